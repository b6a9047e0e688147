// Credit notes for parts of a drawn invoice, one after the other, made and issued as the app does it.
import fc from 'fast-check';
import type { Company } from '#domain/company/model.ts';
import type { ProblemCode } from '#domain/document/check.ts';
import { type Creditable, creditable, creditDraft, creditEntries } from '#domain/document/credit.ts';
import type { Draft, Entry, Line, SealedDocument } from '#domain/document/model.ts';
import { compare, type Decimal, divide, multiply, round } from '#domain/money/decimal.ts';
import { NOW } from '../arbitraries/samples.ts';
import { issue } from './issue.ts';

/** What is taken back at one time: tenths of what is left, by line, or the whole rest; a part of the price alone, or all of it. */
export type Part = 'left' | { tenths: number[]; ofPrice: number };

/** How an invoice is credited; most are not. */
export const parts = (): fc.Arbitrary<Part[]> => {
  const some = fc.record({ tenths: fc.array(fc.constantFrom(0, 0, 1, 3, 5, 10, 10), { minLength: 1, maxLength: 12 }), ofPrice: fc.constantFrom(10, 10, 10, 4) });
  const several = fc.tuple(fc.array(some, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([first, rest]): Part[] => (rest ? [...first, 'left'] : first));
  return fc.oneof({ weight: 3, arbitrary: fc.constant<Part[]>([]) }, { weight: 1, arbitrary: several });
};

/** Quantities as a person types them: at most four decimals, never more than is left. */
function chosen(left: Creditable, tenths: readonly number[]): Map<string, Decimal> {
  return new Map(left.lines.map((l, i) => [l.line, round(divide(multiply(l.quantity, String(tenths[i % tenths.length])), '10', 6), 4)]));
}

const cheaper = (tenths: number) => (line: Line): Line => ({ ...line, unitPrice: round(divide(multiply(line.unitPrice, String(tenths)), '10', 6), 2) });

/** A draft that takes something back; undefined when nothing is left of what was chosen. */
function draftOf(invoice: SealedDocument, company: Company, entries: readonly Entry[], part: Part, id: () => string): Draft | undefined {
  const blank = { newId: id, now: NOW, company };
  const draft = creditDraft(blank, invoice, entries, part === 'left' ? part : chosen(creditable(invoice, entries), part.tenths));
  if (!draft.lines.some((l) => l.kind === 'item' && compare(l.quantity, '0') !== 0)) return undefined;
  return part === 'left' || part.ofPrice === 10 ? draft : { ...draft, lines: draft.lines.map(cheaper(part.ofPrice)) };
}

/** What the app may say in words instead of issuing a part: more than is left at a rate, or below zero. */
const REFUSED: readonly string[] = ['creditsTooMuch', 'creditsTooMuchAtRate', 'negativeTotal'] satisfies ProblemCode[];

/**
 * @param from number that the first of them gets
 * @returns the credit notes of an invoice, each within what the ones before have left; or the codes of what should not have been refused
 */
export function creditNotes(invoice: SealedDocument, company: Company, plan: readonly Part[], from: number): (SealedDocument | string[])[] {
  let entries: Entry[] = [];
  let made = 0;
  const id = () => `credit-${invoice.id}-${++made}`;
  return plan.flatMap((part, i): (SealedDocument | string[])[] => {
    const draft = draftOf(invoice, company, entries, part, id);
    if (!draft) return [];
    const note = issue(draft, company, from + i, creditable(invoice, entries));
    // What is left can always be credited.
    if (Array.isArray(note)) return part !== 'left' && note.every((code) => REFUSED.includes(code)) ? [] : [note];
    const { invoice: entry } = creditEntries(note, invoice, entries);
    entries = [...entries, { ...entry, id: id(), document: invoice.id, at: NOW } as Entry];
    return [note];
  });
}
