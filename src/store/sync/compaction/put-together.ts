// What several envelopes of one scope say, said once. Nothing but the envelopes themselves goes into it: a device that misses some of the log
// can never hide them behind what it has.
import { toBase64url } from '#sync/bytes.ts';
import type { Item } from '#sync/codec/items.ts';
import { coversOf } from '#sync/envelope/gaps.ts';
import type { SyncId } from '#sync/ids.ts';
import { joined } from '../../record/doc.ts';
import type { Verified } from '../arrival.ts';

/**
 * @param envelopes of one scope, in the order of the log
 * @param page all of the log that they are taken out of, in its order
 * @throws when an update cannot be read
 */
export function putTogether(envelopes: readonly Verified[], page: readonly Verified[]): Item[] {
  const items = envelopes.flatMap((envelope) => envelope.items);
  const of = <T extends Item['type']>(type: T) => items.filter((item) => item.type === type) as Extract<Item, { type: T }>[];
  const ranges = coversOf(envelopes.map(({ header }) => header), of('covers').flatMap((item) => item.ranges), envelopes[0]!.header.scope);
  const files = new Map(of('blobRef').map((item) => [`${toBase64url(item.hash)} ${item.epoch}`, item]));
  return [...updatesOf(new Set(envelopes), page), ...entriesOf(of('entries')), ...files.values(), ...seenOf(of('seen')), { type: 'covers', ranges }];
}

type Update = Extract<Item, { type: 'update' }>;

/**
 * Updates of one record as one, but not across one that stays where it is: that builds on what came before it, and what came after builds on it,
 * so that neither could be read before the other.
 */
function updatesOf(within: ReadonlySet<Verified>, page: readonly Verified[]): Item[] {
  const open = new Map<string, Update[]>();
  const runs: Update[][] = [];
  for (const envelope of page) {
    for (const item of envelope.items) {
      if (item.type !== 'update') continue;
      const key = JSON.stringify([item.record, item.kind]);
      const run = open.get(key);
      if (!within.has(envelope)) open.delete(key);
      else if (run) run.push(item);
      else {
        const begun = [item];
        open.set(key, begun);
        runs.push(begun);
      }
    }
  }
  return runs.map((same) => ({ ...same[0]!, bytes: joined(same.map(({ bytes }) => bytes)) }));
}

function entriesOf(all: readonly Extract<Item, { type: 'entries' }>[]): Item[] {
  const documents = Map.groupBy(all, ({ document }) => document);
  return [...documents].map(([document, same]) => ({ type: 'entries', document, json: [...new Set(same.flatMap(({ json }) => json))] }));
}

function seenOf(all: readonly Extract<Item, { type: 'seen' }>[]): Item[] {
  const heads = new Map<SyncId, number>();
  for (const { device, n } of all.flatMap((item) => item.heads)) heads.set(device, Math.max(n, heads.get(device) ?? 0));
  return heads.size > 0 ? [{ type: 'seen', heads: [...heads].map(([device, n]) => ({ device, n })) }] : [];
}
