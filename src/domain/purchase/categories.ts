// The categories of purchases: those that a company begins with, and the one that a line is in.
import type { Company } from '../company/model.ts';
import type { PurchaseCategory } from './model.ts';

/** Category of a line that names none. */
export const GENERAL = 'general';

const category = (id: string, pos: string, fr: string, nl: string, de: string, en: string, more: Partial<PurchaseCategory> = {}): PurchaseCategory => {
  return { id, pos, name: { fr, nl, de, en }, nature: 'services', deductibleVat: '100', deductibleCost: '100', ...more };
};

/**
 * What a company begins with. Shares of VAT: cars 50 % at most (Code TVA art. 45, § 2), restaurant and reception none (art. 45, § 3); of costs:
 * restaurant 69 %, reception 50 % (CIR 92 art. 53, 8° and 8°bis). Cars depend on their emissions: the person sets it.
 */
export const FIRST_CATEGORIES: readonly PurchaseCategory[] = [
  category(GENERAL, 'B', 'Achats généraux', 'Algemene aankopen', 'Allgemeine Einkäufe', 'General purchases'),
  category('goods', 'C', 'Marchandises et matériaux', 'Handelsgoederen en materialen', 'Waren und Material', 'Goods and materials', { nature: 'goods' }),
  category('subcontracting', 'D', 'Sous-traitance', 'Onderaanneming', 'Unteraufträge', 'Subcontracting'),
  category('energy', 'E', 'Énergie et eau', 'Energie en water', 'Energie und Wasser', 'Energy and water'),
  category('telecom', 'F', 'Téléphone et internet', 'Telefoon en internet', 'Telefon und Internet', 'Phone and internet'),
  category('car', 'G', 'Voiture', 'Auto', 'Auto', 'Car', { deductibleVat: '50' }),
  category('restaurant', 'H', 'Restaurant', 'Restaurant', 'Restaurant', 'Restaurant', { deductibleVat: '0', deductibleCost: '69' }),
  category('reception', 'I', 'Réception et cadeaux', 'Receptie en geschenken', 'Bewirtung und Geschenke', 'Reception and gifts', { deductibleVat: '0', deductibleCost: '50' }),
  category('insurance', 'J', 'Assurances', 'Verzekeringen', 'Versicherungen', 'Insurance'),
  category('equipment', 'K', 'Matériel durable', 'Duurzaam materiaal', 'Anlagegüter', 'Lasting equipment', { nature: 'investment' })
];

/** The company's categories, in their order. */
export function categoriesOf({ purchaseCategories }: Pick<Company, 'purchaseCategories'>): readonly PurchaseCategory[] {
  return purchaseCategories && purchaseCategories.length > 0 ? purchaseCategories : FIRST_CATEGORIES;
}

/** The category of a line; one that was removed since counts as the general one, and that one as fully deductible services. */
export function categoryOf(company: Pick<Company, 'purchaseCategories'>, id = GENERAL): PurchaseCategory {
  const all = categoriesOf(company);
  return all.find((one) => one.id === id) ?? all.find((one) => one.id === GENERAL) ?? FIRST_CATEGORIES[0]!;
}
