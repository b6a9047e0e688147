// The categories of apps in words.
import type { AppCategory } from '#features/app/define.ts';
import { m } from '#messages';

export const CATEGORY_WORDS: Record<AppCategory, () => string> = {
  documents: m.apps_documents,
  customers: m.apps_customers,
  products: m.apps_products,
  payments: m.apps_payments,
  accounting: m.apps_accounting,
  companyDocuments: m.apps_company_documents,
  planning: m.apps_planning,
  advanced: m.apps_advanced
};
