// What a golden document is: a draft to issue, and the totals that were worked out by hand for it.
import type { Company } from '#domain/company/model.ts';
import type { Draft } from '#domain/document/model.ts';

export interface Golden {
  name: string;
  draft: Draft;
  /** Absent: the sample company. */
  company?: Company;
  /** Embeds a PDF. */
  pdf?: boolean;
  /** [net, VAT, payable] in euros, by hand. */
  totals: [net: string, vat: string, payable: string];
  /** Texts that must stand in the XML. */
  says?: string[];
}
