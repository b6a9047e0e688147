// Messages as the two versions of the Message Registry write them: v2.1 by its description, v3 by the renames that are known.
import { applicationOf, digestOf, sizeOf, type StoredAttachment, type StoredMessage, type StoredPayment } from './message.ts';
import type { ProviderState } from './state.ts';

/** Bytes of a kB there. */
export const KB = 1024;

/** @param recipient enterprise number of the company that asks, which v3 says; '' when it is not known */
export function messageOf(message: StoredMessage, provider: ProviderState, base: string, recipient = ''): object {
  return provider.version === '2.1' ? messageV2(message, provider, base) : messageV3(message, provider, base, recipient);
}

/** A page of a list. */
export function pageOf(items: object[], total: number): object {
  return { items, totalItems: total };
}

/** What both versions call the same. */
const alike = ({ id, originalId, subject, expiresAt, typeId, ...rest }: StoredMessage): object => ({
  messageId: id,
  ...(originalId !== undefined && { originalMessageId: originalId }),
  subject,
  expirationDate: expiresAt,
  messageTypeId: typeId,
  senderApplicationId: applicationOf(rest as StoredMessage)
});

function messageV2(message: StoredMessage, provider: ProviderState, base: string): object {
  const { receivedAt, isRead, isHidden = false, isRegistered = false, isReplyAllowed = false, sender, attention, attachments, body, payment, facts } = message;
  return {
    ...alike(message),
    receiptDate: receivedAt,
    readStatus: isRead,
    visible: !isHidden,
    registeredMail: isRegistered,
    ...(attention && { forTheAttentionOf: { id: attention.ssin ?? '', type: 'person', name: attention.name } }),
    senderOrganizationId: sender,
    attachments: pageOf(attachments.map((one) => attachmentOf(one, message, provider, base)), attachments.length),
    bodyMainContent: body?.isMain ?? false,
    replyAuthorized: isReplyAllowed,
    ...(payment && { paymentData: paymentOf(message, payment, '2.1') }),
    ...(facts && { businessDataList: pageOf(factsOf(facts), Object.keys(facts).length) })
  };
}

function messageV3(message: StoredMessage, provider: ProviderState, base: string, recipient: string): object {
  const { receivedAt, isRead, isHidden = false, isRegistered = false, isReplyAllowed = false, sender, attention, attachments, body, payment, facts } = message;
  return {
    ...alike(message),
    publicationDate: receivedAt,
    isRead,
    isVisible: !isHidden,
    isRegisteredMail: isRegistered,
    ...(attention && { forTheAttentionOf: { ...(attention.ssin !== undefined && { ssin: attention.ssin }), label: attention.name } }),
    sender: { eboxType: 'enterprise', enterpriseNumber: sender },
    ...(recipient !== '' && { recipient: { eboxType: 'enterprise', enterpriseNumber: recipient } }),
    attachments: attachments.map((one) => attachmentOf(one, message, provider, base)),
    isBodyMainContent: body?.isMain ?? false,
    isReplyAuthorized: isReplyAllowed,
    ...(payment && { paymentData: paymentOf(message, payment, '3.0') }),
    ...(facts && { businessDataList: factsOf(facts) })
  };
}

/** What is said of an attachment. */
export function attachmentOf(attachment: StoredAttachment, { id }: StoredMessage, { version }: ProviderState, base: string): object {
  const { fileName, title = { fr: fileName.replace(/\.\w+$/, '') }, isMain, mediaType } = attachment;
  return {
    attachmentId: attachment.id,
    attachmentTitle: title,
    // Beyond ISO-8859-1 a name does not fit into a header, and is escaped.
    fileName: /[^\u0000-\u00ff]/.test(fileName) ? encodeURIComponent(fileName) : fileName,
    mediaType,
    size: sizeOf(attachment) / KB,
    digest: { digestMethod: 'sha_256', digestValue: digestOf(attachment) },
    contentHref: `${base}/ebox/messages/${encodeURIComponent(id)}/attachments/${encodeURIComponent(attachment.id)}/content`,
    ...(version === '2.1' ? { mainContent: isMain, attachmentSigned: false } : { isMainContent: isMain, isAttachmentSigned: false })
  };
}

/** PaymentData. Its reference is an object in v2.1, of which nobody says what is in it. */
export function paymentOf({ id }: StoredMessage, { reference, ...payment }: StoredPayment, version: ProviderState['version']): object {
  const inner = version === '2.1' && typeof reference === 'string' ? { reference } : reference;
  return { paymentDataId: id, currency: 'EUR', ...payment, ...(inner !== undefined && { reference: inner }) };
}

const factsOf = (facts: Record<string, string>): object[] => Object.entries(facts).map(([key, value]) => ({ key, name: { fr: key }, values: [{ fr: value }] }));
