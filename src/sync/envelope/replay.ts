// An envelope that came before: again (nothing to do), or another one under the same id or number (somebody lies or was set back).
import type { Header } from '../codec/header.ts';
import type { SyncId } from '../ids.ts';
import type { Scope } from '../scopes.ts';

/** What a device remembers of an envelope that it applied. */
export interface Applied {
  id: string;
  device: SyncId;
  scope: Scope;
  n: number;
}

/**
 * `new`: to be applied. `again`: it was. `replay`: its id was another author's or number's, or its number another envelope's: to quarantine.
 * @param byId what was applied under its id @param byNumber what was applied of that device and scope under its number
 */
export function judge({ id, device, scope, n }: Header, byId: Applied | undefined, byNumber: Applied | undefined): 'new' | 'again' | 'replay' {
  if (byId) return byId.device === device && byId.scope === scope && byId.n === n ? 'again' : 'replay';
  return byNumber && byNumber.id !== id ? 'replay' : 'new';
}
