// The file of unsent changes, read: its shape in full, and whether it is of this company.
import * as z from 'zod/mini';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { fromBase64url } from '#sync/bytes.ts';
import type { CompanyStore } from '../company.ts';
import type { Update } from '../record/doc.ts';
import { text } from '../shape/fields.ts';
import { entry, sealedDocument } from '../shape/sealed.ts';
import { LINK, readState } from './state.ts';
import { UNSENT_BYTES } from './unsent-limit.ts';

/** `foreign`: not such a file, or damaged. `newer`: of a newer app. `other`: of another company. */
export type UnsentFault = 'foreign' | 'newer' | 'other';

export class UnsentError extends Error {
  readonly code: UnsentFault;
  constructor(code: UnsentFault) {
    super(code);
    this.name = 'UnsentError';
    this.code = code;
  }
}

const FORMAT = 'carnet-unsent';
const base64url = z.string().check(z.regex(/^[\w-]*$/));
const head = z.looseObject({ format: z.literal(FORMAT), version: z.number() });
const shape = z.looseObject({
  company: text,
  enterpriseNumber: text,
  relayCompany: z.optional(text),
  madeOn: text,
  setBack: z.optional(z.literal(true)),
  records: z.array(z.looseObject({ id: text, kind: text })),
  updates: z.array(z.object({ record: text, kind: text, bytes: base64url })),
  documents: z.array(sealedDocument),
  entries: z.array(z.intersection(entry, z.looseObject({ of: z.optional(text) }))),
  files: z.array(z.object({ hash: text, type: text, bytes: base64url }))
});

export interface Unsent {
  /** Name of the company, and the day on which it was written. */
  company: string;
  madeOn: string;
  /** Its updates cannot be merged into what is here (unsent-content.ts). */
  setBack?: true | undefined;
  records: { id: string; kind: string }[];
  updates: { record: string; kind: string; bytes: Update }[];
  documents: SealedDocument[];
  entries: (Entry & { of?: string | undefined })[];
  /** How many files are in it. */
  files: number;
}

/** @throws UnsentError */
export async function readUnsent({ connection }: Pick<CompanyStore, 'connection'>, enterpriseNumber: string, json: string): Promise<Unsent> {
  const value = json.length > UNSENT_BYTES ? undefined : parsed(json);
  const named = head.safeParse(value);
  if (!named.success) throw new UnsentError('foreign');
  if (named.data.version > 1) throw new UnsentError('newer');
  const read = shape.safeParse(value);
  if (!read.success) throw new UnsentError('foreign');
  const { files, updates, relayCompany, ...rest } = read.data;
  const link = await connection.run((db) => readState(db, LINK));
  // Connected anew, a company has another id at the relay; its enterprise number stays.
  const same = relayCompany !== undefined && relayCompany === link?.company;
  if (!same && (rest.enterpriseNumber === '' || rest.enterpriseNumber !== enterpriseNumber)) throw new UnsentError('other');
  return { ...rest, updates: updates.map((update) => ({ ...update, bytes: bytesOf(update.bytes) })), files: files.length };
}

function bytesOf(base64: string): Update {
  try {
    return fromBase64url(base64) as Update;
  } catch {
    throw new UnsentError('foreign');
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
