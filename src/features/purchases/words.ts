// Purchases in words: who owes the VAT, what a category is.
import { type Treatment, TREATMENTS } from '#domain/purchase/treatment.ts';
import { NATURES, type Nature } from '#domain/purchase/model.ts';
import { m } from '#messages';

const treatments: Record<Treatment, () => string> = {
  domestic: m.purchases_treatment_domestic,
  cocontractor: m.purchases_treatment_cocontractor,
  intraGoods: m.purchases_treatment_intra_goods,
  euServices: m.purchases_treatment_eu_services,
  otherServices: m.purchases_treatment_other_services,
  import: m.purchases_treatment_import,
  none: m.purchases_treatment_none
};

/** "Belgian VAT charged" … */
export const treatmentName = (treatment: Treatment): string => treatments[treatment]();

/** For a Select, in the reader's language. */
export const TREATMENT_OPTIONS = (): { value: Treatment; label: string }[] => TREATMENTS.map((value) => ({ value, label: treatmentName(value) }));

const natures: Record<Nature, () => string> = { goods: m.purchases_nature_goods, services: m.purchases_nature_services, investment: m.purchases_nature_investment };

/** For a Select: grids 81, 82, 83. */
export const NATURE_OPTIONS = (): { value: Nature; label: string }[] => NATURES.map((value) => ({ value, label: natures[value]() }));
