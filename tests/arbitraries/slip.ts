// Self-billing drafts that may be issued: a drawn invoice turned round, its buyer the seller, under every regime and standing that there is.
import fc from 'fast-check';
import { withSelfBillingJournals } from '#domain/company/self-billing.ts';
import type { Draft } from '#domain/document/model.ts';
import { priceDraft } from '#domain/document/price.ts';
import type { SupplierParty } from '#domain/supplier/model.ts';
import type { Regime, SellerRegime } from '#domain/tax/regimes.ts';
import { type Drawn, drawn } from './draft.ts';
import { type BuyerName, buyers, company } from './samples.ts';

const BELGIAN = ['belgian', 'belgian1', 'vatOnly'] as const;
const FOREIGN = ['french', 'german', 'dutch', 'italian', 'swedish', 'luxembourgish'] as const;

interface Standing {
  regime: Regime;
  sellerRegime: SellerRegime;
  sellers: readonly BuyerName[];
}

/** Who may sell to us, and how. A seller without any number has no UBL. */
const STANDINGS: readonly Standing[] = [
  { regime: 'normal', sellerRegime: 'normal', sellers: BELGIAN },
  { regime: 'normal', sellerRegime: 'franchise', sellers: BELGIAN },
  { regime: 'normal', sellerRegime: 'notLiable', sellers: ['association', 'belgian'] },
  { regime: 'cocontractor', sellerRegime: 'normal', sellers: BELGIAN },
  { regime: 'reverseCharge', sellerRegime: 'normal', sellers: FOREIGN },
  { regime: 'intraEU', sellerRegime: 'normal', sellers: FOREIGN },
  { regime: 'exempt', sellerRegime: 'normal', sellers: BELGIAN }
];

const buyer = withSelfBillingJournals(company);
const CREDITS = { id: 'credited', number: '2026-BA0115', issueDate: '2026-10-01' };

function turned({ draft }: Drawn, { regime, sellerRegime }: Standing, who: BuyerName, iban: string | undefined): Drawn {
  const { buyer: drawnBuyer, customerId: _, prepaid: __, ...rest } = draft;
  const { attention: ___, ...seller } = { ...drawnBuyer, ...buyers[who], name: drawnBuyer!.name } as SupplierParty;
  const slip: Draft = {
    ...rest,
    kind: draft.kind === 'creditNote' ? 'selfBillingCreditNote' : 'selfBilling',
    supplier: { ...seller, ...(iban && { iban }) },
    ...{ regime, sellerRegime, agreedOn: '2026-01-05' },
    deliveryDate: regime === 'intraEU' ? '2026-11-20' : draft.deliveryDate,
    deliveryAddress: draft.deliveryAddress && { ...draft.deliveryAddress, country: 'BE' },
    credits: draft.kind === 'creditNote' ? { ...CREDITS, vatRegime: sellerRegime } : undefined,
    lines: draft.lines.map((line) => ({ ...line, regime: regime === 'cocontractor' ? line.regime : undefined }))
  };
  const due = priceDraft(slip, buyer)?.payable ?? 0;
  const positive = slip.lines.map((line) => ({ ...line, quantity: line.quantity.replace('-', ''), unitPrice: line.unitPrice.replace('-', ''), discount: undefined }));
  return { company: buyer, draft: due >= 0 ? slip : { ...slip, discount: undefined, lines: positive } };
}

/** Self-billing drafts that the app would issue, with the company that issues them; every one of them has a UBL. */
export const drawnSlip = (): fc.Arbitrary<Drawn> =>
  fc.constantFrom(...STANDINGS).chain((standing) => fc.tuple(drawn(), fc.constantFrom(...standing.sellers), fc.constantFrom('BE16985000000174', undefined)).map(([one, who, iban]) => turned(one, standing, who, iban)));
