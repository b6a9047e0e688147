// The header of an envelope: what the relay reads, what AES-GCM binds the body to, what the author signs.
import { isIsoDate } from '#domain/dates.ts';
import { SyncError } from '../error.ts';
import { ID_BYTES, idBytes, idOf, isSyncId, type SyncId, ulidBytes, ulidOf } from '../ids.ts';
import { CONTAINS, FORMAT, HIGHEST_NUMBER, ISSUES } from '../limits.ts';
import { KEYS_SCOPE, type Scope, SCOPE_SHAPE } from '../scopes.ts';
import { RECORD_SHAPE, SERIES_SHAPE } from '../wire/fields.ts';
import type { IssueFact } from '../wire/issue.ts';
import type { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/** In the order of their codes, from 1. */
export const KINDS = ['change', 'snapshot', 'issue'] as const;
export type EnvelopeKind = (typeof KINDS)[number];

export interface Header {
  /** ULID, upper case. */
  id: string;
  company: SyncId;
  scope: Scope;
  /** From 1; 0 in scope `keys`, whose bodies are not encrypted. */
  epoch: number;
  /** The author. */
  device: SyncId;
  /** The author's running number in this scope, from 1 without gaps. */
  n: number;
  kind: EnvelopeKind;
  /** `snapshot` only: ids of the envelopes of this scope that it takes the place of. */
  contains: string[];
  /** The numbers that the documents inside bear: at least one in an `issue`, also allowed in a `snapshot`. */
  issues: IssueFact[];
}

/** An envelope as it is sent and stored. */
export interface Envelope {
  header: Header;
  /** 12 bytes of nonce, then AES-256-GCM; plain JSON in scope `keys`. */
  body: Uint8Array;
}

/** @throws RangeError on a header that no envelope has */
export function writeHeader(header: Header): Uint8Array<ArrayBuffer> {
  const fault = faultOf(header);
  if (fault) throw new RangeError(`not a header: ${fault}`);
  const out = new Writer().byte(FORMAT).raw(idBytes(header.company)).raw(ulidBytes(header.id)).text(header.scope);
  out.varint(header.epoch).raw(idBytes(header.device)).varint(header.n).byte(KINDS.indexOf(header.kind) + 1);
  if (header.kind === 'snapshot') {
    out.varint(header.contains.length);
    for (const id of header.contains) out.raw(ulidBytes(id));
  }
  if (header.kind !== 'change') {
    out.varint(header.issues.length);
    for (const { series, number, date, record } of header.issues) out.text(series).varint(number).text(date).text(record);
  }
  return out.done();
}

/** @throws SyncError `malformed`, or `newer` when the format or the kind is of a newer app */
export function readHeader(from: Reader): Header {
  if (from.byte() !== FORMAT) throw new SyncError('newer', 'envelope');
  const company = idOf(from.view(ID_BYTES));
  const id = ulidOf(from.view(ID_BYTES));
  const [scope, epoch, device, n] = [from.text(20), from.varint(), idOf(from.view(ID_BYTES)), from.varint()];
  const kind = KINDS[from.byte() - 1];
  if (!kind) throw new SyncError('newer', 'kind of envelope');
  const contains = kind === 'snapshot' ? Array.from({ length: from.varint(CONTAINS) }, () => ulidOf(from.view(ID_BYTES))) : [];
  const issues = kind === 'change' ? [] : Array.from({ length: from.varint(ISSUES) }, () => readIssue(from));
  const header: Header = { id, company, scope, epoch, device, n, kind, contains, issues };
  const fault = faultOf(header);
  if (fault) throw new SyncError('malformed', fault);
  return header;
}

function readIssue(from: Reader): IssueFact {
  return { series: from.text(80), number: from.varint(HIGHEST_NUMBER), date: from.text(10), record: from.text(64) };
}

/** What speaks against a header, undefined when it can stand. */
function faultOf({ id, company, scope, epoch, device, n, kind, contains, issues }: Header): string | undefined {
  if (!isSyncId(company) || !isSyncId(device) || !isSyncId(id.toLowerCase())) return 'id';
  if (!SCOPE_SHAPE.test(scope)) return 'scope';
  if ((epoch === 0) !== (scope === KEYS_SCOPE)) return 'epoch';
  if (n < 1) return 'running number';
  if (scope === KEYS_SCOPE && kind !== 'change') return 'kind';
  if ((kind !== 'snapshot' && contains.length > 0) || contains.length > CONTAINS || new Set(contains).size !== contains.length) return 'contains';
  if (issues.length > ISSUES || (kind === 'issue' && issues.length === 0) || (kind === 'change' && issues.length > 0)) return 'issues';
  return issues.every(isIssue) ? undefined : 'issue';
}

function isIssue({ series, number, date, record }: IssueFact): boolean {
  return SERIES_SHAPE.test(series) && number >= 1 && number <= HIGHEST_NUMBER && isIsoDate(date) && RECORD_SHAPE.test(record);
}
