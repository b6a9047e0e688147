// Issue: number, seal, entries and rows in one act, so that there is never a number without a document (DESIGN §3).
import type { Company, Journal } from '#domain/company/model.ts';
import { type IsoDate, today } from '#domain/dates.ts';
import { creditable } from '#domain/document/credit.ts';
import { isDocumentKind } from '#domain/document/kinds.ts';
import type { Draft, Entry, SealedDocument } from '#domain/document/model.ts';
import { journalOf } from '#domain/document/seal.ts';
import { nextNumber } from '#domain/numbering/next.ts';
import type { Instant } from '#domain/record.ts';
import { StoreError } from '../errors.ts';
import { LINK, readState } from '../sync/state.ts';
import type { Gate, Preparing } from './gate.ts';
import { closed } from './records.ts';
import { addSeal, counterOf, issuedOf, seriesOf } from './seal.ts';

/** What a document is sealed from. */
export interface IssueContext {
  draft: Draft;
  company: Company;
  journal: Journal;
  /** The day of issue, in Belgium. */
  today: IsoDate;
  /** Year of the series: that of the date wanted, else of today. */
  year: number;
  /** The number proposed: the next of the series. */
  n: number;
  /** Set when this device numbers on its own: the letter of its series. */
  letter?: string;
  /** Date of the last document of the series, which this one may not precede. */
  lastDate?: IsoDate;
  /** For a credit note: the invoice, and what has happened to it so far. */
  credited?: { sealed: SealedDocument; entries: Entry[] };
}

export interface IssueAct {
  now: Instant;
  /** The device's letter, to number in its own series (offline, with a relay). */
  letter?: string;
  /** Pure; called again with the next number when another tab was faster. Throws IssueRefused when something is missing. */
  build(context: IssueContext): SealedDocument;
}

/** "My last invoice was 115": the number that a series starts after. */
export const floorOf = (journal: Journal, year: number): number => journal.lastBefore?.[String(year)] ?? 0;

/** What `build` will be given; also for the preview before issuing. @throws StoreError `absent`, `sealed`, `newer` */
export async function issueContext(preparing: Preparing, draftId: string, { now, letter }: Pick<IssueAct, 'now' | 'letter'>): Promise<IssueContext> {
  const [draftRecord, { company }, already] = [await preparing.open(draftId), await preparing.company(), await preparing.db.sealed.get(draftId)];
  if (already) throw new StoreError('sealed', draftId);
  if (draftRecord.newer) throw new StoreError('newer', draftId);
  const draft = draftRecord.record as Draft | undefined;
  if (!draft || draft.deletedAt || !isDocumentKind(draft.kind)) throw new StoreError('absent', draftId);
  const journal = company?.journals.some((j) => j.kind === draft.kind) ? journalOf(draft, company) : undefined;
  if (!company || !journal) throw new StoreError('absent', 'journal');
  const day = today(now);
  const year = Number((draft.issueDate ?? day).slice(0, 4));
  const counter = await counterOf(preparing, seriesOf(journal.id, year, letter));
  const credited = draft.credits && (await issuedOf(preparing, draft.credits.id));
  return {
    // What is left of the invoice is that of this moment, whatever it was when the draft was begun.
    draft:
      draft.credits && credited
        ? { ...draft, credits: { ...draft.credits, vatRegime: credited.sealed.seller.vatRegime, left: creditable(credited.sealed, credited.entries).left } }
        : draft,
    ...{ company, journal, year, today: day },
    n: nextNumber({ last: counter?.n ?? 0, lastBefore: letter ? 0 : floorOf(journal, year) }),
    letter,
    lastDate: counter?.date,
    credited
  };
}

/**
 * Issues a draft, in the common series or, with a letter, in the device's own.
 * @throws StoreError `sealed` when it is issued already, `number`, `date`, `absent`, `busy` (its number is asked of the relay); `refused`, also for the
 * common series of a company with a relay, whose numbers the relay alone gives (sync/issue.ts); whatever `build` throws
 */
export function issue(gate: Gate, draftId: string, act: IssueAct): Promise<SealedDocument> {
  return gate.act(async (preparing) => {
    const [asked, link] = await Promise.all([readState(preparing.db, 'issuing'), readState(preparing.db, LINK)]);
    if (link && act.letter === undefined) throw new StoreError('refused', 'the relay gives the number');
    if (asked?.draft === draftId) throw new StoreError('busy', 'its number is asked for');
    return prepareIssue(preparing, draftId, act);
  });
}

/** Adds the issue of a draft to an act. */
export async function prepareIssue(preparing: Preparing, draftId: string, act: IssueAct): Promise<SealedDocument> {
  const context = await issueContext(preparing, draftId, act);
  const built = act.build(context);
  const { draft, journal, year } = context;
  if (built.id !== draft.id || built.kind !== draft.kind || built.journal !== journal.id || built.year !== year || built.letter !== act.letter) {
    throw new StoreError('refused', 'the seal is of another document');
  }
  const { chance, writes } = preparing;
  const sealed = await addSeal(preparing, built, floorOf(journal, year), chance);
  writes.records.push(closed(await preparing.open(draftId)));
  const { opened } = await preparing.company();
  writes.seen.push({ id: opened.id, keys: opened.keys });
  return sealed;
}
