// What several envelopes of one scope say, said once. Nothing but the envelopes themselves goes into it: a device that misses some of the log
// can never hide them behind what it has.
import { toBase64url } from '#sync/bytes.ts';
import type { Item } from '#sync/codec/items.ts';
import { coversOf } from '#sync/envelope/gaps.ts';
import type { SyncId } from '#sync/ids.ts';
import { joined } from '../../record/doc.ts';
import type { Verified } from '../arrival.ts';

/** @param envelopes of one scope, in the order of the log @throws when an update cannot be read */
export function putTogether(envelopes: readonly Verified[]): Item[] {
  const items = envelopes.flatMap((envelope) => envelope.items);
  const of = <T extends Item['type']>(type: T) => items.filter((item) => item.type === type) as Extract<Item, { type: T }>[];
  const ranges = coversOf(envelopes.map(({ header }) => header), of('covers').flatMap((item) => item.ranges), envelopes[0]!.header.scope);
  const files = new Map(of('blobRef').map((item) => [`${toBase64url(item.hash)} ${item.epoch}`, item]));
  return [...updatesOf(of('update')), ...entriesOf(of('entries')), ...files.values(), ...seenOf(of('seen')), { type: 'covers', ranges }];
}

function updatesOf(all: readonly Extract<Item, { type: 'update' }>[]): Item[] {
  const records = Map.groupBy(all, ({ record, kind }) => JSON.stringify([record, kind]));
  return [...records.values()].map((same) => ({ ...same[0]!, bytes: joined(same.map(({ bytes }) => bytes)) }));
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
