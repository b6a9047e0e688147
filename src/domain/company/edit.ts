// Edits of the company by pure verbs: account with its bank, journals and where their numbers begin, own notices.
import type { Iban } from '../numbers/iban.ts';
import { bankOf } from '../numbers/banks.ts';
import { between, inOrder } from '../position.ts';
import type { Company, Journal, JournalKind, OwnNotice } from './model.ts';

/** Structured communications tell ten series of one kind apart (`numbers/ogm.ts`). */
export const MOST_SERIES = 10;

/** Takes the account, and its bank and BIC where the number tells them; those of the account before go. */
export function withAccount(company: Company, iban: Iban): Company {
  if (iban === company.iban) return company;
  const bank = bankOf(iban);
  return { ...company, iban, bank: bank?.name, bic: bank?.bic };
}

/** The journals of a kind, in their order; the first one is the default. */
export function journalsOf(company: Pick<Company, 'journals'>, kind: JournalKind): Journal[] {
  return inOrder(company.journals.filter((journal) => journal.kind === kind));
}

/** Changes one journal; a journal that is gone leaves the company as it is. */
export function changeJournal(company: Company, id: string, change: Partial<Omit<Journal, 'id' | 'kind' | 'series'>>): Company {
  return { ...company, journals: company.journals.map((journal) => (journal.id === id ? { ...journal, ...change } : journal)) };
}

/** Sets the last number that was given elsewhere in a year; undefined or 0: none. */
export function startAfter(company: Company, journalId: string, year: number, last: number | undefined): Company {
  const journal = company.journals.find((j) => j.id === journalId);
  const { [String(year)]: _, ...others } = journal?.lastBefore ?? {};
  return changeJournal(company, journalId, { lastBefore: last ? { ...others, [String(year)]: last } : others });
}

/** The series of a further journal of this kind, never one that another bears; undefined when all ten are taken. */
export function freeSeries(company: Pick<Company, 'journals'>, kind: JournalKind): number | undefined {
  const taken = company.journals.filter((j) => j.kind === kind).map((j) => j.series);
  return Array.from({ length: MOST_SERIES }, (_, series) => series).find((series) => !taken.includes(series));
}

/** Adds a journal at the end of its kind. @throws RangeError when all ten series are taken */
export function addJournal(company: Company, { id, kind, name, pattern }: Pick<Journal, 'id' | 'kind' | 'name' | 'pattern'>): Company {
  const series = freeSeries(company, kind);
  if (series === undefined) throw new RangeError('no series is free');
  const last = inOrder(company.journals).at(-1);
  return { ...company, journals: [...company.journals, { id, pos: between(last?.pos ?? '', ''), kind, name, series, pattern }] };
}

/** Adds a notice of the person's own, at the end. */
export function addNotice(company: Company, id: string): Company {
  const last = inOrder(company.notices).at(-1);
  return { ...company, notices: [...company.notices, { id, pos: between(last?.pos ?? '', ''), name: '', text: {}, byDefault: false }] };
}

export function changeNotice(company: Company, id: string, change: Partial<Omit<OwnNotice, 'id'>>): Company {
  return { ...company, notices: company.notices.map((notice) => (notice.id === id ? { ...notice, ...change } : notice)) };
}

export function removeNotice(company: Company, id: string): Company {
  return { ...company, notices: company.notices.filter((notice) => notice.id !== id) };
}

/** A company that is being made, in another language: its journals are named and marked in that language too. */
export function inLanguage(company: Company, language: Company['language'], fresh: Pick<Company, 'journals'>): Company {
  const named = (journal: Journal) => fresh.journals.find(({ kind }) => kind === journal.kind) ?? journal;
  const journals = company.journals.map((journal) => ({ ...journal, name: named(journal).name, pattern: named(journal).pattern }));
  return { ...company, language, journals };
}
