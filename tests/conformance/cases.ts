// The documents of the run: the golden set and those drawn at random, issued and written as UBL.
import fc from 'fast-check';
import { isCredit } from '#domain/document/kinds.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { toUbl } from '#domain/ubl/to-ubl.ts';
import { type Drawn, drawn } from '../arbitraries/draft.ts';
import { drawnSlip } from '../arbitraries/slip.ts';
import { company } from '../arbitraries/samples.ts';
import { creditNotes, parts } from './credits.ts';
import { GOLDEN } from './golden/index.ts';
import { issue } from './issue.ts';

export interface Case {
  name: string;
  sealed?: SealedDocument;
  xml: string;
  /** Cents by which VAT or a line may be off, so that the parts of an invoice add up to it. */
  slack?: number;
  /** What is wrong before any rule is asked. */
  faults: string[];
}

const PDF = new TextEncoder().encode('%PDF-1.7\n% a stand-in: the rules look at the envelope, not at the letter\n%%EOF\n');
/** So much may a credit note for a part be off: the official rules let 2 cents pass between quantity × price and a line (PEPPOL-EN16931-R120). */
const SLACK = 2;
const euros = (cents: number) => (cents / 100).toFixed(2);

/** Issues and writes; a draft that is refused or cannot be written is a fault, not a gap. */
function caseOf(name: string, make: () => SealedDocument | string[], pdf: boolean): Case {
  try {
    const sealed = make();
    if (Array.isArray(sealed)) return { name, xml: '', faults: [`refused: ${sealed.join(', ')}`] };
    const options = pdf ? { pdf: { content: PDF, filename: `${sealed.number}.pdf` } } : {};
    const xml = toUbl(sealed, options);
    const faults = xml === toUbl(sealed, options) ? [] : ['two writings differ'];
    return { name, sealed, xml, faults };
  } catch (error) {
    return { name, xml: '', faults: [String(error)] };
  }
}

/** The golden documents; totals worked out by hand and texts that must stand in them are checked here. */
export function goldenCases(): Case[] {
  return GOLDEN.map((golden) => {
    const written = caseOf(golden.name, () => issue(golden.draft, golden.company ?? company), golden.pdf ?? false);
    const { totals } = written.sealed ?? {};
    const found = totals && [totals.net, totals.vat, totals.payable].map(euros).join(' + ');
    const expected = golden.totals.map((t) => Number(t).toFixed(2)).join(' + ');
    const wrong = found === undefined || found === expected ? [] : [`net + VAT → payable is ${found}, by hand ${expected}`];
    const unsaid = (golden.says ?? []).filter((text) => !written.xml.includes(text)).map((text) => `does not say ${text}`);
    return { ...written, faults: [...written.faults, ...wrong, ...(written.xml ? unsaid : [])] };
  });
}

/** Self-billing documents drawn at random, credited in parts like invoices; the same seed and count give the same documents. */
export const randomSlips = (seed: number, count: number): Case[] => casesOf(drawnSlip(), seed, count, 'random slip');

/** Documents drawn at random, some of the invoices credited in parts; the same seed and count give the same documents. */
export const randomCases = (seed: number, count: number): Case[] => casesOf(drawn(), seed, count, 'random');

function casesOf(of: fc.Arbitrary<Drawn>, seed: number, count: number, title: string): Case[] {
  return fc.sample(fc.tuple(of, parts()), { seed, numRuns: count }).flatMap(([one, plan], i) => {
    const made = caseOf(`${title} ${i + 1}`, () => issue(one.draft, one.company, i + 1), i % 10 === 0);
    if (!made.sealed || isCredit(made.sealed.kind)) return [made];
    const notes = creditNotes(made.sealed, one.company, plan, count + 4 * i);
    return [made, ...notes.map((note, k) => ({ ...caseOf(`${title} ${i + 1}, credit note ${k + 1}`, () => note, false), slack: SLACK }))];
  });
}
