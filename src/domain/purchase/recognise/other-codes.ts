// What codes that are no payment codes say: barcodes and QR codes in which a program put a reference, an account or its own number.
import { fold } from '../../text/fold.ts';
import { enterpriseNumberOf, isEnterpriseNumber, vatNumberOf } from '../../numbers/enterprise.ts';
import { isIban } from '../../numbers/iban.ts';
import { findOgms, isOgm } from '../../numbers/ogm.ts';
import { NOTHING, type Seen, type Understood } from '../understood.ts';
import { understoodOfCode } from './code.ts';
import type { Own } from './parties.ts';

/** Percent. A check digit makes a reference likely, but one number in 97 has it by chance: printed text weighs more. */
const MARKED = 95;
const BARE = 80;
const ACCOUNT = 75;
const ENTERPRISE = 72;
/** A number that the document prints and its code repeats. */
const REPEATED = 90;
/** Digits and letters below which a number is in too many codes by chance. */
const SHORTEST = 4;

/**
 * @param codes of the document, payment codes and others
 * @param elsewhere what its text says: an invoice number that a code repeats is surer
 * @param own what is ours in a code is not the supplier's
 * @returns a reading for each code; nothing from one that says nothing of these
 */
export const understoodOfCodes = (codes: readonly string[], elsewhere: Understood, own: Own): Understood[] =>
  codes.map((code) => (isPaymentCode(code) ? understoodOfCode(code) : ofOther(code, elsewhere, own)));

/** Whether a code is one to pay with (EPC069-12), readable or not. */
export const isPaymentCode = (code: string): boolean => /^BCD\r?\n/.test(code);

function ofOther(code: string, { number }: Understood, own: Own): Understood {
  const seen = <T>(value: T, confidence: number): Seen<T> => ({ value, from: 'code', confidence });
  // Programs part the fields of a code by anything; within an address they are parameters.
  const parts = code.split(/[\s;,|^~?&=#()<>"']+/).filter(Boolean);
  const communication = communicationOf(code, parts);
  const iban = only(parts.map((part) => part.toUpperCase()).filter((part) => isIban(part) && !own.ibans?.includes(part)));
  const enterprise = only(parts.flatMap((part) => numberOf(part, own)));
  const repeated = number && tight(number.value).length >= SHORTEST && parts.some((part) => holds(part, number.value));
  if (communication === undefined && iban === undefined && enterprise === undefined && !repeated) return NOTHING;
  return {
    supplier: {
      ...(iban !== undefined && { iban: seen(iban, ACCOUNT) }),
      ...(enterprise !== undefined && { enterpriseNumber: seen(enterprise, ENTERPRISE), vatNumber: seen(vatNumberOf(enterprise), ENTERPRISE) })
    },
    buyer: {},
    ...(communication && { communication: seen(communication.value, communication.confidence) }),
    ...(repeated && { number: seen(number.value, REPEATED) })
  };
}

function communicationOf(code: string, parts: readonly string[]): { value: string; confidence: number } | undefined {
  const marked = only((code.match(/(?:\+{3}|\*{3})[\d\s/]{12,20}(?:\+{3}|\*{3})/g) ?? []).flatMap(findOgms));
  if (marked !== undefined) return { value: marked, confidence: MARKED };
  const bare = only(parts.map((part) => part.replaceAll('/', '')).filter(isOgm));
  return bare === undefined ? undefined : { value: bare, confidence: BARE };
}

/** With its country only: ten bare digits are more often something else. */
function numberOf(part: string, own: Own): string[] {
  const tidy = part.toUpperCase().replaceAll('.', '');
  const number = /^BE[01]\d{9}$/.test(tidy) ? tidy.slice(2) : undefined;
  const ours = own.enterpriseNumber ?? (own.vatNumber && enterpriseNumberOf(own.vatNumber));
  return number !== undefined && isEnterpriseNumber(number) && number !== ours ? [number] : [];
}

const tight = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** A number that ends where the code's own figures do: 1044 is not in 210448. */
function holds(part: string, number: string): boolean {
  const [whole, wanted] = [tight(part), tight(number)];
  const at = whole.indexOf(wanted);
  return at >= 0 && !(/\d$/.test(whole.slice(0, at)) && /^\d/.test(wanted)) && !(/\d$/.test(wanted) && /^\d/.test(whole.slice(at + wanted.length)));
}

/** The one value that all of them are; undefined when there is none, or several. */
function only(values: readonly string[]): string | undefined {
  const different = new Set(values);
  return different.size === 1 ? values[0] : undefined;
}
