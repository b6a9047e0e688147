// A relay as a device that is signed in sees it: the routes of /v1 (relay/README.md), each answer read by its schema.
import type { Crypto } from '#sync/crypto.ts';
import { type Page, readPage } from '#sync/codec/page.ts';
import { writeBatch } from '#sync/codec/batch.ts';
import type { Standing } from '#sync/cursor.ts';
import type { Bytes } from '#sync/bytes.ts';
import { SyncError } from '#sync/error.ts';
import type { SyncId } from '#sync/ids.ts';
import type { Scope } from '#sync/scopes.ts';
import { type BlobAnswer, blobAnswer } from '#sync/wire/blobs.ts';
import { certificatesAnswer, type ConnectionPut, type ConnectionsAnswer, connectionsAnswer, type ConnectionTested, connectionTested, type FetchAnswer, fetchAnswer, type FetchPost } from '#sync/wire/connections.ts';
import { type InboxAnswer, inboxAnswer } from '#sync/wire/inbox.ts';
import type { RecoveryPut } from '#sync/wire/company.ts';
import { type InvitationPost, type InvitationsAnswer, invitationsAnswer } from '#sync/wire/invitations.ts';
import { issueAnswer, seriesAnswer, type SeriesStanding } from '#sync/wire/issue.ts';
import { type DevicesAnswer, devicesAnswer, type KeysAnswer, keysAnswer, type KeysPost, keysPosted } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import { BINARY_TYPE, type PushAnswer, pushAnswer } from '#sync/wire/log.ts';
import { issueProblem } from '#sync/wire/problem.ts';
import { outsideStatus, type Transmission, transmission, type TransmissionsAnswer, transmissionsAnswer } from '#sync/wire/transmissions.ts';
import type { RelayPort } from '../relay-port.ts';
import { isRelayFault, RelayFault } from './fault.ts';
import type { Ask, Http } from './http.ts';
import { Session, type Who } from './session.ts';

export class RelayClient implements RelayPort {
  readonly http: Http;
  readonly session: Session;
  /** Where the relay stands, by what it said last; `fresh`: it said so just now, and nobody has acted on it yet. */
  #standing: (Standing & { list: number }) | undefined;
  #fresh = false;

  constructor(http: Http, crypto: Crypto, who: Who) {
    this.http = http;
    this.session = new Session(http, crypto, who, (answer) => this.#note(answer));
  }

  /** Takes over what the relay said of itself just now, so that it need not be asked. */
  hear(standing: Standing & { list?: number }): void {
    this.#note(standing);
    this.#fresh = true;
  }

  #note({ generation, head, list }: Standing & { list?: number }): void {
    this.#standing = { generation, head, list: list ?? this.#standing?.list ?? 0 };
  }

  /** What was heard since this was asked last, else the relay's answer: an empty page says it. Acts on the list show in the log. */
  async standing(): Promise<Standing & { list: number }> {
    await this.session.token();
    if (!this.#fresh) this.#note(await this.#page(`after=${this.#standing?.head ?? 0}&limit=1`));
    this.#fresh = false;
    return this.#standing!;
  }

  async push(envelopes: readonly Uint8Array[]): Promise<PushAnswer> {
    const answer = await this.#json({ method: 'POST', path: '/v1/log', bytes: { media: BINARY_TYPE, body: writeBatch(envelopes) } }, pushAnswer);
    if (answer.results.length !== envelopes.length) throw new RelayFault('odd', { status: 200 });
    this.hear(answer);
    return answer;
  }

  async pull(ask: { after: number } | { before: number }): Promise<Page> {
    const page = await this.#page('after' in ask ? `after=${ask.after}` : `before=${ask.before}`);
    this.#note(page);
    // The last page ends what it began: whoever comes later asks anew.
    this.#fresh = page.more;
    return page;
  }

  keys(after: number): Promise<KeysAnswer> {
    return this.#json({ method: 'GET', path: `/v1/keys?after=${after}` }, keysAnswer);
  }

  async issue(envelope: Uint8Array): ReturnType<RelayPort['issue']> {
    try {
      return await this.#json({ method: 'POST', path: '/v1/issue', bytes: { media: BINARY_TYPE, body: envelope as Bytes } }, issueAnswer);
    } catch (error) {
      const conflict = isRelayFault(error) && error.status === 409 ? issueProblem.safeParse(error.body) : undefined;
      if (conflict?.success) return { conflict: conflict.data };
      throw error;
    }
  }

  pieces(blob: string): Promise<BlobAnswer | undefined> {
    return orAbsent(this.#json({ method: 'GET', path: `/v1/blobs/${blob}` }, blobAnswer));
  }

  putPiece(blob: string, index: number, of: number, piece: Uint8Array): Promise<void> {
    return this.#done({ method: 'PUT', path: `/v1/blobs/${blob}/${index}?of=${of}`, bytes: { media: 'application/octet-stream', body: piece as Bytes } });
  }

  piece(blob: string, index: number, signal?: AbortSignal): Promise<Bytes | undefined> {
    return orAbsent(this.session.with((token) => this.http.bytes({ method: 'GET', path: `/v1/blobs/${blob}/${index}`, token, signal })));
  }

  /** @throws RelayFault `list` (another act was faster), `behind`, `used`, `role` */
  changeKeys(post: KeysPost): Promise<{ head: number; seq: number }> {
    return this.#json({ method: 'POST', path: '/v1/keys', json: post }, keysPosted);
  }

  /** This device takes itself off the list. @throws RelayFault `list` (another act was faster), `behind`, `revoked` (it is off it already) */
  async leave(act: SignedAct): Promise<void> {
    await this.#json({ method: 'POST', path: '/v1/leave', json: { act } }, keysPosted);
  }

  devices(): Promise<DevicesAnswer> {
    return this.#json({ method: 'GET', path: '/v1/devices' }, devicesAnswer);
  }

  invite(post: InvitationPost): Promise<void> {
    return this.#done({ method: 'POST', path: '/v1/invitations', json: post });
  }

  invitations(): Promise<InvitationsAnswer> {
    return this.#json({ method: 'GET', path: '/v1/invitations' }, invitationsAnswer);
  }

  /** @throws RelayFault `absent` when it has run out or is withdrawn already */
  withdraw(invitation: SyncId): Promise<void> {
    return this.#done({ method: 'DELETE', path: `/v1/invitations/${invitation}` });
  }

  putRecovery(put: RecoveryPut): Promise<void> {
    return this.#done({ method: 'PUT', path: '/v1/recovery', json: put });
  }

  /** Raises series that have not begun at the relay. @returns where each stands */
  async raiseSeries(series: readonly SeriesStanding[]): Promise<SeriesStanding[]> {
    return (await this.#json({ method: 'POST', path: '/v1/series', json: { series } }, seriesAnswer)).series;
  }

  /** What came from outside, oldest first, a page of it. @throws RelayFault `role` */
  inbox(after: number): Promise<InboxAnswer> {
    return this.#json({ method: 'GET', path: `/v1/inbox?after=${after}` }, inboxAnswer);
  }

  /** Erases what is taken over; another device may have been faster. */
  async eraseInbox(seq: number): Promise<void> {
    await orAbsent(this.#done({ method: 'DELETE', path: `/v1/inbox/${seq}` }));
  }

  /** From now on what comes by that connection is closed for this key. */
  putInboxKey(connection: string, publicKey: string, scope: Scope): Promise<void> {
    return this.#done({ method: 'PUT', path: '/v1/inbox/keys', json: { connection, publicKey, scope } });
  }

  connections(): Promise<ConnectionsAnswer> {
    return this.#json({ method: 'GET', path: '/v1/connections' }, connectionsAnswer);
  }

  /** @throws RelayFault `secret`: it must be given anew */
  putConnection(id: string, put: ConnectionPut): Promise<void> {
    return this.#done({ method: 'PUT', path: `/v1/connections/${id}`, json: put });
  }

  testConnection(id: string, put: ConnectionPut): Promise<ConnectionTested> {
    return this.#json({ method: 'POST', path: `/v1/connections/${id}/test`, json: put }, connectionTested);
  }

  /** Looks now for what is new at the other side; what there is comes by the inbox. @throws RelayFault `role`, `slow-down`, … */
  look(id: string): Promise<void> {
    return this.#done({ method: 'POST', path: `/v1/connections/${id}/look` });
  }

  /** Makes the certificate that is to take the place of the first, unless there is one. @throws RelayFault */
  async nextCertificate(id: string): Promise<void> {
    await this.#json({ method: 'POST', path: `/v1/connections/${id}/certificate` }, certificatesAnswer);
  }

  /** Brings attachments of a message into the inbox. @throws RelayFault `role`, … */
  fetchOutside(id: string, post: FetchPost): Promise<FetchAnswer> {
    return this.#json({ method: 'POST', path: `/v1/connections/${id}/fetch`, json: post, patience: FETCH_MS }, fetchAnswer);
  }

  async removeConnection(id: string): Promise<void> {
    await orAbsent(this.#done({ method: 'DELETE', path: `/v1/connections/${id}` }));
  }

  /**
   * Hands a document over to be brought to another system; again, it changes nothing once it went out. @param body of `writeStaged`
   * @throws RelayFault `absent` (there is no such connection), `full`, `role`, …
   */
  stage({ connection, record, attempt }: TransmissionAt, body: Bytes, signal?: AbortSignal): Promise<Transmission> {
    const patience = this.http.net.patience + Math.ceil(body.length / SLOWEST);
    return this.#json({ method: 'PUT', path: pathOf(connection, record, attempt), bytes: { media: 'application/octet-stream', body }, patience, signal }, transmission);
  }

  /** Calls off one that waits. @returns how it stands; undefined when the relay does not know it */
  callOff({ connection, record, attempt }: TransmissionAt): Promise<Transmission | undefined> {
    return orAbsent(this.#json({ method: 'DELETE', path: pathOf(connection, record, attempt) }, transmission));
  }

  /** What changed of them after a number. */
  transmissions(connection: string, after: number): Promise<TransmissionsAnswer> {
    return this.#json({ method: 'GET', path: `/v1/connections/${connection}/transmissions?after=${after}` }, transmissionsAnswer);
  }

  /** How the other side treats one that arrived, in its own words; undefined where it cannot be asked. @throws RelayFault */
  async outsideStatus({ connection, record, attempt }: TransmissionAt): Promise<string | undefined> {
    return (await orAbsent(this.#json({ method: 'POST', path: `${pathOf(connection, record, attempt)}/status` }, outsideStatus)))?.status;
  }

  /** Deletes the company with all that the relay has of it: signed for that alone. @throws RelayFault `role`, `unreachable` (it may or may not be done), … */
  async deleteCompany(): Promise<void> {
    await this.#done({ method: 'DELETE', path: '/v1/company', json: await this.session.proof('delete') });
  }

  async #page(query: string): Promise<Page> {
    const bytes = await this.session.with((token) => this.http.bytes({ method: 'GET', path: `/v1/log?${query}`, token }));
    try {
      return readPage(bytes);
    } catch (error) {
      // A newer relay speaks another format: that is worth an update of the app. Anything else did not come from a relay.
      throw error instanceof SyncError && error.code !== 'newer' ? new RelayFault('odd', { status: 200, cause: error }) : error;
    }
  }

  #json<T>(ask: Ask, schema: Parameters<typeof Http.prototype.json<T>>[1]): Promise<T> {
    return this.session.with((token) => this.http.json({ ...ask, token }, schema));
  }

  #done(ask: Ask): Promise<void> {
    return this.session.with((token) => this.http.done({ ...ask, token }));
  }
}

/** Which one: the record's id, and which sending of it. */
export interface TransmissionAt {
  connection: string;
  record: string;
  attempt: number;
}

/** Bytes a millisecond that the slowest network of any use carries up. */
const SLOWEST = 25;
/** Milliseconds in which the relay brings documents of the government. */
const FETCH_MS = 120_000;

const pathOf = (connection: string, record: string, attempt: number) => `/v1/connections/${connection}/transmissions/${record}/${attempt}` as const;

/** What the relay does not have is no fault. */
const orAbsent = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (isRelayFault(error) && error.code === 'absent') return undefined;
    throw error;
  });
