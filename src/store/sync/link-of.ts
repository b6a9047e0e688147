// To which relay a company of this device belongs, without opening it for work.
import { CompanyDb } from '../db.ts';
import { deviceOf } from '#sync/list/state.ts';
import { LINK, type Link, readState } from './state.ts';

/** @param database name of the company's database @returns undefined with no relay, and where this device was cut off */
export async function linkOf(database: string): Promise<Link | undefined> {
  const db = new CompanyDb(database);
  try {
    const [link, list, phase] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'phase')]);
    const lost = (link && list && deviceOf(list, link.device)?.revoked) || phase?.state === 'refused' || (phase?.state === 'attention' && phase.why === 'pair-again');
    return lost ? undefined : link;
  } finally {
    db.close();
  }
}
