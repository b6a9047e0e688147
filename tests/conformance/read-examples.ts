// The official examples, billing and self-billing, as our reader sees them: every total and line is the file's own.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Element, parseXmlDocument } from 'slimdom';
import { negate } from '#domain/money/decimal.ts';
import { problemsOf } from '#domain/ubl/read/problems.ts';
import { readUbl } from '#domain/ubl/read/read-ubl.ts';
import { centsOf } from '#domain/ubl/read/sums.ts';
import { decimalOf } from '#domain/ubl/read/values.ts';
import { understoodOf } from '#domain/ubl/read/understood.ts';

const TOTALS = {
  lines: 'LineExtensionAmount',
  net: 'TaxExclusiveAmount',
  gross: 'TaxInclusiveAmount',
  allowances: 'AllowanceTotalAmount',
  charges: 'ChargeTotalAmount',
  prepaid: 'PrepaidAmount',
  rounding: 'PayableRoundingAmount',
  payable: 'PayableAmount'
} as const;

const at = (parent: Element | undefined, name: string) => parent?.children.find(({ localName }) => localName === name);

/** What another reader, which knows nothing of invoices, finds different. */
function differences(xml: string): string[] {
  const read = readUbl(new TextEncoder().encode(xml));
  if (!read.ok) return [`not read: ${read.fault}`];
  const invoice = read.value;
  const root = parseXmlDocument(xml).documentElement!;
  const negative = invoice.remarks.some(({ code }) => code === 'turnedPositive');
  const written = (parent: Element | undefined, name: string) => {
    const value = decimalOf(at(parent, name)?.textContent?.trim() ?? '');
    return value !== undefined && negative ? negate(value) : value;
  };
  const total = at(root, 'LegalMonetaryTotal');
  const pairs: [string, unknown, unknown][] = Object.entries(TOTALS).map(([name, element]) => [element, invoice.totals[name as keyof typeof TOTALS], written(total, element)]);
  const lines = root.children.filter(({ localName }) => /^(?:Invoice|CreditNote)Line$/.test(localName));
  const { total: gross, prepaid } = understoodOf(invoice);
  const wrong = problemsOf(invoice).filter(({ code }) => code === 'wrongSum' || code === 'missing' || code === 'unreadable');
  const all: [string, unknown, unknown][] = [
    ...pairs,
    ['number', invoice.number, at(root, 'ID')?.textContent],
    ['VAT', invoice.totals.vat, written(at(root, 'TaxTotal'), 'TaxAmount')],
    ['lines', JSON.stringify(invoice.lines.map(({ net }) => net)), JSON.stringify(lines.map((line) => written(line, 'LineExtensionAmount')))],
    ['total understood', gross?.value, centsOf(written(total, 'TaxInclusiveAmount'))],
    ['left to pay', (gross?.value ?? 0) - (prepaid?.value ?? 0), centsOf(written(total, 'PayableAmount'))]
  ];
  const off = all.filter(([, found, expected]) => found !== expected).map(([what, found, expected]) => `${what} is ${String(found)}, in the file ${String(expected)}`);
  return [...off, ...wrong.map((problem) => `called wrong: ${JSON.stringify(problem)}`)];
}

/** @param folder that of the rules and examples */
export function readExamples(folder: string): { name: string; faults: string[] }[] {
  return ['billing', 'self-billing'].flatMap((kind) => {
    const examples = path.join(folder, 'examples', kind);
    return readdirSync(examples)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => ({ name, faults: differences(readFileSync(path.join(examples, name), 'utf8')) }));
  });
}
