// Ten thousand messages in a folder: each fetched once, whatever happens to its number.
import { createHash } from 'node:crypto';
import type { FetchMessageObject } from 'imapflow';
import { expect, it } from 'vitest';
import { message, pdf } from '../../../tests/mail/messages.ts';
import type { Came, Job } from '../type.ts';
import type { ImapSettings } from '#sync/wire/connections.ts';
import { readMail } from './read-mail.ts';
import type { MailReader } from './mail-reader.ts';
import { type Folder, progressIn, takeNew } from './take.ts';

const COUNT = 10_000;
const source = Buffer.from(message({ parts: [{ name: 'a.pdf', bytes: pdf(1, 100) }] }));
const read = await readMail(source);
const reader: MailReader = { alone: (work) => work(() => Promise.resolve(read)) };
const settings: ImapSettings = { host: 'x.example', port: 993, security: 'tls', user: 'u', folder: 'INBOX' };

/** A folder with messages numbered from `first` on, that counts what is asked of it. */
function folderOf(count: number, first = 1) {
  const asked = { heads: 0, bodies: 0, marks: 0 };
  const head = (n: number): FetchMessageObject => ({
    ...{ seq: n, uid: first + n, size: source.length, internalDate: new Date(0) },
    envelope: { messageId: `<${n}@x>`, subject: `n ${n}`, date: new Date(n * 1000), from: [{ address: 'a@x.example' }] }
  });
  const all = Array.from({ length: count }, (_, n) => n);
  const folder: Folder = {
    // As servers do: `n:*` also gives the last when n is beyond it.
    search: ({ uid }: { uid?: unknown }) => {
      const from = Number(String(uid).split(':')[0]);
      const found = all.map((n) => first + n).filter((one) => one >= from);
      return Promise.resolve(found.length > 0 ? found : [first + count - 1]) as never;
    },
    fetchAll: (range) => {
      const uids = String(range).split(',').map(Number);
      asked.heads += uids.length;
      return Promise.resolve(uids.map((uid) => head(uid - first)));
    },
    fetchOne: () => {
      asked.bodies += 1;
      return Promise.resolve({ seq: 1, uid: 1, source });
    },
    messageFlagsAdd: () => {
      asked.marks += 1;
      return Promise.resolve(true);
    }
  };
  return { folder, asked };
}

function jobOf(): { job: Job<ImapSettings>; taken: Map<string, Came>; kept: { progress: unknown } } {
  const taken = new Map<string, Came>();
  const kept = { progress: undefined as unknown };
  const key = (outside: Uint8Array): string => Buffer.from(outside).toString('hex');
  const job: Job<ImapSettings> = {
    ...{ settings, secrets: {}, signal: new AbortController().signal, clock: { now: () => 0, after: () => () => undefined }, progress: undefined },
    outside: (...texts) => Promise.resolve(new Uint8Array(createHash('sha256').update(JSON.stringify(texts)).digest())),
    known: (outside) => Promise.resolve(outside.map((one) => taken.has(key(one)))),
    keep(progress, came) {
      kept.progress = progress;
      if (came) {
        expect(taken.has(key(came.outside))).toBe(false);
        taken.set(key(came.outside), came);
      }
      return Promise.resolve();
    },
    ...{ isAsked: false, states: () => Promise.resolve([]), bring: () => Promise.resolve(), reseal: () => Promise.resolve() },
    well: () => Promise.resolve()
  };
  return { job, taken, kept };
}

it('ten thousand are fetched once; numbered anew, only their headers are', { timeout: 120_000 }, async () => {
  const { job, taken, kept } = jobOf();
  const before = folderOf(COUNT);
  await takeNew(before.folder, job, progressIn(undefined, 'here', 1n), reader);
  expect([taken.size, before.asked]).toEqual([COUNT, { heads: COUNT, bodies: COUNT, marks: 0 }]);

  const same = folderOf(COUNT);
  await takeNew(same.folder, job, progressIn(kept.progress, 'here', 1n), reader);
  expect(same.asked).toEqual({ heads: 0, bodies: 0, marks: 0 });

  const anew = folderOf(COUNT + 3, 50_000);
  const progress = progressIn(kept.progress, 'here', 2n);
  expect(progress.last).toBe(0);
  await takeNew(anew.folder, job, progress, reader);
  expect([taken.size, anew.asked]).toEqual([COUNT + 3, { heads: COUNT + 3, bodies: 3, marks: 0 }]);
});

it('another folder begins at its beginning', () => {
  const kept = { place: 'here', uidValidity: '1', last: 9 };
  expect(progressIn(kept, 'here', 1n).last).toBe(9);
  expect([progressIn(kept, 'there', 1n).last, progressIn(kept, 'here', 2n).last, progressIn({ last: 'x' }, 'here', 1n).last]).toEqual([0, 0, 0]);
});
