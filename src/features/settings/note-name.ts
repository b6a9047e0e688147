// Keeps the list of companies on this device true to the company's name and number.
import type { Company } from '#domain/company/model.ts';
import { device } from '#store/device.ts';

/** Notes name and number anew where they have changed. */
export async function noteName(id: string, company: Company): Promise<void> {
  const entry = (await device.companies()).find((known) => known.id === id);
  if (!entry || (entry.name === company.name && entry.enterpriseNumber === company.enterpriseNumber)) return;
  await device.enter(id, entry.database, company);
}
