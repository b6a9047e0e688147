// One list as a person looks at it: which tab, period, words, order and columns; what of it is ticked. Remembered per device.
import * as z from 'zod/mini';
import type { IsoDate } from '#domain/dates.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import type { Condition, ListQuery } from '#store/list/query.ts';
import { Live } from '#store/live.svelte.ts';
import type { RowOf } from '#store/gate/writes.ts';
import type { RowTable } from '#store/record/kinds.ts';
import type { ListGroup, Sort } from '#ui/list.ts';
import { type PeriodChoice, periodDays } from '#ui/period.ts';
import { Selection } from '#ui/selection.svelte.ts';
import { rememberedPeriod } from './period.ts';

export interface ListTab {
  value: string;
  label(): string;
  where(today: IsoDate): Condition[];
  /** Its number is shown beside the word. */
  counted?: boolean;
  /** Absent: it is always offered. Asked in a reactive place. */
  shown?(): boolean;
}

/** One more filter beside tab and period. */
export interface ListChoices {
  label: string;
  /** Of the choice that leaves nothing out. */
  all: string;
  options: readonly { value: string; label: string; where: readonly Condition[] }[];
}

export interface ListSpec<Table extends RowTable = RowTable> {
  /** Names what is remembered, e.g. `invoices`. */
  id: string;
  table: Table;
  /** What makes it this list: kind, not archived … */
  where: readonly Condition[];
  /** The first one stands for "all". */
  tabs: readonly ListTab[];
  /** The date that a period filters; absent: no period is offered. */
  dateColumn?: string;
  /** Asked in a reactive place; absent or undefined: no further filter. */
  choices?(): ListChoices | undefined;
  sort: Sort;
  /** Columns of the store by the key of the table's column, where they differ. */
  sortColumns?: Record<string, string>;
  /** Columns of the table that are not shown until the person asks for them. */
  hidden?: readonly string[];
  /** Columns whose sum stands at the foot. */
  sum?: readonly string[];
}

const remembered = z.object({
  tab: z.optional(z.string()),
  choice: z.optional(z.string()),
  period: z.optional(rememberedPeriod),
  sort: z.optional(z.object({ key: z.string(), down: z.boolean() })),
  hidden: z.optional(z.array(z.string()))
});

/** What the foot and the heads of a list say, and its first rows, which come with them. */
export interface Summary<Row> {
  count: number;
  sums: Record<string, number>;
  groups: readonly ListGroup[];
  first: readonly Row[];
}

export class ListState<Table extends RowTable> {
  readonly spec: ListSpec<Table>;
  readonly selection = new Selection();
  tab = $state('');
  /** Undefined: all dates. */
  period = $state.raw<PeriodChoice>();
  /** Value of one of the choices; '': all. */
  choice = $state('');
  text = $state('');
  sort = $state.raw<Sort>({ key: '', down: false });
  hidden = $state.raw<string[]>([]);
  /** False until what was remembered has been read, so that the list does not show two orders one after the other. */
  ready = $state(false);
  readonly #store: CompanyStore;
  readonly #today: () => IsoDate;
  readonly #groupsOf: (query: ListQuery, store: CompanyStore) => Promise<readonly ListGroup[]>;

  /**
   * @param today read in a reactive place, so that "overdue" follows the calendar
   * @param groupsOf heads of the phone's list for a query in the default order; none when absent
   */
  constructor(spec: ListSpec<Table>, store: CompanyStore, today: () => IsoDate, groupsOf = async (_query: ListQuery, _store: CompanyStore): Promise<readonly ListGroup[]> => []) {
    this.spec = spec;
    this.#store = store;
    this.#today = today;
    this.#groupsOf = groupsOf;
    this.tab = spec.tabs[0]?.value ?? '';
    this.sort = spec.sort;
  }

  /** Reads what this device remembers; `asked` (from an address such as `?tab=overdue`) comes before it. */
  async recall(asked: { tab?: string | null }): Promise<void> {
    const kept = (await device.preference(`list:${this.spec.id}`, remembered)) ?? {};
    const tab = asked.tab ?? kept.tab;
    if (this.spec.tabs.some((t) => t.value === tab)) this.tab = tab!;
    // A tab that was asked for shows all of it: a remembered period would hide part without saying why.
    if (kept.period !== undefined && !asked.tab) this.period = kept.period;
    if (kept.choice !== undefined && !asked.tab) this.choice = kept.choice;
    if (kept.sort) this.sort = kept.sort;
    this.hidden = kept.hidden ?? [...(this.spec.hidden ?? [])];
    this.ready = true;
  }

  /** Changes the filter or the order and remembers it. Ticks are taken off: they belonged to another list. */
  async look(change: Partial<Pick<ListState<Table>, 'tab' | 'period' | 'choice' | 'sort' | 'hidden'>>): Promise<void> {
    Object.assign(this, change);
    if (!('hidden' in change)) this.selection.clear();
    const { tab, period, choice, sort, hidden } = this;
    await device.remember(`list:${this.spec.id}`, { tab, period, choice, sort, hidden: [...hidden] });
  }

  /** Looks for words; not remembered. */
  search(text: string): void {
    this.text = text;
    this.selection.clear();
  }

  #conditions(tab: string): Condition[] {
    const { where, tabs, dateColumn } = this.spec;
    const period = dateColumn && this.period ? [{ column: dateColumn, ...periodDays(this.period, this.#today()) }] : [];
    const chosen = this.choices?.options.find(({ value }) => value === this.choice)?.where ?? [];
    return [...where, ...(tabs.find((t) => t.value === tab)?.where(this.#today()) ?? []), ...period, ...chosen];
  }

  /** What more can be chosen among. */
  readonly choices: ListChoices | undefined = $derived.by(() => this.spec.choices?.());

  /** The tabs that are offered; the one that is looked at stays. */
  readonly tabs: readonly ListTab[] = $derived.by(() => this.spec.tabs.filter((tab) => tab.value === this.tab || (tab.shown?.() ?? true)));

  /** The query as it stands, without place. */
  readonly query: ListQuery = $derived.by(() => ({
    where: this.#conditions(this.tab),
    text: this.text,
    sort: { by: this.spec.sortColumns?.[this.sort.key] ?? this.sort.key, desc: this.sort.down }
  }));

  readonly #summary = $derived.by(() => {
    const query = this.query;
    const sum = this.spec.sum ?? [];
    const inDefaultOrder = this.sort.key === this.spec.sort.key && this.sort.down === this.spec.sort.down;
    return new Live(async (): Promise<Summary<RowOf[Table]>> => {
      const page = async () => {
        const { ids, count, sums } = await this.#store.list(this.spec.table, { ...query, sum });
        return { count, sums, first: await this.#store.rows(this.spec.table, ids) };
      };
      const [found, groups] = await Promise.all([page(), inDefaultOrder ? this.#groupsOf(query, this.#store) : []]);
      return { ...found, groups };
    });
  });

  readonly #counts = $derived.by(() => {
    const counted = this.tabs.filter((tab) => tab.counted).map((tab) => ({ value: tab.value, where: this.#conditions(tab.value) }));
    const text = this.text;
    return new Live(async () => {
      const counts = await Promise.all(counted.map(({ where }) => this.#store.list(this.spec.table, { where, text, sort: { by: 'id' }, limit: 0 })));
      return new Map(counts.map(({ count }, i) => [counted[i]!.value, count]));
    });
  });

  /** Sums of the rows that are marked one by one: ticked, or left out of all that are. */
  readonly #marked = $derived.by(() => {
    const selected = this.selection.selected();
    const ids = selected.all ? selected.except : selected.ids;
    if (ids.length === 0) return undefined;
    const { table, sum = [] } = this.spec;
    return new Live(async () => {
      const rows = (await this.#store.rows(table, ids)) as unknown as readonly Record<string, number>[];
      return Object.fromEntries(sum.map((column) => [column, rows.reduce((total, row) => total + (row[column] ?? 0), 0)]));
    });
  });

  /** What stands at the foot: of what is ticked, else of all that the filter shows. Undefined until it is known. */
  get sums(): Record<string, number> | undefined {
    const all = this.summary?.sums;
    if (!this.#marked) return all;
    const marked = this.#marked.current;
    if (!marked || !this.selection.selected().all) return marked;
    return all && Object.fromEntries(Object.entries(all).map(([column, sum]) => [column, sum - (marked[column] ?? 0)]));
  }

  /** Undefined until the first answer. */
  get summary(): Summary<RowOf[Table]> | undefined {
    return this.#summary.current;
  }

  get error(): unknown {
    return this.#summary.error;
  }

  /** How many each counted tab holds. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts.current ?? new Map();
  }

  /** Rows by place. A new function whenever the data, the filter or the order changed, as DataTable and ListView want it. */
  readonly items = $derived.by(() => {
    const summary = this.summary;
    const query = this.query;
    return async (offset: number, limit: number): Promise<readonly RowOf[Table][]> => {
      if (summary && offset === 0 && summary.first.length >= Math.min(limit, summary.count)) return summary.first.slice(0, limit);
      const { ids } = await this.#store.list(this.spec.table, { ...query, offset, limit });
      return this.#store.rows(this.spec.table, ids);
    };
  });

  /** @returns ids of all that the filter shows, in its order */
  async order(): Promise<string[]> {
    return (await this.#store.list(this.spec.table, { ...this.query, limit: Infinity })).ids;
  }

  /** @returns ids of what is ticked, in the order shown; of all that the filter shows when nothing is ticked */
  async chosen(): Promise<string[]> {
    const ids = await this.order();
    const selected = this.selection.selected();
    return !selected.all && selected.ids.length === 0 ? ids : ids.filter((id) => this.selection.has(id));
  }
}
