// Devices that hand documents over to Basecone: two invoices and two purchases, a real relay on a clock that the test moves, and the stand-in behind it.
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import { standingsOf } from '#domain/transmission/standing.ts';
import type { CompanyStore } from '#store/company.ts';
import { company, draft, NOW, sealOf } from '#store/conformance/samples.ts';
import { handOver, type Made, type Progress } from '#store/transmissions/hand-over.ts';
import type { Sent } from '#store/transmissions/note.ts';
import { allowed, type RoleEntry } from '#sync/roles.ts';
import { baseconeConnection } from '../../relay/connections/basecone/basecone.ts';
import { client, ids, newTrial, pdf, type Trial, user } from '../../relay/sandbox/basecone/trial.ts';
import { founder, type Person } from './people.ts';
import { RealRelay } from './real-relay.ts';

export const HOUR = 3_600_000;
export const CONNECTION = 'basecone';
export const ALL: Rule = { kinds: ['invoice', 'purchase'], from: '2026-01-01' };
export const D = (id: string): Sent => ({ book: 'sales', id });
export const P = (id: string): Sent => ({ book: 'purchases', id });

/** The connection as it is put at a relay. */
export const PUT = {
  type: 'basecone',
  settings: { at: '02:00', company: ids.first, tags: { sale: 'SLS', purchase: 'PNV' } },
  secrets: { office: user.officeCode, username: user.username, password: user.password }
} as const;

/** Two invoices, one of them sent to its customer, and two purchases, one of them processed. */
async function begin(store: CompanyStore): Promise<void> {
  await store.edit('company', 'company', () => company);
  for (const id of ['D1', 'D2']) {
    await store.edit('invoice', id, () => draft(id));
    await store.issue(id, { now: NOW, build: sealOf });
  }
  await store.append('D1', () => [{ kind: 'sent', channel: 'share' }]);
  for (const id of ['P1', 'P2']) await store.edit('purchase', id, () => newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }));
  await store.edit('purchase', 'P1', (purchase) => ({ ...purchase!, processedAt: NOW }));
}

interface Handing {
  rule?: Rule;
  rights?: RoleEntry;
  /** Of these no file can be made. */
  unable?: readonly string[];
  /** What is made of these the other side refuses: it has no page. */
  unwanted?: readonly string[];
  meanwhile?: (made: number) => Promise<unknown>;
}

/** Begun anew for each test of the file that calls it. */
export function handOverTrial() {
  let trial: Trial;
  let relay: RealRelay;
  let owner: Person;
  /** What was made on which device. */
  let made: string[] = [];

  const basecone = () => baseconeConnection({ url: 'http://basecone.example/v1', client, fetch: trial.basecone.fetch });
  const startRelay = () => RealRelay.start({ clock: () => trial.time.now(), after: (milliseconds, work) => trial.time.after(milliseconds, work), connectionTypes: [basecone()], secret: 'of this test alone, and long enough' });

  beforeEach(async () => {
    trial = await newTrial();
    made = [];
    relay = await startRelay();
    owner = await founder(relay, begin);
    await owner.connected.relay.putConnection(CONNECTION, PUT);
  });
  afterEach(() => relay.close());

  async function hand({ store, connected }: Person, { rule = ALL, rights = { role: 'owner' }, unable = [], unwanted = [], meanwhile = () => Promise.resolve() }: Handing = {}): Promise<Progress | undefined> {
    let last: Progress | undefined;
    const make = async ({ id, book }: Sent): Promise<Made> => {
      made.push(id);
      await meanwhile(made.length);
      if (unable.includes(id)) throw new Error('unable');
      const file = unwanted.includes(id) ? new File(['<Invoice/>'], `${id}.xml`, { type: 'application/xml' }) : pdf(`${id}.pdf`);
      return { direction: book === 'sales' ? 'sale' : 'purchase', number: id, name: file.name, media: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
    };
    const { signal } = new AbortController();
    await handOver({ store, connected, sendings: [{ connection: CONNECTION, rule }], may: (scope) => allowed(rights, scope, 'push'), make, signal, tell: (progress) => (last = progress) });
    return last;
  }

  const bookOf = (id: string) => (id.startsWith('D') ? 'sales' : 'purchases');
  const standing = async ({ store }: Person, id: string) => standingsOf(await store.entries(id), bookOf(id)).get(CONNECTION);

  /** Lets time pass at the relay, until it has done all that was to be done by then. */
  async function pass(milliseconds: number, at: Person = owner): Promise<void> {
    const { time } = trial;
    // Its job is at rest: what comes to pass before it began was before its time.
    await vi.waitFor(
      async () => {
        await time.pass(0);
        expect([(await at.connected.relay.connections()).connections[0]?.state, time.waiting > 0]).toEqual(['well', true]);
      },
      { timeout: 10_000, interval: 10 }
    );
    await time.pass(milliseconds);
    await vi.waitFor(
      async () => {
        await time.pass(0);
        const { transmissions } = await at.connected.relay.transmissions(CONNECTION, 0);
        expect(transmissions.filter(({ state, when }) => state === 'sending' || (state === 'queued' && (when === 'now' || milliseconds > 0)))).toEqual([]);
      },
      { timeout: 10_000, interval: 10 }
    );
  }

  return {
    get trial() {
      return trial;
    },
    get relay() {
      return relay;
    },
    get owner() {
      return owner;
    },
    get made() {
      return made;
    },
    startRelay,
    hand,
    pass,
    standing,
    states: (person: Person) => Promise.all(['D1', 'D2', 'P1', 'P2'].map(async (id) => (await standing(person, id))?.state ?? '')),
    process: (id: string, store = owner.store, processedAt: string | null = NOW) => store.edit('purchase', id, (purchase) => ({ ...purchase!, processedAt })),
    /** Ids of what has these bits in the lists. */
    async flagged({ store }: Person, bits: number) {
      const where = [{ column: 'flags', bits }];
      const sort = { by: 'id' };
      return [...(await store.list('documents', { where, sort })).ids, ...(await store.list('purchases', { where, sort })).ids].sort();
    },
    /** What arrived, by our ids. */
    there: () => trial.basecone.documents.map(({ correlationId }) => correlationId).sort()
  };
}
