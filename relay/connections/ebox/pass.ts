// One provider looked through: the newest first until all of a page is known, or all of it; then the documents of what was found, then logos.
import type { EboxMessage } from '#domain/ebox/message.ts';
import { EBOX_LIMITS } from '#sync/inbox/ebox.ts';
import type { EboxSettings } from '#sync/wire/connections.ts';
import type { Came, Job } from '../type.ts';
import { bringFiles, isWanted, type Wanted } from './files.ts';
import { cameOf, fileName, grouped, isSame, logoName, messageName, messageThing, type Thing } from './item.ts';
import { type Listed, pagesOf } from './messages.ts';
import type { Memory } from './progress.ts';
import type { Sender, Senders } from './senders.ts';
import type { Reading } from './session.ts';

/** How long until all is looked through again: what changed further down; until what could not be had is tried again. */
const WEEK_MS = 7 * 86_400_000;
const AGAIN_MS = 6 * 3_600_000;

export interface Pass {
  job: Job<EboxSettings>;
  session: Reading;
  senders: Senders;
  /** Changed as it goes. */
  memory: Memory;
  /** Keeps how far all have come, with what came. */
  keep(came?: Came): Promise<void>;
  /** What is to be listed is listed. */
  listed(): Promise<void>;
}

/** @throws ConnectionFault of the provider, or of the inbox (`full`, `key`) */
export async function lookThrough(pass: Pass): Promise<void> {
  const { job, session, senders, memory, keep } = pass;
  const { archive } = job.settings;
  const [now, before] = [job.clock.now(), memory.fullAt];
  const isFull = before <= now || memory.archive !== archive;
  const wanted: Wanted[] = [];
  const found = new Map<string, Sender>();
  let [isShorter, askedAt] = [false, now];
  for await (const page of pagesOf(session, memory)) {
    for (const [number, sender] of await senders.of(page.listed.flatMap(({ message }) => message.sender.number ?? []))) found.set(number, sender);
    const nameOf = ({ sender }: EboxMessage): Sender | undefined => found.get(sender.number ?? '');
    const fresh = await freshOf(job, memory, page.listed, nameOf);
    const due = await dueOf(job, memory, page.listed, nameOf, now);
    // Whatever ends this in the middle: next time nothing is taken for known because it stands above.
    if (fresh.length > 0 || due.length > 0) memory.fullAt = 0;
    for (const group of grouped(fresh)) await keep(await cameOf(job, memory, group, askedAt));
    if (fresh.length === 0 && due.length > 0) await keep();
    wanted.push(...due);
    isShorter = page.isShorter;
    if (!isFull && fresh.length === 0) break;
    askedAt = job.clock.now();
  }
  await pass.listed();
  const failed = await bringFiles({ bringer: job, session, memory, keep }, wanted);
  await bringLogos(pass, found);
  memory.fullAt = failed > 0 || isShorter ? now + AGAIN_MS : isFull ? now + WEEK_MS : before;
  memory.archive = archive;
}

type NameOf = (message: EboxMessage) => Sender | undefined;

/** What is new or stands otherwise than it did. */
async function freshOf(job: Pass['job'], memory: Memory, listed: readonly Listed[], nameOf: NameOf): Promise<Thing[]> {
  const states = await job.states(await Promise.all(listed.map(({ message }) => messageName(job, memory, message.id))));
  const changed = listed.filter((one, at) => !isSame(states[at], one, nameOf(one.message)?.name));
  return Promise.all(changed.map((one) => messageThing(job, memory, one, nameOf(one.message)?.name)));
}

/** Attachments to be fetched that did not come yet; the main one of a message last, for it marks it as read. */
async function dueOf(job: Pass['job'], memory: Memory, listed: readonly Listed[], nameOf: NameOf, now: number): Promise<Wanted[]> {
  const all = listed
    .filter(({ message }) => isWanted(message, job.settings.archive, now))
    .flatMap((one) => one.message.attachments.toSorted((a, b) => Number(a.isMain) - Number(b.isMain)).map((attachment): Wanted => ({ listed: one, sender: nameOf(one.message), attachment })))
    .filter(({ attachment }) => attachment.size <= EBOX_LIMITS.file);
  const known = await job.known(await Promise.all(all.map(({ listed: { message }, attachment }) => fileName(job, memory, message.id, attachment.id))));
  return all.filter((_, at) => !known[at]);
}

/** Logos that did not come yet, or are others than they were. */
async function bringLogos({ job, senders, memory, keep }: Pass, found: ReadonlyMap<string, Sender>): Promise<void> {
  const all = [...found].flatMap(([number, { logo }]) => (logo ? [{ number, logo }] : []));
  const names = await Promise.all(all.map(({ number }) => logoName(job, memory, number)));
  const states = await job.states(names);
  const things: Thing[] = [];
  for (const [at, { number, logo }] of all.entries()) {
    if (states[at] === logo.id) continue;
    const bytes = await senders.logo(number, logo);
    if (bytes) things.push({ file: { name: 'logo', type: logo.type, bytes, of: { sender: number } }, also: [{ outside: names[at]!, state: logo.id }] });
  }
  for (const group of grouped(things)) await keep(await cameOf(job, memory, group));
}
