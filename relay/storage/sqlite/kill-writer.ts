// For the test that kills a relay in the middle of writing: writes on and on, and prints a line for each act once it is acknowledged.
import process from 'node:process';
import { AT, bytes, envelope, found, free, issueOf, push } from '../conformance/samples.ts';
import { openSqlite } from './open.ts';

const [folder = '', round = ''] = process.argv.slice(2);
const storage = await openSqlite(folder);
const company = await found(storage, `company ${round}`);

async function append(): Promise<void> {
  for (let n = 0; ; n += 1) {
    const id = `change-${n}`;
    const [seq] = await push(storage, company, envelope({ id, text: 'x'.repeat(n % 5000) }));
    process.stdout.write(`change ${id} ${seq}\n`);
  }
}

async function issue(): Promise<void> {
  for (let number = 1; ; number += 1) {
    const one = issueOf(number, `r${number}`, { id: `issue-${number}` });
    const answer = await storage.issues.claim({ company, author: 'laptop', at: AT, envelope: one }, free, free);
    if (answer.outcome === 'stored') process.stdout.write(`issue ${one.id} ${answer.seq}\n`);
  }
}

async function blob(): Promise<void> {
  for (let n = 0; ; n += 1) {
    const answer = await storage.blobs.put({ company, id: `blob-${n}`, chunk: 0, of: 1, at: AT, bytes: bytes(`bytes-${n}`) });
    if (answer === 'stored') process.stdout.write(`blob blob-${n} bytes-${n}\n`);
  }
}

await Promise.all([append(), issue(), blob()]);
