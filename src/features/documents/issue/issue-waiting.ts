// The drafts that waited are issued once the relay answers: one after the other, in one tab.
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';
import type { Connected } from '#store/sync/connected.ts';
import { isRelayFault } from '#store/sync/relay/fault.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { issueDocument } from './issue.ts';
import { setWaiting, waitingDrafts, waitingKey } from './waiting-drafts.ts';

/** Issues what waits, one after the other, in one tab; as soon as the relay is gone again the rest goes on waiting. */
export async function issueWaiting(): Promise<void> {
  const { store } = session;
  await navigator.locks.request(waitingKey(store.id), { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (const draft of await waitingDrafts(store.id)) {
      const connected = await session.relay();
      // Another company was opened meanwhile: this one's turn comes when it is open again.
      if (!connected || !session.opened || session.store !== store || !(await issueOne(store, draft, connected))) return;
      await setWaiting(store.id, draft, false);
    }
  });
}

/** @returns false when it must go on waiting */
async function issueOne(store: CompanyStore, draft: string, connected: Connected): Promise<boolean> {
  try {
    const { number } = await issueDocument(store, draft, new Date().toISOString(), connected, false);
    showToast(m.documents_waiting_issued({ number }));
  } catch (error) {
    if (isRelayFault(error) || (error instanceof StoreError && error.code === 'busy')) return false;
    // Issued or deleted meanwhile: nothing waits any more.
    if (!(error instanceof StoreError && (error.code === 'sealed' || error.code === 'absent'))) showToast(m.documents_waiting_failed(), { tone: 'late' });
  }
  return true;
}
