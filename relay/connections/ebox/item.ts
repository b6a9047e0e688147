// Messages and files of one provider as things for the inbox: in so small pieces that each is one item.
import { createHash } from 'node:crypto';
import { beyondIn } from '#domain/ebox/beyond.ts';
import type { EboxTexts } from '#domain/ebox/message.ts';
import { type Ebox, EBOX_LIMITS, type EboxFile } from '#sync/inbox/ebox.ts';
import type { EboxSettings } from '#sync/wire/connections.ts';
import type { Bringer, Came, Standing } from '../type.ts';
import type { Listed } from './messages.ts';
import type { Memory } from './progress.ts';

export type EboxBringer = Bringer<EboxSettings>;

/** A message, or a file with its bytes, and by which name it counts as taken. */
export interface Thing {
  message?: Ebox['messages'][number];
  file?: Omit<EboxFile, 'size'> & { bytes: Uint8Array };
  also: Standing[];
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);

/** The name under which a message is taken; those of its files and of logos. */
export const messageName = (bringer: EboxBringer, { id }: Pick<Memory, 'id'>, message: string): Promise<Came['outside']> => bringer.outside('message', id, message);
export const fileName = (bringer: EboxBringer, { id }: Pick<Memory, 'id'>, message: string, attachment: string): Promise<Came['outside']> => bringer.outside('file', id, message, attachment);
export const logoName = (bringer: EboxBringer, { id }: Pick<Memory, 'id'>, sender: string): Promise<Came['outside']> => bringer.outside('logo', id, sender);

/** How a message stands: in one word what it says, in another who sent it. */
const stateOf = ({ message }: Pick<Listed, 'message'>, sender: EboxTexts | undefined): string => `${digest(message)} ${sender ? digest(sender) : ''}`;

/** Whether there is nothing new in it. That its sender's name could not be had now is no news. */
export function isSame(state: string | undefined, listed: Listed, sender: EboxTexts | undefined): boolean {
  const [said, who] = (state ?? '').split(' ');
  const [says, is] = stateOf(listed, sender).split(' ');
  return said === says && (is === '' || who === is);
}

/** A message as it goes to the devices; of one that says more than an item can hold, what it says beside is left out. */
export async function messageThing(bringer: EboxBringer, memory: Memory, { message, raw }: Listed, sender: EboxTexts | undefined): Promise<Thing> {
  const also = [{ outside: await messageName(bringer, memory, message.id), state: stateOf({ message }, sender) }];
  const beyond = beyondIn(raw);
  const whole = { message, ...(beyond && { raw: beyond }), ...(sender && { sender: { name: sender } }) };
  if (sizeOf(whole) <= EBOX_LIMITS.text) return { message: whole, also };
  const { raw: _, ...rest } = whole;
  return { message: sizeOf(rest) <= EBOX_LIMITS.text ? rest : { ...rest, message: { ...message, facts: [] } }, also };
}

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** Groups that are one item each: so many messages, so many files, so many characters and bytes. */
export function grouped(things: readonly Thing[]): Thing[][] {
  const groups: Thing[][] = [];
  let [text, bytes, files] = [0, 0, 0];
  for (const thing of things) {
    const [ownText, ownBytes] = [thing.message ? sizeOf(thing.message) : 0, thing.file?.bytes.length ?? 0];
    const last = groups.at(-1);
    const fits = text + ownText <= EBOX_LIMITS.text && bytes + ownBytes <= EBOX_LIMITS.file && files + (thing.file ? 1 : 0) <= EBOX_LIMITS.files;
    if (last && fits && last.length < EBOX_LIMITS.messages) last.push(thing);
    else {
      groups.push([thing]);
      [text, bytes, files] = [0, 0, 0];
    }
    text += ownText;
    bytes += ownBytes;
    files += thing.file ? 1 : 0;
  }
  return groups;
}

/** One item of all of them. @param at when it was asked for: what was asked for later says more, whichever came first */
export async function cameOf(bringer: EboxBringer, { id, name }: Pick<Memory, 'id' | 'name'>, things: readonly Thing[], at = bringer.clock.now()): Promise<Came> {
  const receivedAt = new Date(at).toISOString();
  const messages = things.flatMap(({ message }) => message ?? []);
  const files = things.flatMap(({ file }) => file ?? []);
  const also = things.flatMap((thing) => thing.also);
  return {
    // Of the moment: what is in it is known by its own names.
    outside: await bringer.outside('item', receivedAt, id, ...also.flatMap(({ outside, state }) => [Buffer.from(outside).toString('base64url'), state])),
    receivedAt: at,
    also,
    message: { kind: 'ebox', receivedAt, provider: { id, name }, messages, files: files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })) },
    files: files.map(({ bytes }) => bytes)
  };
}
