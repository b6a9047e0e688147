// What the parts of the editor share: the open draft, its totals, the line being edited, and the acts on them.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import { applyProduct } from '#domain/document/edit/apply-product.ts';
import { chooseCustomer, refreshBuyer } from '#domain/document/edit/choose-customer.ts';
import { chooseSupplier, refreshSupplier, setSellerRegime } from '#domain/document/edit/choose-supplier.ts';
import { changeLine, duplicateLine, linesOf, moveLine, moveLineBy, removeLine, restoreLine } from '#domain/document/edit/lines.ts';
import { convertPrices, setPriceMode } from '#domain/document/edit/price-mode.ts';
import { rateFor, type RateContext } from '#domain/document/edit/rates.ts';
import { setLanguage } from '#domain/document/edit/set-language.ts';
import { setLineRegime, setRegime } from '#domain/document/edit/set-regime.ts';
import type { Draft, Line, LineKind, PriceMode } from '#domain/document/model.ts';
import { priceDraft } from '#domain/document/price.ts';
import { sellerRegimeOf } from '#domain/document/seller-regime.ts';
import type { Customer } from '#domain/party/model.ts';
import type { Product } from '#domain/product/model.ts';
import type { Lang } from '#domain/record.ts';
import type { Supplier } from '#domain/supplier/model.ts';
import { type Regime, type SellerRegime, ratesAllowed, governing } from '#domain/tax/regimes.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { closeToast, showToast } from '#ui/toast.svelte.ts';
import { UnreadFields } from '#ui/unread.svelte.ts';
import { addNewLine } from './add-new-line.ts';
import { changesText } from './changes-text.ts';

/** The open record of a draft, as `#store/draft.svelte.ts` gives it. */
export interface OpenDraft {
  readonly current: Draft | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly state: 'saved' | 'saving' | 'failed';
  /** Milliseconds since 1970. */
  readonly savedAt: number | undefined;
  change(verb: (draft: Draft) => Draft): void;
  /** Resolves once everything typed so far is stored; rejects when it could not be. */
  flush(): Promise<void>;
  undo(): void;
  redo(): void;
}

export class Editor {
  #open = $state<string>();
  /** A line that is open and says nothing yet: it enters the draft with the first that is put into it. */
  #begun = $state.raw<{ id: string; kind: LineKind; after: string | undefined }>();
  /** Fields of the open line that cannot be read: it stays open meanwhile, and nothing is issued. */
  readonly fields = new UnreadFields();
  /** Products behind the lines, for their own rates; filled as they are met. */
  readonly products = new Map<string, Product>();
  readonly store: CompanyStore;
  readonly record: OpenDraft;
  /** Toasts that offer to take something of this draft back. */
  #offers: readonly number[] = [];
  readonly #company: () => Company;
  readonly #today: () => IsoDate;

  constructor(parts: { store: CompanyStore; record: OpenDraft; draft: () => Draft; company: () => Company; today: () => IsoDate }) {
    this.store = parts.store;
    this.record = parts.record;
    this.#draft = parts.draft;
    this.#company = parts.company;
    this.#today = parts.today;
  }

  readonly #draft: () => Draft;

  /** Id of the line that is unfolded. */
  get open(): string | undefined {
    return this.#open;
  }

  /** A line with a number that cannot be read stays open: folded, it would show the last good one as if it had been typed. */
  set open(id: string | undefined) {
    if (id === this.#open || this.fields.stop()) return;
    this.#begun = undefined;
    this.#open = id;
  }

  get draft(): Draft {
    return this.#draft();
  }
  get company(): Company {
    return this.#company();
  }
  /** How who sells, we or a supplier, stands towards VAT on this document. */
  get seller(): SellerRegime {
    return sellerRegimeOf(this.draft, this.company);
  }
  get today(): IsoDate {
    return this.#today();
  }
  /** The day whose rates and texts count. */
  get date(): IsoDate {
    return this.draft.issueDate ?? this.today;
  }

  readonly #shown = $derived.by(() => (this.#begun ? addNewLine(this.draft, this.#begun, this.rates, this.#begun.after) : this.draft));
  /** Those of the draft, and the one that is begun. */
  readonly lines = $derived.by(() => linesOf(this.#shown));
  /** Null when an amount is beyond what can be counted exactly. */
  readonly totals = $derived.by(() => priceDraft(this.#shown, this.company));
  readonly amounts = $derived(new Map(this.totals?.lines.map((line) => [line.id, line])));

  get rates(): RateContext {
    return { seller: this.seller, date: this.date, rate: this.company.rate, products: this.products };
  }

  /** The rates that a line of this regime may have, the proposed one first. */
  allowed(regime: Regime): readonly string[] {
    return ratesAllowed(governing(this.seller, regime), this.date);
  }

  change = (verb: (draft: Draft) => Draft): void => this.record.change(verb);

  /** Sets fields of the draft; `undefined` takes one away. */
  set(fields: Partial<Draft>): void {
    this.change((draft) => ({ ...draft, ...fields }));
  }

  line(id: string, fields: Partial<Omit<Line, 'id' | 'pos'>>): void {
    this.change(this.#holding(id, (draft) => changeLine(draft, id, fields)));
  }

  /** The verb on a draft that holds the line: one that was only begun enters with it. */
  #holding(id: string, verb: (draft: Draft) => Draft): (draft: Draft) => Draft {
    const begun = this.#begun;
    if (begun?.id !== id) return verb;
    const context = this.rates;
    this.#begun = undefined;
    return (draft) => verb(draft.lines.some((line) => line.id === id) ? draft : addNewLine(draft, begun, context, begun.after));
  }

  async chooseCustomer(customer: Customer): Promise<void> {
    await this.meetProducts();
    const context = this.rates;
    const { products, company } = this;
    this.#told((draft) => chooseCustomer(setLanguage(draft, customer.language, products), customer, company, context));
    if (this.lines.length === 0) this.add();
  }

  async chooseSupplier(supplier: Supplier): Promise<void> {
    await this.meetProducts();
    const context = this.rates;
    const { products, company } = this;
    this.#told((draft) => chooseSupplier(setLanguage(draft, supplier.language, products), supplier, company, context));
    if (this.lines.length === 0) this.add();
  }

  /** Takes over what was corrected in the seller's record; standing, regime and term stay as they are here. */
  refreshSupplier(supplier: Supplier): void {
    this.change((draft) => refreshSupplier(draft, supplier));
  }

  setSellerRegime(seller: SellerRegime): void {
    const context = this.rates;
    this.#told((draft) => setSellerRegime(draft, seller, context));
  }

  /** Takes over what was corrected in the customer's record: name, address, numbers; regime and term stay as they are here. */
  refreshCustomer(customer: Customer): void {
    this.change((draft) => refreshBuyer(draft, customer));
  }

  setRegime(regime: Regime): void {
    const context = this.rates;
    this.#told((draft) => setRegime(draft, regime, context));
  }

  setLineRegime(id: string, regime: Regime): void {
    const context = this.rates;
    this.#told(this.#holding(id, (draft) => setLineRegime(draft, id, regime, context)));
  }

  /** A change after which rates and prices may follow: when they do, it is said, and can be taken back. */
  #told(verb: (draft: Draft) => Draft): void {
    const before = linesOf(this.draft);
    this.change(verb);
    const text = changesText(before, linesOf(this.draft));
    if (text) this.#offer(text, () => this.record.undo());
  }

  setLanguage(language: Lang): void {
    const { products } = this;
    this.change((draft) => setLanguage(draft, language, products));
  }

  setPriceMode(mode: PriceMode): void {
    this.change((draft) => setPriceMode(draft, mode));
  }

  /** Converts the prices that were typed in the mode `from` into the present mode. */
  convertFrom(from: PriceMode): void {
    const { seller } = this;
    this.change((draft) => convertPrices(setPriceMode(draft, from), draft.priceMode, seller));
  }

  addCharge(): void {
    const rate = rateFor(this.draft.regime, undefined, this.rates);
    this.set({ charge: { kind: 'amount', value: '0', rate } });
  }

  /** Begins a line at the end or after another, unfolded; not while a number of the open one cannot be read. */
  add(kind: LineKind = 'item', after?: string): void {
    if (this.fields.stop()) return;
    const id = this.store.newId();
    this.#begun = { id, kind, after: after === this.#begun?.id ? this.#begun?.after : after };
    this.#open = id;
  }

  /** Enter in a line: the next one, or a new one after the last. */
  next(id: string): void {
    const following = this.lines[this.lines.findIndex((line) => line.id === id) + 1];
    if (following) this.open = following.id;
    else this.add('item', id);
  }

  /** Fills a line from a product. */
  take(id: string, product: Product): void {
    this.products.set(product.id, product);
    const context = { date: this.date, seller: this.seller };
    this.change(this.#holding(id, (draft) => applyProduct(draft, id, product, context)));
  }

  remove(id: string): void {
    const line = this.lines.find((l) => l.id === id);
    if (!line) return;
    if (this.#open === id) this.#open = undefined;
    if (this.#begun?.id === id) {
      this.#begun = undefined;
      return;
    }
    this.change((draft) => removeLine(draft, id));
    this.#offer(m.documents_line_removed({ name: shortened(line.name) }), () => this.change((draft) => restoreLine(draft, line)));
  }

  duplicate(id: string): void {
    if (this.fields.stop()) return;
    const copy = this.store.newId();
    this.change(this.#holding(id, (draft) => duplicateLine(draft, id, copy)));
    this.open = copy;
  }

  move(id: string, index: number): void {
    this.change(this.#holding(id, (draft) => moveLine(draft, id, index)));
  }

  moveBy(id: string, steps: number): void {
    this.change(this.#holding(id, (draft) => moveLineBy(draft, id, steps)));
  }

  /** Says what was done, and offers to take it back for as long as it is this draft that one looks at. */
  #offer(text: string, undo: () => void): void {
    this.#offers = [...this.#offers, showToast(text, { undo })];
  }

  /** Takes those offers off the screen: what is being issued, or left, is no longer changed from there. */
  endOffers(): void {
    for (const id of this.#offers) closeToast(id);
    this.#offers = [];
  }

  /** Waits until what was typed is stored. */
  flush(): Promise<void> {
    return this.record.flush();
  }

  /** Reads the products of the lines, so that a change of regime knows their own rates. */
  async meetProducts(): Promise<void> {
    const unknown = this.lines.flatMap(({ productId }) => (productId && !this.products.has(productId) ? [productId] : []));
    for (const id of new Set(unknown)) {
      const product = await this.store.get('product', id);
      if (product) this.products.set(id, product);
    }
  }
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name || m.documents_line_unnamed();
}
