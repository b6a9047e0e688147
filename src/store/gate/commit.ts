// Several records, issued documents and entries in one transaction: imports, merging customers, sample data.
import type { Company } from '#domain/company/model.ts';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { instant } from '../chance.ts';
import { StoreError } from '../errors.ts';
import type { RecordKind, RecordKinds, RecordOf } from '../record/kinds.ts';
import { prepareEdit } from './edit.ts';
import type { Gate } from './gate.ts';
import { floorOf } from './issue.ts';
import type { Verb } from './records.ts';
import { addEntries, addSeal, issuedOf, type MakeEntries, settle } from './seal.ts';

/** One record of an intent; build it with `editing`, which keeps kind and verb of one type. */
export interface Editing {
  kind: RecordKind;
  id: string;
  verb: Verb<RecordKind>;
}

/** @returns one record's part of an Intent */
export function editing<K extends RecordKind>(kind: K, id: string, verb: Verb<K>): Editing {
  return { kind, id, verb: verb as unknown as Verb<RecordKind> };
}

export interface Intent {
  /** Each record once. */
  edits?: readonly Editing[];
  /** Documents issued without a draft, in the order of their numbers; each must be the next of its series. */
  issued?: readonly SealedDocument[];
  /** Entries per issued document, those of this intent included. */
  entries?: readonly { document: string; make: MakeEntries }[];
}

export interface Committed {
  /** The records as written, by id. */
  records: Map<string, RecordKinds[RecordKind]>;
  /** All entries of each document that got new ones. */
  entries: Map<string, Entry[]>;
}

function floor(company: Company | undefined, sealed: SealedDocument): number {
  const journal = company?.journals.find((j) => j.id === sealed.journal && j.kind === sealed.kind);
  if (!journal) throw new StoreError('absent', 'journal');
  return floorOf(journal, sealed.year);
}

/** Writes all of it or nothing. @throws StoreError */
export function commit(gate: Gate, intent: Intent): Promise<Committed> {
  return gate.act(async (preparing) => {
    const { writes } = preparing;
    const committed: Committed = { records: new Map(), entries: new Map() };
    for (const { kind, id, verb } of intent.edits ?? []) committed.records.set(id, await prepareEdit(preparing, kind, id, verb));
    if (intent.issued?.length) {
      const { opened, company } = await preparing.company();
      const edited = committed.records.get(opened.id) as RecordOf<'company'> | undefined;
      if (!edited) writes.seen.push({ id: opened.id, keys: opened.keys });
      for (const sealed of intent.issued) await addSeal(preparing, sealed, floor(edited ?? company, sealed), gate.chance);
    }
    for (const { document, make } of intent.entries ?? []) {
      const issued = await issuedOf(preparing, document);
      if (!issued) throw new StoreError('absent', document);
      const at = instant(gate.chance);
      const entries = addEntries(preparing, issued, make, at, gate.chance);
      committed.entries.set(document, entries);
      await settle(preparing, issued.sealed, entries, at, gate.chance);
    }
    return committed;
  });
}
