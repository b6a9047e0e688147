// Whether an envelope may be written by its author, as list and roles stand.
import type { DeviceEntry } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import type { NewEnvelope, StoredDevice } from '../storage/log-port.ts';

/** The fault of `envelope`, undefined when it may stand. */
export function judge({ scope, issues, epoch: of }: NewEnvelope, author: StoredDevice, epoch: number): 'role' | 'epoch' | undefined {
  const entry = author.entry as DeviceEntry;
  if (!allowed(entry, scope, 'push') || (issues.length > 0 && !allowed(entry, scope, 'issue'))) return 'role';
  return of >= 1 && of <= epoch ? undefined : 'epoch';
}
