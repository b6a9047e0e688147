// A message as a provider's Message Registry gives it, v2.1 or v3: what is sure is taken, what is odd is left out, nothing is ever thrown.
import { isIsoDate, type IsoDate, today } from '../dates.ts';
import { toCents } from '../money/decimal.ts';
import { isEnterpriseNumber } from '../numbers/enterprise.ts';
import { isBic, parseIban } from '../numbers/iban.ts';
import { findOgms, parseOgm } from '../numbers/ogm.ts';
import { parseRf } from '../numbers/rf.ts';
import type { EboxAttachment, EboxFact, EboxMessage, EboxPayment, EboxTexts } from './message.ts';
import { firstOf, flagIn, instantIn, type Json, listIn, objectIn, textIn } from './plain.ts';

/** Of one message; the e-Box takes six attachments. */
const MOST = 100;
/** Bytes of a kB in the e-Box. */
const KB = 1024;
/** What says more says nothing. */
const LARGEST_KB = 2 ** 30;

/** @returns undefined when it has no id or no date: nothing could be done with it */
export function readMessage(value: unknown): EboxMessage | undefined {
  const from = objectIn(value);
  const id = textIn(firstOf(from, 'messageId', 'id'), 500);
  const receivedAt = instantIn(firstOf(from, 'receiptDate', 'publicationDate', 'receivedDate'));
  if (id === '' || receivedAt === undefined) return undefined;
  const expiresAt = instantIn(firstOf(from, 'expirationDate'));
  const facts = listIn(from['businessDataList']).slice(0, MOST).map(factOf);
  const [partition, attention, originalId] = [partitionOf(from), attentionOf(from), textIn(from['originalMessageId'], 500)];
  const [payment, action] = [readPayment(from['paymentData']), actionOf(from, facts)];
  const isBodyMain = flagIn(from, 'bodyMainContent');
  return {
    id,
    subject: textsIn(from['subject']),
    receivedAt,
    ...(expiresAt && { expiresAt }),
    isRead: flagIn(from, 'readStatus', 'read') ?? false,
    isVisible: flagIn(from, 'visible') ?? true,
    isRegistered: flagIn(from, 'registeredMail') ?? false,
    sender: senderOf(from),
    typeId: textIn(from['messageTypeId'], 200),
    ...(partition && { partition }),
    ...(attention && { attention }),
    attachments: listIn(from['attachments']).slice(0, MOST).map(attachmentOf).filter(({ id: own }) => own !== ''),
    // v2.1: "must be present only if there is a body", yet required: a body that is no main content may be there or not.
    ...(isBodyMain !== undefined && { body: { isMain: isBodyMain } }),
    ...(payment && { payment }),
    ...(action && { action }),
    isReplyAllowed: flagIn(from, 'replyAuthorized') ?? false,
    ...(originalId && { originalId }),
    facts: facts.filter(({ key }) => key !== '')
  };
}

/** Per language; a bare text is of the first one that most read. */
export function textsIn(value: unknown, most = 400): EboxTexts {
  if (typeof value === 'string') return value.trim() === '' ? {} : { fr: textIn(value, most) };
  const from = objectIn(value);
  return Object.fromEntries((['nl', 'fr', 'de'] as const).map((lang) => [lang, textIn(from[lang], most)]).filter(([, text]) => text !== ''));
}

function senderOf(from: Json): EboxMessage['sender'] {
  const digits = textIn(firstOf(from, 'senderOrganizationId') ?? objectIn(from['sender'])['enterpriseNumber']).replace(/\D/g, '').padStart(10, '0');
  const application = textIn(firstOf(from, 'senderApplicationId'), 200);
  return { ...(isEnterpriseNumber(digits) && { number: digits }), ...(application && { application }) };
}

const partitionOf = (from: Json): string => textIn(firstOf(objectIn(from['recipient']), 'partition') ?? from['partition'], 200);

/** v2.1 `{id, type, name}`, v3 `{ssin, label}`. The national number stays out: nobody here needs it. */
function attentionOf(from: Json): string {
  const { name, label } = objectIn(from['forTheAttentionOf']);
  return textIn(name ?? label, 100);
}

function attachmentOf(value: unknown): EboxAttachment {
  const from = objectIn(value);
  const { digestMethod, digestValue } = objectIn(from['digest']);
  const sha256 = textIn(digestValue, 100).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const kilobytes = Number(from['size']);
  return {
    id: textIn(firstOf(from, 'attachmentId', 'id'), 500),
    title: textsIn(from['attachmentTitle']),
    fileName: nameIn(from['fileName']),
    isMain: flagIn(from, 'mainContent') ?? false,
    mediaType: textIn(from['mediaType'], 100).toLowerCase(),
    size: kilobytes > 0 && kilobytes < LARGEST_KB ? Math.ceil(kilobytes * KB) : 0,
    ...(/^sha.?256$/i.test(textIn(digestMethod)) && /^[\w-]{43}$/.test(sha256) && { sha256 }),
    isSigned: flagIn(from, 'attachmentSigned') ?? false
  };
}

/** Percent-encoded where its sender's characters are outside ISO-8859-1. */
function nameIn(value: unknown): string {
  const name = textIn(value, 1000);
  try {
    return /%[0-9a-f]{2}/i.test(name) ? decodeURIComponent(name) : name;
  } catch {
    return name;
  }
}

function factOf(value: unknown): EboxFact {
  const from = objectIn(value);
  return { key: textIn(from['key'], 200), name: textsIn(from['name']), values: listIn(from['values']).slice(0, MOST).map((one) => textsIn(one)) };
}

/** The first value of a key, in whatever language. */
function factText(facts: readonly EboxFact[], key: string): string {
  const value = facts.find((fact) => fact.key === key)?.values[0];
  return Object.values(value ?? {})[0] ?? '';
}

function actionOf(from: Json, facts: readonly EboxFact[]): EboxMessage['action'] {
  const isAsked = flagIn(from, 'forAction', 'actionMessage') ?? factText(facts, 'FOR_ACTION').toLowerCase() === 'true';
  const due = dayIn(firstOf(from, 'forActionDueDate', 'actionDueDate')) ?? dayIn(factText(facts, 'FOR_ACTION_DUE_DATE'));
  return isAsked || due ? { ...(due && { due }) } : undefined;
}

/** A day, or the day in Belgium of an instant. */
function dayIn(value: unknown): IsoDate | undefined {
  const text = textIn(value, 40);
  if (isIsoDate(text)) return text;
  const at = instantIn(text);
  return at && today(at);
}

/** v2.1 PaymentData; undefined when it says nothing that can be paid. */
export function readPayment(value: unknown): EboxPayment | undefined {
  const from = objectIn(value);
  const [amount, vat] = [centsIn(from['amount']), centsIn(from['vatAmount'] ?? 0)];
  const iban = parseIban(textIn(from['iban'], 60));
  if (amount === undefined && !iban.ok) return undefined;
  const [bic, due] = [textIn(from['bic'], 11).toUpperCase(), dayIn(from['dueDate'])];
  return {
    // Without the VAT that it speaks of, an amount would be a wrong one.
    ...(amount !== undefined && vat !== undefined && { cents: amount + vat }),
    currency: /^[A-Z]{3}$/.test(textIn(from['currency'])) ? textIn(from['currency']) : 'EUR',
    ...(iban.ok && { iban: iban.value }),
    ...(isBic(bic) && { bic }),
    ...(due && { due }),
    ...referenceIn(from['reference'])
  };
}

/** What is more than an amount of money ever is here, or no number, is none. */
function centsIn(value: unknown): number | undefined {
  const amount = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof amount === 'number' && amount >= 0 && amount < 1e11 ? toCents(amount.toFixed(2)) : undefined;
}

/** "Reference added to the payment": an object whose inside the description leaves open, so every text in it is looked at. */
function referenceIn(value: unknown): Pick<EboxPayment, 'structured' | 'text'> {
  const texts = [value, ...Object.values(objectIn(value)), ...Object.values(objectIn(value)).flatMap((inner) => Object.values(objectIn(inner)))].map((one) => textIn(one, 200)).filter(Boolean);
  for (const text of texts) {
    for (const read of [parseOgm(text), parseRf(text)]) if (read.ok) return { structured: read.value };
  }
  const found = new Set(texts.flatMap((text) => findOgms(text)));
  if (found.size === 1) return { structured: [...found][0]! };
  const text = texts.find((one) => /\d|\s/.test(one)) ?? texts[0];
  return text === undefined ? {} : { text: text.slice(0, 140) };
}
