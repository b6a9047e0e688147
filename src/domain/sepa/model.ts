// A batch of SEPA credit transfers, as a company gives it to its bank.
import type { IsoDate } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Instant } from '../record.ts';

export interface SepaPayment {
  /** EndToEndId: comes back on the statement. At most 35 characters, unique within the file. */
  id: string;
  /** The creditor's name as it holds its account: the bank compares it with the IBAN. */
  name: string;
  iban: string;
  bic?: string;
  cents: Cents;
  /** ISO 4217; only EUR can be paid. */
  currency: string;
  /** Twelve digits of an OGM, or an RF reference. */
  communication?: string;
  /** Free communication when there is no structured one, at most 140 characters. */
  text?: string;
  /** Day on which it is to leave, when another than that of the file. */
  date?: IsoDate;
}

export interface Debtor {
  name: string;
  iban: string;
  /** Absent: that of the Belgian bank code, else not provided. */
  bic?: string;
  /** Ten digits. */
  enterpriseNumber?: string;
}

export interface PainRequest {
  /** pain.001.001.09, or .03 for banks that do not take it yet. */
  version: '09' | '03';
  debtor: Debtor;
  /** Day on which the payments are to leave. */
  executionDate: IsoDate;
  /** MsgId: unique for the debtor, at most 30 characters of the SEPA set; PmtInfId and the rest are made from it. */
  messageId: string;
  createdAt: Instant;
  payments: readonly SepaPayment[];
  /** One debit for the whole on the statement, or one per payment. */
  batchBooking: boolean;
}

export type SepaFaultCode =
  | 'noPayments'
  | 'wrongMessageId'
  | 'wrongDate'
  | 'noName'
  | 'wrongIban'
  /** The account is in a country that SEPA transfers do not reach. */
  | 'notSepa'
  | 'wrongBic'
  | 'wrongAmount'
  | 'notEuro'
  | 'wrongReference'
  | 'textTooLong'
  | 'wrongId'
  | 'sameId'
  /** Paid to the account that it is paid from. */
  | 'ownAccount';

export interface SepaFault {
  code: SepaFaultCode;
  /** Id of the payment; absent: of the file or the debtor. */
  payment?: string;
}
