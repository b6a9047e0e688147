// For the test that kills a relay in the middle of writing: writes on and on, and prints a line for each act once it is acknowledged.
import process from 'node:process';
import { AT, bytes, envelope, found } from '../conformance/samples.ts';
import { openSqlite } from './open.ts';

const [folder = '', round = ''] = process.argv.slice(2);
const storage = await openSqlite(folder);
const company = await found(storage, `company ${round}`);

async function append(): Promise<void> {
  for (let n = 0; ; n += 1) {
    const one = envelope({ id: `change-${n}`, text: 'x'.repeat(n % 5000) });
    const answer = await storage.log.append({ company, at: AT, envelopes: [one] });
    if (answer.outcome === 'stored') process.stdout.write(`change ${one.id} ${answer.seqs[0]}\n`);
  }
}

async function issue(): Promise<void> {
  for (let number = 1; ; number += 1) {
    const one = {
      company,
      at: AT,
      series: 'F',
      number,
      date: '2026-11-22',
      record: `r${number}`,
      envelope: envelope({ id: `issue-${number}`, kind: 'issue' })
    };
    const answer = await storage.issues.claim(one, () => undefined);
    if (answer.outcome === 'stored') process.stdout.write(`issue ${one.envelope.id} ${answer.seq}\n`);
  }
}

async function blob(): Promise<void> {
  for (let n = 0; ; n += 1) {
    const answer = await storage.blobs.put({ company, id: `blob-${n}`, scope: 'sales', chunk: 0, chunks: 1, at: AT, bytes: bytes(`bytes-${n}`) });
    if (answer === 'stored') process.stdout.write(`blob blob-${n} bytes-${n}\n`);
  }
}

await Promise.all([append(), issue(), blob()]);
