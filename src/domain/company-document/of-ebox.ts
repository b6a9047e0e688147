// A message of the e-Box as a document of the company, and what changes of it when it comes again.
import { type EboxMessage, eboxText } from '../ebox/message.ts';
import { between, inOrder } from '../position.ts';
import { type CompanyDocument, COMPANY_DOCUMENT_SCHEMA, type CompanyFile, type EboxOrigin } from './model.ts';

/** The document of a message that was not here before. All of it follows from what came: made twice it is the same. @param id of the record */
export function documentOf(id: string, ebox: EboxOrigin): CompanyDocument {
  const { message, seenAt } = ebox;
  return { id, kind: 'companyDocument', schema: COMPANY_DOCUMENT_SCHEMA, createdAt: message.receivedAt < seenAt ? message.receivedAt : seenAt, sort: 'ebox', ebox, files: [], currency: 'EUR', lines: [], payments: [], ...paymentOf(message, ebox) };
}

/** With what the government says of it now; what a person did with it here stays. One that was seen earlier changes nothing. */
export function seenAgain(document: CompanyDocument, ebox: EboxOrigin): CompanyDocument {
  if (!document.ebox || ebox.seenAt <= document.ebox.seenAt) return document;
  const { senderName = document.ebox.senderName } = ebox;
  const now: EboxOrigin = { ...ebox, ...(senderName && { senderName }) };
  // What the message says of its payment is taken once: afterwards it is the person's.
  const untouched = document.total === undefined && document.supplier === undefined && !document.processedAt && document.payments.length === 0;
  return { ...document, ebox: now, ...(untouched && paymentOf(ebox.message, now)) };
}

/** With a file of it; one that is here already changes nothing. */
export function withFile(document: CompanyDocument, file: Omit<CompanyFile, 'id' | 'pos'>): CompanyDocument {
  if (document.files.some(({ hash, attachment }) => hash === file.hash && attachment === file.attachment)) return document;
  const order = document.ebox?.message.attachments.findIndex(({ id }) => id === file.attachment) ?? -1;
  const pos = order < 0 ? between(inOrder(document.files).at(-1)?.pos ?? '', '') : placeOf(order);
  // Of an attachment that came again and is another one now, both are kept: what the government changes is not ours to lose.
  return { ...document, files: [...document.files, { ...file, id: `${file.hash.slice(0, 20)}${order < 0 ? '' : `-${order}`}`, pos }] };
}

/** A position that follows from the attachment's place in its message: two devices that unpack it apart give it the same. */
function placeOf(order: number): string {
  let pos = between('', '');
  for (let at = 0; at < order; at++) pos = between(pos, '');
  return pos;
}

/** What the message itself says is to be paid, and to whom; undoubted, yet a person says that it is right. */
function paymentOf({ payment }: EboxMessage, { senderName = {}, provider }: EboxOrigin): Partial<CompanyDocument> {
  if (!payment) return {};
  const name = eboxText(senderName, 'fr') || eboxText(provider.name, 'fr');
  const { cents, currency, iban, bic, due, structured, text } = payment;
  return {
    currency,
    ...(cents !== undefined && { total: cents }),
    supplier: { name, ...(iban && { iban }), ...(bic && { bic }) },
    ...(due && { dueDate: due }),
    ...(structured && { communication: structured }),
    ...(text && { paymentText: text })
  };
}

/** The main attachment: fetching it marks the message as read at the government. */
export const mainOf = ({ attachments }: EboxMessage) => attachments.find(({ isMain }) => isMain) ?? attachments[0];
