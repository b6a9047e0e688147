// A draft is issued on another device while this one holds changes to it that are not in what was sealed: they go on as a draft of their own.
import type { Draft } from '#domain/document/model.ts';
import type { Crypto } from '#sync/crypto.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import { type SyncId, ulidOf } from '#sync/ids.ts';
import { prepareEdit } from '../gate/edit.ts';
import type { Preparing } from '../gate/gate.ts';
import { diff } from '../record/diff.ts';
import { applyUpdate, copyOf, leavesOf, saysMore } from '../record/doc.ts';
import type { Opened } from '../record/records.ts';
import type { CameSeal } from './came-seals.ts';

/** Each device keeps what is its own: the same seal again, or another tab, makes the same draft. */
async function keptId(crypto: Crypto, record: string, device: SyncId): Promise<string> {
  return ulidOf((await crypto.sha256(utf8(`carnet/1/kept|${record}|${device}`))).subarray(0, 16));
}

/** Before what came is merged: what stands here is what the person saw last. */
export async function keepDrafts(preparing: Preparing, crypto: Crypto, device: SyncId, seals: readonly CameSeal[]): Promise<void> {
  const { db, writes } = preparing;
  for (const { record, from } of seals) {
    // Issued here as well: there is no draft any more.
    if (!from || (await db.sealed.get(record))) continue;
    const here = await preparing.open(record);
    const draft = here.record as Draft | undefined;
    if (!draft || draft.deletedAt || !isOwn(here, from, writes.author, await unsentRecords(preparing))) continue;
    const id = await keptId(crypto, record, device);
    if (writes.records.some((write) => write.id === id) || (await preparing.open(id)).record) continue;
    await prepareEdit(preparing, draft.kind, id, () => ({ ...draft, id, keptFrom: record }));
  }
}

function isOwn(here: Opened, from: Uint8Array, author: number, unsent: ReadonlySet<string>): boolean {
  const sealed = copyOf(undefined);
  try {
    applyUpdate(sealed, from);
  } catch {
    // Nobody can say what it was sealed from: that is set aside where it is merged, and what stands here stays.
    return false;
  }
  if (!saysMore(here.doc, sealed, author) && !unsent.has(here.id)) return false;
  return diff(leavesOf(sealed), leavesOf(here.doc)).length > 0;
}

/** Records of which changes wait to be sent: those that only take something away leave no other trace. */
function unsentRecords({ db, once }: Preparing): Promise<ReadonlySet<string>> {
  return once('unsent records', async () => {
    const records = new Set<string>();
    await db.outbox.each(({ what }) => void (what.type === 'update' && records.add(what.record)));
    return records;
  });
}
