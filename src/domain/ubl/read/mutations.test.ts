// Twenty thousand broken files: each is read or refused, soon, and what is read can be shown.
import { expect, test } from 'vitest';
import { chance, mutated } from '../../../../tests/ubl/mutate.ts';
import { bytesOf, creditNote, efff, enveloped, peppol, ublBe } from '../../../../tests/ubl/samples.ts';
import { isCents } from '../../money/cents.ts';
import { isDecimal } from '../../money/decimal.ts';
import { LANGS } from '../../record.ts';
import { attachmentBytes } from './attachment.ts';
import { ublPageDefinition } from './page-definition.ts';
import { problemsOf } from './problems.ts';
import { readUbl } from './read-ubl.ts';
import { understoodOf } from './understood.ts';

const SOURCES = [peppol(), efff(), efff({ type: '381', sign: '-' }), ublBe(), creditNote(peppol()), enveloped(peppol())];
const COUNT = 20_000;
/** Milliseconds: a file takes about one; a busy machine is slower, what hangs never ends. */
const LONGEST = 10_000;

test('never a crash, never long, never a figure that is none', () => {
  const random = chance(20_261_122);
  const faults = new Map<string, number>();
  let slowest = 0;
  for (let i = 0; i < COUNT; i++) {
    const xml = mutated(SOURCES[i % SOURCES.length]!, random);
    const start = performance.now();
    const read = readUbl(bytesOf(xml));
    const outcome = read.ok ? 'read' : read.fault;
    faults.set(outcome, (faults.get(outcome) ?? 0) + 1);
    if (read.ok) {
      const understood = understoodOf(read.value);
      const problems = problemsOf(read.value, { enterpriseNumber: '0123456749' });
      if (i % 8 === 0) ublPageDefinition(read.value, LANGS[(i / 8) % 4]!);
      for (const attachment of read.value.attachments) attachmentBytes(attachment);
      const figures = [...(understood.lines?.value ?? []).flatMap(({ net, vat }) => [net, vat]), understood.total?.value, understood.prepaid?.value].filter((one) => one !== undefined);
      const wrong = figures.some((cents) => !isCents(cents)) || understood.lines?.value.some(({ rate }) => !isDecimal(rate, 30)) || problems.some((one) => 'sum' in one && !isCents(one.found + one.expected));
      if (wrong) expect.fail(`mutation ${i}: ${JSON.stringify(understood)} ${JSON.stringify(problems)}`);
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  expect(slowest).toBeLessThan(LONGEST);
  expect(faults.get('read')).toBeGreaterThan(COUNT / 2);
  for (const fault of ['brokenXml', 'wrongNamespace', 'encoding']) expect(faults.get(fault), fault).toBeGreaterThan(0);
}, 900_000);
