// Let in again: the copy of the company that was here before goes once all of it is here anew, and that is said.
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import { oneCopy } from '#store/sync/members/one-copy.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Looked at once for each opening. */
const looked = new WeakSet<CompanyStore>();

/** @param store of a company that is up to date with its relay */
export async function clearCopies(store: CompanyStore): Promise<void> {
  if (looked.has(store)) return;
  looked.add(store);
  if ((await oneCopy(device, store)) > 0) showToast(m.devices_old_copy_gone());
}
