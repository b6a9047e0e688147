// The usual margins of the company: general, and of groups of products.
import type { Company } from '#domain/company/model.ts';
import type { Markup } from '#domain/product/markup.ts';

/** The company with this margin for a group ('' for all that have none of their own); undefined takes it away. */
export function setMargin(company: Company, group: string, markup: Markup | undefined): Company {
  const { [group]: _, ...rest } = company.margins ?? {};
  return { ...company, margins: markup ? { ...rest, [group]: markup } : rest };
}
