// What the payment code of a document says: the surest thing on it, for a machine wrote it for a machine.
import { parsePayload } from '../../epc/parse.ts';
import { isOgm, parseOgm } from '../../numbers/ogm.ts';
import { isRf } from '../../numbers/rf.ts';
import { NOTHING, type Seen, type Understood } from '../understood.ts';

/** The supplier, its account, the amount and the communication of an EPC code; nothing from any other code. */
export function understoodOfCode(payload: string): Understood {
  const read = parsePayload(payload);
  if (!read.ok) return NOTHING;
  const { name, iban, bic, cents, reference = '', text = '' } = read.value;
  const seen = <T>(value: T, confidence: number): Seen<T> => ({ value, from: 'code', confidence });
  // Some programs put the structured communication among the free text.
  const ogm = parseOgm(reference || text);
  const communication = ogm.ok ? ogm.value : isRf(reference) ? reference : undefined;
  const free = communication === undefined ? reference || text : '';
  return {
    supplier: { name: seen(name.trim(), 86), iban: seen(iban, 98), ...(bic && { bic: seen(bic, 96) }) },
    buyer: {},
    currency: seen('EUR', 97),
    // What is to be paid: less than the total where a part was paid before.
    ...(cents !== undefined && { total: seen(cents, 80) }),
    ...(communication !== undefined && (isOgm(communication) || isRf(communication)) && { communication: seen(communication, 98) }),
    ...(free !== '' && { paymentText: seen(free, 92) })
  };
}
