// Mail to any address as it is set up, and as the relay takes it.
import { m } from '#messages';
import type { ShownConnection } from '#store/connections/connections.ts';
import { type ConnectionPut, connectionPut, mailSettings } from '#sync/wire/connections.ts';
import { hourOf, NIGHT } from '../sending/hour.ts';

export interface Typed {
  sale: string;
  /** Empty: the same address. */
  purchase: string;
  /** Stand in brackets before the subject; empty: none. */
  tags: { sale: string; purchase: string };
  text: string;
  pdfToo: boolean;
  at: string;
}

/** What is kept at the relay, as it would be typed. */
export function typedOf(there: ShownConnection | undefined): Typed {
  const read = mailSettings.safeParse(there?.settings);
  if (!read.success) return { sale: '', purchase: '', tags: { sale: '', purchase: '' }, text: '', pdfToo: true, at: NIGHT };
  const { to, tags = { sale: '', purchase: '' }, text = '', pdfToo = false, at } = read.data;
  return { sale: to.sale, purchase: to.purchase === to.sale ? '' : to.purchase, tags, text, pdfToo, at };
}

/** What the relay is given; undefined while something is missing or wrong. @param from the company: its name is shown as sender, its address takes answers */
export function putOf({ sale, purchase, tags, text, pdfToo, at }: Typed, from: { name: string; email?: string | undefined }): ConnectionPut | undefined {
  const [first, second] = [sale.trim(), purchase.trim()];
  const tag = { sale: tags.sale.trim().toUpperCase(), purchase: tags.purchase.trim().toUpperCase() };
  const email = from.email?.trim();
  const settings = {
    ...{ at: hourOf(at), to: { sale: first, purchase: second || first }, sender: from.name.slice(0, 100), pdfToo },
    ...((tag.sale || tag.purchase) && { tags: tag }),
    ...(text.trim() && { text: text.trim() })
  };
  const read = [{ ...settings, replyTo: email }, settings].map((one) => connectionPut.safeParse({ type: 'mail', settings: one })).find(({ success }) => success);
  return read?.data;
}

/** Where documents go, and at what time. */
export function placeOf(there: ShownConnection): { place: string; at: string } {
  const { sale, purchase, at } = typedOf(there);
  return { place: m.sending_by_mail_to({ address: [sale, purchase].filter(Boolean).join(', ') }), at };
}
