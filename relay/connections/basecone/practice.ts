// The practice Basecone: the stand-in, within this process, for companies of sample data. It begins when it is called first; what it
// got is forgotten when the relay ends. Under a type of its own: what is meant for it can never reach the real one, nor the other way round.
import type { BaseconeSettings } from '#sync/wire/connections.ts';
import type { Outgoing } from '../../transmissions/outgoing.ts';
import type { Access } from '../access.ts';
import type { Taking } from '../type.ts';
import { baseconeConnection } from './basecone.ts';

/** It is called without a network (RFC 6761: a name that is nowhere). */
const NOWHERE = 'http://basecone.invalid/v1';

type Of = Access<BaseconeSettings>;

interface Open {
  basecone: Taking<BaseconeSettings>;
  secrets: Of['secrets'];
}

/** Who practises needs no sign-in of its own. Not for production. */
export function baseconePractice(): Taking<BaseconeSettings> {
  let opened: Promise<Open> | undefined;
  const there = (): Promise<Open> => (opened ??= open().catch((error: unknown) => ((opened = undefined), Promise.reject(error as Error))));
  const via = async <T>(access: Of, work: (basecone: Outgoing<BaseconeSettings>, access: Of) => Promise<T>): Promise<T> => {
    const { basecone, secrets } = await there();
    return work(basecone.outgoing, { ...access, secrets });
  };
  const { settings } = baseconeConnection({ url: NOWHERE });
  return {
    type: 'basecone-practice',
    practice: true,
    settings,
    secrets: [],
    shownTo: () => '',
    async test(access) {
      const { basecone, secrets } = await there();
      return basecone.test({ ...access, secrets });
    },
    outgoing: {
      night: ({ at }) => at,
      place: ({ company = '' }) => company.toLowerCase(),
      send: (access, shipment, bytes) => via(access, (basecone, own) => basecone.send(own, shipment, bytes)),
      find: (access, shipment) => via(access, async (basecone, own) => basecone.find?.(own, shipment)),
      finish: (access, shipment, sent) => via(access, async (basecone, own) => (await basecone.finish?.(own, shipment, sent)) ?? {}),
      status: (access, outside) => via(access, async (basecone, own) => basecone.status?.(own, outside) ?? '')
    }
  };
}

async function open(): Promise<Open> {
  const [{ createBasecone }, { practice }] = await Promise.all([import('../../sandbox/basecone/basecone.ts'), import('../../sandbox/practice.ts')]);
  const { fetch } = createBasecone({ ...practice, keepBytes: false });
  const [{ officeCode: office, username, password }, [client]] = [practice.users[0], practice.clients];
  const basecone = baseconeConnection({ url: NOWHERE, client, fetch });
  const secrets = await basecone.exchange!({ office, username, password }, { settings: { at: '02:00', tags: { sale: 'SLS', purchase: 'PNV' } }, signal: new AbortController().signal });
  return { basecone, secrets };
}
