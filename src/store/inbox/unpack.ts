// What came, by its kind, written as records with their files.
import type { Bytes } from '#sync/bytes.ts';
import type { InboxContent, Mail } from '#sync/inbox/message.ts';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import type { Connected } from '../sync/connected.ts';
import type { Kept } from './empty.ts';
import { keepFiles, keepNew } from './keep.ts';
import { unpacked } from './purchases.ts';

export { keepEbox } from './ebox.ts';

/** A mail's documents as purchases. @throws StoreError */
export async function keepMail({ connection, gate, crypto }: Connected, name: string, outside: Bytes, content: InboxContent<Mail>): Promise<Kept> {
  const made = await unpacked(crypto, name, outside, content);
  const files = made.flatMap(({ file }) => file ?? []);
  // Files first: a record never names what is not here.
  await keepFiles(connection, files, PURCHASES_SCOPE);
  await keepNew(gate, 'purchase', made.map(({ purchase }) => purchase));
  return { records: made.map(({ purchase }) => purchase.id), files: files.map(({ hash }) => hash) };
}
