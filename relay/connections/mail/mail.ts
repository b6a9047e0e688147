// Mail with documents, one each: to an accountant, or to the mail-in address of its software. What became of a message that had no answer cannot be looked up:
// a person says.
import { createHash } from 'node:crypto';
import type { Bytes } from '#sync/bytes.ts';
import { type MailSettings, mailSettings } from '#sync/wire/connections.ts';
import type { Shipment } from '../../transmissions/outgoing.ts';
import { ConnectionFault, type Taking } from '../type.ts';
import { pdfIn } from './pdf-in.ts';
import { type Message, sendMessage, type Smtp, tryServer } from './smtp.ts';

/** @param smtp undefined where the relay has no SMTP_HOST: then the connection says so */
export function mailConnection(smtp: Smtp | undefined): Taking<MailSettings> {
  const server = (): Smtp => {
    if (!smtp) throw new ConnectionFault('client');
    return smtp;
  };
  return {
    type: 'mail',
    settings: mailSettings,
    secrets: [],
    shownTo: ({ to }) => JSON.stringify(to),
    async test({ signal }) {
      await tryServer(server(), signal);
      return [];
    },
    outgoing: {
      night: ({ at }) => at,
      async send({ settings, signal }, shipment, bytes) {
        const message = messageOf(server(), settings, shipment, bytes);
        await sendMessage(server(), signal, message);
        return { outside: message.messageId };
      }
    }
  };
}

function messageOf({ from }: Smtp, { to, tags, sender = '', replyTo, text, pdfToo = false }: MailSettings, { direction, number, name, media, record, attempt }: Shipment, bytes: Bytes): Message {
  const file = { filename: name, contentType: media, content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) };
  const pdf = pdfToo && /xml$/.test(media) ? pdfIn(bytes) : undefined;
  const title = number || name;
  // The name is no other document's, of no other company either.
  const mark = createHash('sha256').update(JSON.stringify([name, record, attempt])).digest('hex').slice(0, 32);
  return {
    from: { name: sender, address: from },
    ...{ to: to[direction], replyTo, subject: tags ? `[${tags[direction]}] ${title}` : title, text: text || title },
    messageId: `<${mark}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    files: [file, ...(pdf ? [{ filename: name.replace(/(\.[A-Za-z0-9]+)?$/, '.pdf'), contentType: 'application/pdf', content: pdf }] : [])]
  };
}
