// Issued documents and entries as an envelope holds them, checked in full before anything is made of them.
import * as z from 'zod/mini';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import type { Item } from '#sync/codec/items.ts';
import { HANDOVER_SCOPE, PURCHASES_SCOPE, SALES_SCOPE, type Scope } from '#sync/scopes.ts';
import { sha256 } from '../hash.ts';
import { scopeOf, scopeOfEntry } from './scope-of.ts';
import { cameTransmitted, mark, sealedDocument } from '../shape/sealed.ts';
import { text } from '../shape/fields.ts';
import type { Verified } from './arrival.ts';
import { cameFile } from './file-rows.ts';
import type { CameUpdate } from './merge-records.ts';
import type { FileRow, StatedRow } from './rows.ts';
import { statedOf } from './pack.ts';
import { documentKey, factOf } from './series.ts';

export interface CameSeal {
  record: string;
  /** Of `documentKey`. */
  key: string;
  json: string;
  hash: string;
  /** The draft that it was sealed from, where it came along. */
  from?: Uint8Array | undefined;
}

export interface CameEntry {
  entry: Entry;
  /** Which of the documents of its record it is of; undefined: whichever there is. */
  of: string | undefined;
}

/** What fresh envelopes hold, by what is to be done with it. */
export interface Contents {
  updates: CameUpdate[];
  seals: CameSeal[];
  entries: CameEntry[];
  stated: StatedRow[];
  files: FileRow[];
  /** Ids of envelopes in which something is of a newer app. */
  newer: string[];
  /** What does not keep to its envelope's scope or numbers, or is not of its shape. */
  odd: { record: string; kind: string; value: unknown }[];
}

/** Any entry: kinds of newer apps come along. */
const anyEntry = z.looseObject({ id: text, document: text, kind: text, at: text, of: z.optional(text) });

/** What entries stand in a scope where others than documents are. */
const ALONE: Partial<Record<Scope, z.ZodMiniType>> = { [HANDOVER_SCOPE]: mark, [PURCHASES_SCOPE]: cameTransmitted };

export async function contentsOf(envelopes: readonly Verified[]): Promise<Contents> {
  const contents: Contents = { updates: [], seals: [], entries: [], stated: [], files: [], newer: [], odd: [] };
  for (const envelope of envelopes) {
    contents.stated.push(...statedOf(envelope.header.id, envelope.seq, envelope.header.issues));
    for (const item of envelope.items) await sort(contents, envelope, item);
  }
  return contents;
}

async function sort(contents: Contents, { header, items }: Verified, item: Item): Promise<void> {
  switch (item.type) {
    case 'update': {
      const scope = scopeOf(item.kind);
      // Of kinds of newer apps nobody here can say where they belong; but among the marks there are no records.
      if (scope === header.scope || (scope === undefined && header.scope !== HANDOVER_SCOPE)) contents.updates.push({ record: item.record, kind: item.kind, bytes: item.bytes as CameUpdate['bytes'] });
      else contents.odd.push({ record: item.record, kind: item.kind, value: { scope: header.scope } });
      return;
    }
    case 'seal': {
      const from = items.find((other) => other.type === 'update' && other.record === item.id) as { bytes: Uint8Array } | undefined;
      const seal = header.scope === SALES_SCOPE ? readSeal(item) : undefined;
      if (seal === 'newer') contents.newer.push(header.id);
      else if (seal && header.issues.some((fact) => sameFact(fact, seal))) {
        const hash = await sha256(item.json);
        contents.seals.push({ record: item.id, key: documentKey(factOf(seal, item.id), hash), json: item.json, hash, from: from?.bytes });
      } else contents.odd.push({ record: item.id, kind: 'seal', value: item.json });
      return;
    }
    case 'entries':
      for (const json of item.json) {
        const came = readEntry(item.document, json, header.scope);
        if (came) contents.entries.push(came);
        else contents.odd.push({ record: item.document, kind: 'entry', value: json });
      }
      return;
    case 'blobRef':
      // A mark names no file: nobody without another right says how one is fetched.
      if (header.scope === HANDOVER_SCOPE) contents.odd.push({ record: cameFile(item, header.scope).hash, kind: 'file', value: item.type });
      else contents.files.push(cameFile(item, header.scope));
      return;
    case 'unknown':
      contents.newer.push(header.id);
      return;
    default:
      // What snapshots and others say of running numbers, are not content.
      return;
  }
}

const sameFact = (fact: { series: string; number: number; date: string; record: string }, seal: SealedDocument) => {
  const own = factOf(seal, seal.id);
  return fact.series === own.series && fact.number === own.number && fact.date === own.date && fact.record === own.record;
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function readSeal({ id, json }: { id: string; json: string }): SealedDocument | 'newer' | undefined {
  const value = parsed(json);
  if (typeof value !== 'object' || value === null || !('id' in value) || value.id !== id) return undefined;
  if ('format' in value && typeof value.format === 'number' && value.format > 1) return 'newer';
  const read = sealedDocument.safeParse(value);
  return read.success && isCanonical(value, json) ? (value as SealedDocument) : undefined;
}

/** Among the marks stand marks alone, checked in full, for nobody but an accountant need have let them through; a mark stands nowhere else. So it is with transmissions of purchases. */
function readEntry(document: string, json: string, scope: Scope): CameEntry | undefined {
  const read = anyEntry.safeParse(parsed(json));
  if (!read.success || read.data.document !== document || !isCanonical(read.data, json)) return undefined;
  const { of, ...rest } = read.data;
  const entry = rest as unknown as Entry;
  // What is said of other systems is checked wherever it stands: rows are made of it.
  const shape = ALONE[scope] ?? (entry.kind === 'transmitted' ? cameTransmitted : undefined);
  if (scopeOfEntry(entry) !== scope || (shape && !shape.safeParse(entry).success)) return undefined;
  return { entry, of };
}

function isCanonical(value: unknown, json: string): boolean {
  try {
    return canonicalJson(value) === json;
  } catch {
    return false;
  }
}
