// e-Box Enterprise, the government's mail to companies (dev.eboxenterprise.be): read as a Document Consumer, with a certificate that the relay makes for the company.
import { readMessage } from '#domain/ebox/read-message.ts';
import { type EboxSettings, eboxSettings, type FetchPost } from '#sync/wire/connections.ts';
import { Absent, type Bringing, type Clock, ConnectionFault } from '../type.ts';
import { fileThings } from './files.ts';
import { cameOf, type EboxBringer } from './item.ts';
import { listProviders } from './listing.ts';
import { look } from './look.ts';
import { pagesOf } from './messages.ts';
import { NAMES, ownSecrets } from './own-secrets.ts';
import { memoriesIn, partsIn } from './progress.ts';
import { type SenderCache, Senders } from './senders.ts';
import { type EboxServers, SignIns } from './servers.ts';

export interface EboxOptions extends EboxServers {
  /** From 0 to 1, by chance. */
  chance?: () => number;
}

const wallClock: Pick<Clock, 'now'> = { now: () => Date.now() };

export function eboxConnection({ chance = Math.random, ...servers }: EboxOptions): Bringing<EboxSettings> {
  const signIns = new SignIns(servers);
  const cache: SenderCache = new Map();
  return {
    type: 'ebox',
    settings: eboxSettings,
    secrets: NAMES,
    own: ownSecrets,
    // The certificate names the company: of another one, another is made.
    shownTo: ({ company }) => company.number,
    isReady: ({ client }) => client !== undefined,

    /** A real token, and one message of each provider: it works when one of them does. */
    async test(access) {
      if (access.settings.client === undefined) throw new ConnectionFault('client');
      const clock = { ...wallClock, after: () => () => undefined };
      const { session } = await signIns.signIn(access, clock, 'next', { fresh: true });
      const providers = await listProviders(session, servers, access.settings, [], clock.now());
      const outcomes = await Promise.allSettled(
        providers.map(async (provider) => {
          for await (const _ of pagesOf(session, provider, 1)) return;
        })
      );
      const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      if (failed.length > 0 && failed.length === outcomes.length) throw failed[0] instanceof Absent ? new ConnectionFault('fault') : failed[0];
      return [];
    },

    run: (job) => look(job, { servers, signIns, cache, chance }),
    parts: partsIn,
    fetch: (bringer, asked) => bringAsked(bringer, asked, signIns, cache)
  };
}

/** @throws Absent when the government has it no more */
async function bringAsked(bringer: EboxBringer, { provider, message: id, attachments }: FetchPost, signIns: SignIns, cache: SenderCache): Promise<void> {
  const memory = memoriesIn(bringer.progress).find((one) => one.id === provider);
  if (!memory) throw new Absent(provider);
  const { session } = await signIns.signIn(bringer, bringer.clock, 'first');
  const raw = await session.json(`${memory.url}/ebox/messages/${encodeURIComponent(id)}`);
  const message = readMessage(raw);
  if (!message) throw new Absent(id);
  const wanted = message.attachments.filter((one) => (attachments ? attachments.includes(one.id) : !one.isMain));
  if (attachments?.some((one) => !wanted.some(({ id: own }) => own === one))) throw new Absent(id);
  const { number } = message.sender;
  const sender = number === undefined ? undefined : (await new Senders(session, memory, cache, bringer.clock).of([number])).get(number);
  for (const attachment of wanted) {
    // Also what came before: who asks for it has lost it.
    await bringer.bring(await cameOf(bringer, memory, await fileThings(bringer, session, memory, { listed: { message, raw }, sender, attachment })));
  }
}

