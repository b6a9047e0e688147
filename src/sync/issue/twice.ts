// What was issued twice: one record under two numbers, or one number on two records. The first by relay order stands.
import type { Crypto } from '../crypto.ts';
import { utf8 } from '../codec/utf8.ts';
import { ulidOf } from '../ids.ts';
import type { IssueFact } from '../wire/issue.ts';

/** A number as an envelope stated it. */
export interface Statement extends IssueFact {
  /** Relay order. */
  seq: number;
  /** Place within its envelope. */
  place: number;
}

export interface Twice extends Statement {
  /** `record`: the record bears another number already. `number`: the number is on another record. */
  why: 'record' | 'number';
  first: Statement;
}

const before = (a: Statement, b: Statement) => a.seq - b.seq || a.place - b.place;

/** The statements that come second, whatever the order in which they are given. One that only says again what was said is none. */
export function issuedTwice(statements: readonly Statement[]): Twice[] {
  const records = new Map<string, Statement>();
  const numbers = new Map<string, Statement>();
  const twice = new Map<string, Twice>();
  for (const statement of [...statements].sort(before)) {
    const number = `${statement.series} ${statement.number}`;
    const [ofRecord, ofNumber] = [records.get(statement.record), numbers.get(number)];
    const key = `${statement.record} ${number}`;
    if (ofRecord && `${ofRecord.series} ${ofRecord.number}` !== number) {
      if (!twice.has(key)) twice.set(key, { ...statement, why: 'record', first: ofRecord });
    } else if (ofNumber && ofNumber.record !== statement.record) {
      if (!twice.has(key)) twice.set(key, { ...statement, why: 'number', first: ofNumber });
    }
    if (!ofRecord) records.set(statement.record, statement);
    if (!ofNumber) numbers.set(number, statement);
  }
  return [...twice.values()];
}

/**
 * The record id under which a device keeps the second document of a record that was issued twice: the same on every device.
 * @param hash of the document, where another one of that record bears the same number
 */
export async function secondId(crypto: Crypto, { record, series, number }: IssueFact, hash?: string): Promise<string> {
  const name = `carnet/1/second|${record}|${series}|${number}${hash === undefined ? '' : `|${hash}`}`;
  return ulidOf((await crypto.sha256(utf8(name))).subarray(0, 16));
}
