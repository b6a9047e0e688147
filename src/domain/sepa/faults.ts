// What forbids a batch of transfers, payment by payment, before it is written or sent.
import { isIsoDate } from '../dates.ts';
import { EPC_MAX_CENTS } from '../epc/payload.ts';
import { isBic, isIban } from '../numbers/iban.ts';
import { isOgm } from '../numbers/ogm.ts';
import { isRf } from '../numbers/rf.ts';
import type { PainRequest, SepaFault, SepaFaultCode, SepaPayment } from './model.ts';
import { isSepaId, sepaName, sepaText } from './sepa-text.ts';

/** Longest MsgId: `-` and three digits of a PmtInfId still fit in 35. */
const LONGEST_MESSAGE_ID = 30;
const LONGEST_TEXT = 140;

/** Prefixes of IBANs that SEPA transfers reach (European Payments Council, EPC409-09): the European Economic Area, and who joined. */
const SEPA = new Set('AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA'.split(' '));

/** Every fault of the batch, those of the file first; empty when `toPain001` writes it. */
export function sepaFaults({ debtor, executionDate, messageId, payments }: PainRequest): SepaFault[] {
  const faults: SepaFault[] = [];
  const wrong = (code: SepaFaultCode, when: boolean) => void (when && faults.push({ code }));
  wrong('noPayments', payments.length === 0);
  wrong('wrongMessageId', !isSepaId(messageId, LONGEST_MESSAGE_ID));
  wrong('wrongDate', !isIsoDate(executionDate));
  wrong('noName', sepaName(debtor.name) === '');
  wrong('wrongIban', !isIban(debtor.iban));
  wrong('notSepa', isIban(debtor.iban) && !SEPA.has(debtor.iban.slice(0, 2)));
  wrong('wrongBic', debtor.bic !== undefined && !isBic(debtor.bic));
  const seen = new Set<string>();
  for (const payment of payments) {
    for (const code of faultsOf(payment, debtor.iban)) faults.push({ code, payment: payment.id });
    if (seen.has(payment.id)) faults.push({ code: 'sameId', payment: payment.id });
    seen.add(payment.id);
  }
  return faults;
}

function faultsOf(payment: SepaPayment, own: string): SepaFaultCode[] {
  const { id, name, iban, bic, cents, currency, communication, text = '', date } = payment;
  const checks: [SepaFaultCode, boolean][] = [
    ['wrongId', !isSepaId(id)],
    ['noName', sepaName(name) === ''],
    ['wrongIban', !isIban(iban)],
    ['notSepa', isIban(iban) && !SEPA.has(iban.slice(0, 2))],
    ['ownAccount', iban === own],
    ['wrongBic', bic !== undefined && !isBic(bic)],
    ['wrongAmount', !(Number.isInteger(cents) && cents >= 1 && cents <= EPC_MAX_CENTS)],
    ['notEuro', currency !== 'EUR'],
    ['wrongReference', communication !== undefined && !isOgm(communication) && !isRf(communication)],
    ['textTooLong', communication === undefined && sepaText(text).length > LONGEST_TEXT],
    ['wrongDate', date !== undefined && !isIsoDate(date)]
  ];
  return checks.flatMap(([code, when]) => (when ? [code] : []));
}
