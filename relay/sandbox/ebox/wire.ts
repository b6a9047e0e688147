// Messages as the two versions of the Message Registry write them: v2.1 by its description, v3 by the renames that are known.
import { digestOf, type ProviderState, type StoredAttachment, type StoredMessage } from './state.ts';

/** Bytes of a kB there. */
const KB = 1024;

export function messageOf(message: StoredMessage, provider: ProviderState, base: string): object {
  return provider.version === '2.1' ? messageV2(message, base) : messageV3(message, base);
}

/** A page of a list. */
export function pageOf(items: object[], total: number): object {
  return { items, totalItems: total };
}

function messageV2(message: StoredMessage, base: string): object {
  const { id, subject, receivedAt, expiresAt, isRead, isRegistered = false, isReplyAllowed = false, sender, typeId, attachments, payment, facts } = message;
  const items = attachments.map((one) => {
    const { title, ...rest } = attachmentOf(one, message, base);
    return { ...rest, attachmentTitle: title, mainContent: one.isMain, attachmentSigned: false };
  });
  return {
    messageId: id,
    subject,
    receiptDate: receivedAt,
    expirationDate: expiresAt,
    readStatus: isRead,
    visible: true,
    registeredMail: isRegistered,
    messageTypeId: typeId,
    senderOrganizationId: sender,
    senderApplicationId: 'standin',
    attachments: { items, totalItems: items.length },
    bodyMainContent: false,
    replyAuthorized: isReplyAllowed,
    ...(payment && { paymentData: { paymentDataId: id, currency: 'EUR', ...payment } }),
    ...(facts && { businessDataList: pageOf(factsOf(facts), Object.keys(facts).length) })
  };
}

function messageV3(message: StoredMessage, base: string): object {
  const { id, subject, receivedAt, expiresAt, isRead, isRegistered = false, isReplyAllowed = false, sender, typeId, attachments, payment, facts } = message;
  return {
    messageId: id,
    subject,
    publicationDate: receivedAt,
    expirationDate: expiresAt,
    isRead,
    isVisible: true,
    isRegisteredMail: isRegistered,
    messageTypeId: typeId,
    sender: { eboxType: 'enterprise', enterpriseNumber: sender },
    senderApplicationId: 'standin',
    attachments: attachments.map((one) => {
      const { title, ...rest } = attachmentOf(one, message, base);
      return { ...rest, attachmentTitle: title, isMainContent: one.isMain, isAttachmentSigned: false };
    }),
    isBodyMainContent: false,
    isReplyAuthorized: isReplyAllowed,
    ...(payment && { paymentData: { paymentDataId: id, currency: 'EUR', ...payment } }),
    ...(facts && { businessDataList: factsOf(facts) })
  };
}

function attachmentOf(attachment: StoredAttachment, { id }: StoredMessage, base: string) {
  return {
    attachmentId: attachment.id,
    title: { fr: attachment.fileName.replace(/\.\w+$/, '') },
    fileName: attachment.fileName,
    mediaType: attachment.mediaType,
    size: attachment.bytes.length / KB,
    digest: { digestMethod: 'sha_256', digestValue: digestOf(attachment) },
    contentHref: `${base}/ebox/messages/${encodeURIComponent(id)}/attachments/${encodeURIComponent(attachment.id)}/content`
  };
}

const factsOf = (facts: Record<string, string>): object[] => Object.entries(facts).map(([key, value]) => ({ key, name: { fr: key }, values: [{ fr: value }] }));
