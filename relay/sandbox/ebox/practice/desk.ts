// What the makers of practice messages have in common: days before the present, documents that are written when they are asked for, invented accounts.
import { today } from '#domain/dates.ts';
import { belgianCheck } from '#domain/numbers/digits.ts';
import { makeOgm, printOgm } from '#domain/numbers/ogm.ts';
import type { StoredAttachment, StoredMessage, StoredPayment } from '../message.ts';
import { type Letter, type Tongue, writeLetter } from '../papers/letter.ts';
import type { Owed } from '../papers/owed.ts';
import { type Known, letterheadOf } from './senders.ts';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How long messages stay where their kind says nothing else. */
const STAYS = 180;

/** What a letter says, without what its message and its sender say. */
export type Said = Pick<Letter, 'lines' | 'table' | 'owed' | 'says'> & { title?: string };

export interface Desk {
  now: number;
  /** The day in so many days, YYYY-MM-DD. */
  day(days: number): string;
  /** A message that came so many days ago, in one language, with one letter. */
  message(id: string, days: number, from: Known, lang: Tongue, subject: string, said: Said, more?: Partial<StoredMessage>): StoredMessage;
  /** Another paper for a message. */
  paper(id: string, fileName: string, days: number, from: Known['key'], lang: Tongue, title: string, said: Said, isMain?: boolean): StoredAttachment;
}

/** @param now milliseconds since 1970 */
export function deskAt(now: number): Desk {
  const at = (days: number): number => now + days * DAY_MS;
  const paper: Desk['paper'] = (id, fileName, days, from, lang, title, said, isMain = false) => ({
    ...{ id, fileName, isMain, mediaType: 'application/pdf', title: { [lang]: title } },
    bytes: () => writeLetter({ title, ...said, lang, from: letterheadOf(from, lang), date: today(at(-days)), reference: `${from.toUpperCase()}-${today(at(-days)).slice(0, 4)}-${String(days).padStart(3, '0')}` })
  });
  return {
    now,
    paper,
    day: (days) => today(at(days)),
    message(id, days, from, lang, subject, said, more = {}) {
      // At different hours of the day.
      const received = at(-days) - ((id.length * 37) % 7) * HOUR_MS;
      return {
        ...{ id, subject: { [lang]: subject }, isRead: false, sender: from.number, typeId: 'letter' },
        ...{ receivedAt: new Date(received).toISOString(), expiresAt: new Date(received + STAYS * DAY_MS).toISOString() },
        attachments: [paper('main', `${id}.pdf`, days, from.key, lang, subject, said, true)],
        ...more
      };
    }
  };
}

/** An account that no bank has: its code was given to none. @param n up to seven digits */
export function accountOf(n: number): string {
  const account = `985${String(n).padStart(7, '0')}`;
  const digits = account + belgianCheck(account);
  return `BE${String(98n - (BigInt(`${digits}111400`) % 97n)).padStart(2, '0')}${digits}`;
}

/** The structured communication of a number of ten digits at most. */
export const ogmOf = (n: number): string => makeOgm(String(n).padStart(10, '0'));

/** What is to be paid, as payment data; Belgian midnight is near enough for a due date. */
export const paymentOf = ({ cents, iban, communication, due }: Owed, vat = 0): StoredPayment => ({
  ...{ amount: (cents - vat) / 100, vatAmount: vat / 100, dueDate: `${due}T12:00:00+01:00`, iban },
  reference: /^\d{12}$/.test(communication) ? printOgm(communication) : communication
});
