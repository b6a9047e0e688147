// Two stores on one new database, as two tabs would have them.
import { CompanyStore, type OpenOptions } from '../company.ts';

let count = 0;

/** A database name that no other test of this run uses. */
export const newDatabase = () => `carnet-test-${Date.now().toString(36)}-${++count}`;

export function twoTabs(options: OpenOptions = {}): { database: string; one: CompanyStore; two: CompanyStore } {
  const database = newDatabase();
  return { database, one: new CompanyStore('test', database, options), two: new CompanyStore('test', database) };
}
