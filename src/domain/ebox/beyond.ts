// What a message of the e-Box says beyond what Carnet understands: kept, so that a later version has it.
import { objectIn } from './plain.ts';

/** Fields of v2.1, and of v3 by its renames, that are read or that nobody here needs: the number of the person it is for, above all. Payment data is read, yet kept as it came. */
const KNOWN = new Set([
  ...['messageId', 'id', 'originalMessageId', 'subject', 'receiptDate', 'publicationDate', 'receivedDate', 'expirationDate', 'readStatus', 'isReadStatus', 'isRead', 'read'],
  ...['visible', 'isVisible', 'registeredMail', 'isRegisteredMail', 'forTheAttentionOf', 'messageTypeId', 'senderOrganizationId', 'sender', 'senderApplicationId'],
  ...['recipient', 'partition', 'attachments', 'bodyMainContent', 'isBodyMainContent', 'replyAuthorized', 'isReplyAuthorized', 'businessDataList'],
  ...['forAction', 'isForAction', 'actionMessage', 'isActionMessage', 'forActionDueDate', 'actionDueDate']
]);

/** @returns undefined when there is nothing more */
export function beyondIn(value: unknown): Record<string, unknown> | undefined {
  const more = Object.entries(objectIn(value)).filter(([name, inner]) => !KNOWN.has(name) && inner !== undefined && inner !== null);
  return more.length > 0 ? Object.fromEntries(more) : undefined;
}
