// A relay in memory that keeps to the rules of src/sync/: for the store's own tests, on which connections are cut and answers lost.
import { type Bytes, sameBytes, toBase64url } from '#sync/bytes.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import type { Header } from '#sync/codec/header.ts';
import type { Page } from '#sync/codec/page.ts';
import { decideIssue, recordIssue, type SeriesState } from '#sync/issue/decide.ts';
import type { Crypto } from '#sync/crypto.ts';
import { idOf } from '#sync/ids.ts';
import { extendList, readList } from '#sync/list/chain.ts';
import { actEnvelope } from '#sync/list/row.ts';
import { checkAuthor, type DeviceList } from '#sync/list/state.ts';
import type { Grant } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import type { BlobAnswer } from '#sync/wire/blobs.ts';
import type { PushAnswer } from '#sync/wire/log.ts';
import type { RelayPort } from '#store/sync/relay-port.ts';

interface Row {
  seq: number;
  header: Header;
  envelope: Uint8Array<ArrayBuffer>;
  /** A snapshot took its place. */
  hidden?: true;
}

type Fault = Extract<PushAnswer['results'][number], { fault: unknown }>['fault'];

export class MemoryRelay {
  readonly rows: Row[] = [];
  readonly acts: SignedAct[] = [];
  readonly series = new Map<string, SeriesState>();
  readonly grants = new Map<string, Grant>();
  /** Pieces of files, by the file's id and their number. */
  readonly blobs = new Map<string, { of: number; piece: Bytes }>();
  list: DeviceList | undefined;
  today = '2026-11-22';
  /** Envelopes in a page. */
  limit = 100;
  readonly #crypto: Crypto;
  readonly #generation: string;

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
    this.#generation = idOf(crypto.randomBytes(16));
  }

  async act(company: string, acts: readonly SignedAct[], grants: readonly Grant[] = []): Promise<void> {
    this.list = this.list ? await extendList(this.#crypto, this.list, acts) : await readList(this.#crypto, company, acts);
    for (const act of acts) this.#add((await actEnvelope(this.#crypto, company, act)) as Uint8Array<ArrayBuffer>);
    this.acts.push(...acts);
    for (const grant of grants) this.grants.set(grant.to, grant);
  }

  /** The port of one device. `cut` is asked before and after everything that the relay does; what it throws, the device gets. */
  port(device: string, cut: (when: 'before' | 'after', verb: keyof RelayPort) => void = () => undefined): RelayPort {
    const asked = async <T>(verb: keyof RelayPort, work: () => T): Promise<T> => {
      await Promise.resolve();
      cut('before', verb);
      const answer = work();
      cut('after', verb);
      return answer;
    };
    return {
      standing: () => asked('standing', () => ({ generation: this.#generation, head: this.rows.length, list: this.list?.number ?? 0 })),
      push: (envelopes) => asked('push', () => ({ generation: this.#generation, results: envelopes.map((one) => this.#push(device, one)), head: this.rows.length })),
      pull: (ask) => asked('pull', () => this.#page(ask)),
      keys: (after) =>
        asked('keys', () => ({ head: this.acts.length, acts: this.acts.slice(after), ...(this.grants.has(device) && { grant: this.grants.get(device)! }) })),
      issue: (envelope) => asked('issue', () => this.#issue(device, envelope)),
      pieces: (blob) => asked('pieces', () => this.#blobAnswer(blob)),
      putPiece: (blob, index, of, piece) => asked('putPiece', () => void this.blobs.set(`${blob} ${index}`, { of, piece: piece.slice() as Bytes })),
      piece: (blob, index) => asked('piece', () => this.blobs.get(`${blob} ${index}`)?.piece)
    };
  }

  #blobAnswer(blob: string): BlobAnswer | undefined {
    const have = [...this.blobs].filter(([key]) => key.startsWith(`${blob} `));
    const of = have[0]?.[1].of;
    return of === undefined ? undefined : { of, have: have.map(([key]) => Number(key.split(' ')[1])) };
  }

  #add(envelope: Uint8Array<ArrayBuffer>): number {
    const seq = this.rows.length + 1;
    this.rows.push({ seq, header: readEnvelope(envelope).header, envelope });
    return seq;
  }

  #fault(device: string, header: Header): Fault | undefined {
    const mine = this.rows.filter((row) => row.header.device === device && row.header.scope === header.scope);
    if (mine.some((row) => row.header.n === header.n)) return 'taken';
    if (header.device !== device) return 'malformed';
    try {
      checkAuthor(this.list!, header);
      return header.epoch > this.list!.epochs.length ? 'epoch' : undefined;
    } catch {
      return 'role';
    }
  }

  #push(device: string, bytes: Uint8Array): PushAnswer['results'][number] {
    const envelope = bytes.slice() as Uint8Array<ArrayBuffer>;
    const { header } = readEnvelope(envelope);
    const there = this.rows.find((row) => row.header.id === header.id);
    if (there) return sameBytes(there.envelope, envelope) ? { id: header.id, seq: there.seq } : { id: header.id, fault: 'taken' };
    const fault = this.#fault(device, header);
    if (fault) return { id: header.id, fault };
    const contained = header.contains.map((id) => this.rows.find((row) => row.header.id === id && row.header.scope === header.scope));
    if (contained.includes(undefined)) return { id: header.id, fault: 'contains' };
    // A number is never without its document.
    for (const row of contained) if (row!.header.issues.length === 0) row!.hidden = true;
    for (const fact of header.issues) this.series.set(fact.series, recordIssue(this.series.get(fact.series), fact));
    return { id: header.id, seq: this.#add(envelope) };
  }

  #page(ask: { after: number } | { before: number }): Page {
    const shown = this.rows.filter(({ hidden }) => !hidden);
    const all = 'after' in ask ? shown.filter(({ seq }) => seq > ask.after) : shown.filter(({ seq }) => seq < ask.before).reverse();
    const rows = all.slice(0, this.limit);
    const end = 'after' in ask ? this.rows.length : 1;
    const more = all.length > rows.length;
    return { generation: this.#generation, head: this.rows.length, cursor: more ? rows.at(-1)!.seq : end, more, rows };
  }

  #issue(device: string, bytes: Uint8Array): Awaited<ReturnType<RelayPort['issue']>> {
    const envelope = bytes.slice() as Uint8Array<ArrayBuffer>;
    const { header } = readEnvelope(envelope);
    const [fact] = header.issues;
    const there = this.rows.find((row) => row.header.id === header.id);
    if (there) return { seq: there.seq };
    if (!fact || header.issues.length > 1 || this.#fault(device, header)) throw new RangeError('not an envelope that gives a number');
    const winner = this.rows.find((row) => row.header.issues.some(({ record }) => record === fact.record));
    const issued = winner && { seq: winner.seq, envelope: toBase64url(winner.envelope) };
    const decision = decideIssue({ ...(this.series.has(fact.series) && { series: this.series.get(fact.series)! }), ...(issued && { issued }), today: this.today }, fact);
    if (!decision.store) return { conflict: decision.conflict };
    this.series.set(fact.series, decision.series);
    return { seq: this.#add(envelope) };
  }
}
