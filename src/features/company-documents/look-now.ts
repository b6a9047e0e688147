// Asking the relay for what is new at the government, and for documents that are not here yet.
import { mainOf } from '#domain/company-document/of-ebox.ts';
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { showToast } from '#ui/toast.svelte.ts';
import { EBOX_APP } from './paths.ts';

/** What there is comes by itself afterwards. @throws RelayFault */
export async function lookNow(): Promise<void> {
  const connected = await session.relay();
  if (!connected) return void showToast(m.papers_no_relay(), { tone: 'late' });
  await connected.relay.look(EBOX_APP);
  showToast(m.papers_looking());
  session.syncNow();
}

/** Whether fetching that attachment marks the message as read at the government. */
export function marksRead({ ebox }: Pick<CompanyDocument, 'ebox'>, attachment: string): boolean {
  return ebox !== undefined && !ebox.message.isRead && mainOf(ebox.message)?.id === attachment;
}

/**
 * Brings one attachment to the company's devices; it is in the document when it is here.
 * @returns why not, in words; undefined when it is on its way @throws RelayFault
 */
export async function fetchAttachment({ ebox }: Pick<CompanyDocument, 'ebox'>, attachment: string): Promise<string | undefined> {
  const connected = await session.relay();
  if (!connected || !ebox) return m.papers_no_relay();
  const { fault } = await connected.relay.fetchOutside(ebox.connection, { provider: ebox.provider.id, message: ebox.message.id, attachments: [attachment] });
  if (fault !== undefined) return fault === 'absent' ? m.papers_fault_absent() : m.papers_fault();
  session.syncNow();
  return undefined;
}
