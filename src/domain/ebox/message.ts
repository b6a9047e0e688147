// A message of e-Box Enterprise as Carnet understands it: Message Registry API v2.1 (Message, Attachment, PaymentData), and v3 by its renames.
import type { IsoDate } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { EnterpriseNumber } from '../numbers/enterprise.ts';
import type { Instant, Lang } from '../record.ts';

/** In the official languages; one of them in practice. */
export type EboxTexts = Partial<Record<'nl' | 'fr' | 'de', string>>;

export interface EboxAttachment {
  /** Of its message. */
  id: string;
  title: EboxTexts;
  /** As its sender named it. */
  fileName: string;
  /** The message counts as read at the government once this is fetched. */
  isMain: boolean;
  /** As said there: never trusted for what it is shown as. */
  mediaType: string;
  /** Bytes, roughly: said in kB of 1,024. */
  size: number;
  /** SHA-256, 32 bytes in base64url. */
  sha256?: string;
  isSigned: boolean;
}

export interface EboxPayment {
  /** To pay: the amount and its VAT. */
  cents?: Cents;
  /** ISO 4217. */
  currency: string;
  iban?: string;
  bic?: string;
  due?: IsoDate;
  /** Twelve digits of an OGM or an RF reference, checked. */
  structured?: string;
  /** A reference that is no structured one. */
  text?: string;
}

/** Something more that the sender says, by a key of the e-Box (FOR_ACTION, EMPNOSSBENOSS …). */
export interface EboxFact {
  key: string;
  name: EboxTexts;
  values: EboxTexts[];
}

export interface EboxMessage {
  /** Of its provider. */
  id: string;
  subject: EboxTexts;
  receivedAt: Instant;
  /** Then it is deleted at the government. */
  expiresAt?: Instant;
  isRead: boolean;
  isVisible: boolean;
  /** Registered mail: reading it may have effects in law. */
  isRegistered: boolean;
  sender: { number?: EnterpriseNumber; application?: string };
  /** Of the reference data. */
  typeId: string;
  /** A part of the company's e-Box. */
  partition?: string;
  attention?: string;
  attachments: EboxAttachment[];
  /** A text besides the attachments. */
  body?: { isMain: boolean };
  payment?: EboxPayment;
  /** Something is asked, until that day where one is said. */
  action?: { due?: IsoDate };
  isReplyAllowed: boolean;
  /** The message that this one answers. */
  originalId?: string;
  facts: EboxFact[];
}

const ORDER: Record<Lang, readonly (keyof EboxTexts)[]> = { fr: ['fr', 'nl', 'de'], nl: ['nl', 'fr', 'de'], de: ['de', 'fr', 'nl'], en: ['fr', 'nl', 'de'] };

/** @returns the text in the person's language, else in the next one that Belgians read most; '' when there is none */
export function eboxText(texts: EboxTexts, lang: Lang): string {
  return ORDER[lang].map((one) => texts[one]).find(Boolean) ?? '';
}
