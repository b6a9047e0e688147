// The communication of a transfer as it is typed: structured when its digits agree, an RF reference, else free text.
import { isOgm, parseOgm, printOgm } from '#domain/numbers/ogm.ts';
import { isRf, parseRf, printRf } from '#domain/numbers/rf.ts';

/** As it is kept: twelve digits, an RF reference without blanks, or the text as it is. */
export function communicationOf(text: string): string | undefined {
  const [ogm, rf] = [parseOgm(text), parseRf(text)];
  return ogm.ok ? ogm.value : rf.ok ? rf.value : text.trim() || undefined;
}

/** As people write it. */
export const printCommunication = (value: string): string => (isOgm(value) ? printOgm(value) : isRf(value) ? printRf(value) : value);
