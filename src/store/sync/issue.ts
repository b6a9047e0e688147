// Issuing with a relay: it gives the number, in one step with the document. Until its answer is here the number is nobody's, and no other
// is asked for: the very bytes that were sent are sent again.
import type { SealedDocument } from '#domain/document/model.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { fromBase64url } from '#sync/bytes.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import type { Item } from '#sync/codec/items.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import type { IssueConflict, IssueFact } from '#sync/wire/issue.ts';
import type { CompanyDb } from '../db.ts';
import { StoreError } from '../errors.ts';
import type { Preparing } from '../gate/gate.ts';
import { type IssueAct, prepareIssue } from '../gate/issue.ts';
import { wholeOf } from '../record/doc.ts';
import { parseSeal } from '../sealed.ts';
import type { Exchange } from './exchange.ts';
import { applyRow, closeNext, giveBackNumber, takeNumber, tellEmpty } from './own-envelope.ts';
import { isRelayFault } from './relay/fault.ts';
import type { Issuing } from './rows.ts';
import { documentKey, factOf } from './series.ts';
import { putState, readState } from './state.ts';

/** More refusals in a row than devices can cause. */
const TRIES = 20;

/**
 * Issues a draft in the common series.
 * @throws StoreError `sealed` (issued on another device, its document is here now), `date`, `ahead`, `busy`; what `build` throws; what the port throws
 * when there is no answer: then `resumeIssue` asks again, and until it has, the draft can be issued in no other way
 */
export async function issueAtRelay(exchange: Exchange, draft: string, act: Pick<IssueAct, 'now' | 'build'>): Promise<SealedDocument> {
  try {
    await resumeIssue(exchange);
    if (await isAwaited(exchange)) throw new StoreError('busy', draft);
    return await issued(exchange, draft, act);
  } catch (error) {
    // A relay that was put back to before the keys changed: the loop brings it the acts, then asks again.
    if (isRelayFault(error, 'malformed')) throw new StoreError('busy', draft);
    throw error;
  }
}

async function issued(exchange: Exchange, draft: string, act: Pick<IssueAct, 'now' | 'build'>): Promise<SealedDocument> {
  for (let tries = 0; tries < TRIES; tries++) {
    const issuing = await fixIssue(exchange, draft, act);
    const conflict = await ask(exchange, issuing, 'first');
    if (!conflict) return documentOf(exchange, draft);
    if (conflict.reason === 'issued') throw new StoreError('sealed', draft);
    if (conflict.reason === 'date' && dateOf(issuing) > conflict.today) throw new StoreError('ahead', conflict.today);
    if (conflict.reason === 'date' && tries > 0) throw new StoreError('date', conflict.lastDate ?? conflict.today);
  }
  throw new StoreError('busy');
}

const dateOf = ({ bytes }: Issuing) => readEnvelope(bytes).header.issues[0]!.date;

/**
 * Asks again for the answer that was lost, if one is awaited. A relay that does not know of the numbers before was put back: it is asked once more
 * when it has them again, `last`; the number that others may have seen on this document is not given up before.
 * @returns id of the draft that it was about
 */
export async function resumeIssue(exchange: Exchange, time: 'again' | 'last' = 'again'): Promise<string | undefined> {
  const issuing = await exchange.connection.run((db) => readState(db, 'issuing'));
  if (issuing) await ask(exchange, issuing, time);
  return issuing?.draft;
}

/** Whether a number was asked for and there is no answer that stands. */
export const isAwaited = ({ connection }: Exchange): Promise<boolean> => connection.run(async (db) => (await readState(db, 'issuing')) !== undefined);

/** This device may give no numbers any more. All of the log was read: what was asked for is here, or the relay never had it, and the draft is open again. */
export function giveUpIssue({ connection }: Exchange): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', [db.sync, db.envelopes], async () => {
      const issuing = await readState(db, 'issuing');
      if (!issuing) return;
      await db.sync.delete('issuing');
      if (!(await db.envelopes.get(issuing.id))) await giveBackNumber(db, issuing);
    })
  );
}

/** Nobody has the number that was asked for: the draft is open again, and the running number serves once more. */
function putBack(db: CompanyDb, issuing: Issuing): Promise<void> {
  return db.transaction('rw', db.sync, async () => {
    if ((await readState(db, 'issuing'))?.id !== issuing.id) return;
    await db.sync.delete('issuing');
    await giveBackNumber(db, issuing);
  });
}

async function documentOf({ connection }: Exchange, id: string): Promise<SealedDocument> {
  const row = await connection.run((db) => db.sealed.get(id));
  if (!row) throw new StoreError('absent', id);
  return parseSeal(row);
}

interface Planned {
  fact: IssueFact;
  items: Item[];
}

/** What would be written, had the number been given: nothing is written yet. */
async function plan(preparing: Preparing, draft: string, act: IssueAct): Promise<Planned> {
  const sealed = await prepareIssue(preparing, draft, act);
  const { seals, entries } = preparing.writes;
  const { doc, kind } = await preparing.open(draft);
  const seal: Item = { type: 'seal', id: draft, json: seals[0]!.row.json };
  const happened = await Promise.all(
    entries.map(async ({ document, add }): Promise<Item> => {
      const row = document === draft ? seals[0]!.row : await preparing.db.sealed.get(document);
      const record = row?.record ?? document;
      const of = row && documentKey(factOf(parseSeal(row), record), row.hash);
      return { type: 'entries', document: record, json: add.map((entry) => canonicalJson({ ...entry, document: record, of })) };
    })
  );
  return { fact: factOf(sealed, draft), items: [{ type: 'update', record: draft, kind, bytes: wholeOf(doc) }, seal, ...happened] };
}

async function fixIssue(exchange: Exchange, draft: string, act: IssueAct): Promise<Issuing> {
  const { fact, items } = await exchange.gate.look((preparing) => plan(preparing, draft, act));
  const own = await closeNext(exchange, { scope: SALES_SCOPE, kind: 'issue', contains: [], issues: [fact] }, items);
  if (!own) throw new StoreError('refused', 'no key to issue with');
  const issuing: Issuing = { draft, ...own };
  return exchange.connection.write((db) =>
    db.transaction('rw', db.sync, async () => {
      // Another tab was faster.
      if ((await readState(db, 'issuing')) || !(await takeNumber(db, own))) throw new StoreError('busy');
      await putState(db, 'issuing', issuing);
      return issuing;
    })
  );
}

/** @returns undefined when the number is given, and the document written here */
async function ask(exchange: Exchange, issuing: Issuing, time: 'first' | 'again' | 'last'): Promise<IssueConflict | undefined> {
  const { connection, relay } = exchange;
  const answer = await relay.issue(issuing.bytes).catch(async (error: unknown) => {
    // Cut off before it was ever asked for: the relay has not looked at it. Asked again, it may have it from before.
    if (time === 'first' && isRelayFault(error, 'revoked', 'proof')) await connection.write((db) => putBack(db, issuing));
    throw error;
  });
  if ('seq' in answer) {
    // Like any envelope from the log; cut here, it comes with the next page.
    await applyRow(exchange, answer.seq, issuing.bytes);
    await connection.write((db) => db.sync.delete('issuing'));
    return undefined;
  }
  const { conflict } = answer;
  if (time === 'again' && conflict.reason === 'number' && conflict.next < readEnvelope(issuing.bytes).header.issues[0]!.number) return conflict;
  if (conflict.reason === 'issued') await applyRow(exchange, conflict.seq, fromBase64url(conflict.envelope));
  await connection.write((db) => giveBack(db, issuing, conflict, time));
  return conflict;
}

/**
 * The envelope was refused for good: its running number is free again, or told as empty; the series stands where the relay says. Asked again, the
 * relay may have been put back meanwhile: it had the envelope perhaps, and others read it, so that the number stays its own.
 */
function giveBack(db: CompanyDb, issuing: Issuing, conflict: IssueConflict, time: 'first' | 'again' | 'last'): Promise<void> {
  const { series } = readEnvelope(issuing.bytes).header.issues[0]!;
  return db.transaction('rw', [db.sync, db.envelopes, db.counters], async () => {
    const [now, counter] = await Promise.all([readState(db, 'issuing'), db.counters.get(series)]);
    if (now?.id !== issuing.id) return;
    await db.sync.delete('issuing');
    if (time !== 'first' || !(await giveBackNumber(db, issuing))) await tellEmpty(db, issuing);
    if (conflict.reason === 'issued') return;
    const date = [counter?.date ?? '', conflict.lastDate ?? ''].sort().at(-1)!;
    await db.counters.put({ series, n: Math.max(counter?.n ?? 0, conflict.next - 1), date });
  });
}
