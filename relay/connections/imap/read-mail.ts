// A message (RFC 5322, MIME) as what is kept of it: its header in short, its text, its attachments sorted. Within limits, whatever it holds.
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { MAIL_LIMITS } from '#sync/inbox/message.ts';
import type { Mail } from '#sync/inbox/message.ts';
import { type Sorted, sortFiles } from './files.ts';
import { plainLine, plainText, wordsOf } from './texts.ts';

export interface ReadMail extends Sorted, Pick<Mail, 'from' | 'subject' | 'text'> {
  date?: string;
  messageId?: string;
}

const LIMITS = { maxNestingDepth: 40, maxHeadersSize: 512 << 10, maxRfc822NestingDepth: 4 };

/** @throws Error when it is nested too deep or its headers are too long */
export async function readMail(source: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(source, { attachmentEncoding: 'arraybuffer', ...LIMITS });
  const text = plainText(mail.text?.trim() ? mail.text : wordsOf(mail.html ?? ''), MAIL_LIMITS.text);
  const attachments = mail.attachments.map(({ filename, mimeType, disposition, related, content }) => ({
    ...{ filename, mimeType, inline: related === true || disposition === 'inline' },
    bytes: typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : new Uint8Array(content)
  }));
  return { ...headOf({ address: mail.from?.address, name: mail.from?.name, subject: mail.subject, messageId: mail.messageId, date: mail.date }), text, ...sortFiles(attachments) };
}

interface Head {
  name?: string | undefined;
  address?: string | undefined;
  subject?: Email['subject'];
  messageId?: Email['messageId'];
  date?: Date | string | undefined;
}

/** The header in short; what is not right is left out. */
export function headOf({ name, address = '', subject = '', messageId, date }: Head): Pick<ReadMail, 'from' | 'subject' | 'date' | 'messageId'> {
  const from = name && name !== address ? `${plainLine(name, 150)} <${plainLine(address, 160)}>` : plainLine(address, 160);
  const at = date === undefined ? undefined : new Date(date);
  const id = messageId && plainLine(messageId, MAIL_LIMITS.messageId);
  return {
    from,
    subject: plainLine(subject, MAIL_LIMITS.subject),
    ...(at && inRange(at) && { date: at.toISOString() }),
    ...(id && { messageId: id })
  };
}

function inRange(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= 1970 && year <= 9999;
}
