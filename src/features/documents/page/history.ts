// What happened to a document, newest first, in words.
import Archive from '@lucide/svelte/icons/archive';
import Banknote from '@lucide/svelte/icons/banknote';
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import FileMinus from '@lucide/svelte/icons/file-minus';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Send from '@lucide/svelte/icons/send';
import Stamp from '@lucide/svelte/icons/stamp';
import Undo from '@lucide/svelte/icons/undo-2';
import { today } from '#domain/dates.ts';
import { isCredit, KINDS } from '#domain/document/kinds.ts';
import type { Entry, PaymentMethod, SealedDocument, SentChannel } from '#domain/document/model.ts';
import { standing, stateOf } from '#domain/document/state.ts';
import { transmittedWords } from '#features/transmissions/words.ts';
import { isKnown } from '#domain/transmission/standing.ts';
import { m } from '#messages';
import { documentPath } from '../paths.ts';
import { said } from '../words/kinds.ts';
import { formatCents, formatDate } from '#ui/format.ts';
import type { Icon } from '#ui/icon.ts';

export interface HistoryItem {
  id: string;
  /** Instant at which it was noted. */
  at: string;
  icon: Icon;
  tone: 'plain' | 'done' | 'wait';
  title: string;
  detail?: string;
  /** The document that it speaks of. */
  href?: string;
  /** It no longer counts. */
  reversed: boolean;
  /** It can be taken back. */
  reversible: boolean;
}

const methods: Record<PaymentMethod, () => string> = {
  transfer: m.documents_method_transfer,
  cash: m.documents_method_cash,
  card: m.documents_method_card
};

/** "Virement", "Espèces", "Carte". */
export const methodName = (method: PaymentMethod): string => methods[method]();

const channels: Record<SentChannel, () => string> = {
  share: m.documents_channel_share,
  download: m.documents_channel_download,
  print: m.documents_channel_print,
  mail: m.documents_channel_mail,
  peppol: m.documents_channel_peppol,
  hand: m.documents_channel_hand
};

const slipChannels = { share: m.slips_by_share, print: m.slips_by_print, hand: m.slips_by_hand };

type Words = Pick<HistoryItem, 'icon' | 'title'> & Partial<Pick<HistoryItem, 'detail' | 'tone' | 'href' | 'reversible'>>;

function paymentWords(entry: Entry & { kind: 'paid' }, sealed: SealedDocument, entries: readonly Entry[]): Words {
  const rounding = entries.find((e) => e.kind === 'rounded' && e.payment === entry.id);
  // Nothing was left after it, however many there were before: the one that closes is no part payment.
  const closes = stateOf(sealed, entries.filter((e) => e.id <= entry.id || e.id === rounding?.id)).open <= 0;
  const refund = isCredit(sealed.kind);
  const detail = [
    `${methodName(entry.method)}, ${formatCents(entry.cents, { currency: true })}`,
    entry.day !== today(entry.at) && m.documents_paid_on({ date: formatDate(entry.day, 'long') }),
    rounding?.kind === 'rounded' && m.documents_rounded_by({ amount: formatCents(-rounding.cents, { sign: 'always' }) }),
    entry.note
  ];
  return {
    icon: Banknote,
    tone: 'done',
    title: refund ? m.documents_refund() : closes ? m.documents_payment() : m.documents_payment_part(),
    detail: detail.filter(Boolean).join(' · '),
    reversible: true
  };
}

function words(entry: Entry, sealed: SealedDocument, entries: readonly Entry[]): Words | undefined {
  switch (entry.kind) {
    case 'issued':
      return { icon: Stamp, title: said(sealed.kind, m.documents_issued, m.slips_issued)(), detail: m.documents_number_is({ number: entry.number }) };
    case 'sent':
      return { icon: Send, title: said(sealed.kind, m.documents_sent, m.slips_sent)(), detail: said(sealed.kind, channels, { ...channels, ...slipChannels })[entry.channel](), reversible: true };
    case 'paid':
      return paymentWords(entry, sealed, entries);
    case 'rounded':
      return undefined;
    case 'credited':
      return {
        icon: FileMinus,
        title: m.documents_credit_note_is({ number: entry.number }),
        detail: formatCents(-entry.gross, { currency: true }),
        href: documentPath(KINDS[sealed.kind].by, entry.creditNote)
      };
    case 'applied':
      // The invoice was paid already: nothing of the credit note went against it.
      if (entry.cents === 0) return undefined;
      return {
        icon: FileMinus,
        title: m.documents_applied({ number: entry.number }),
        detail: formatCents(entry.cents, { currency: true }),
        href: documentPath(KINDS[sealed.kind].of, entry.invoice)
      };
    case 'reversed':
      return reversalWords(entries.find(({ id }) => id === entry.entry));
    case 'noted':
      return { icon: MessageSquare, title: entry.text };
    case 'archived':
      return { icon: Archive, title: entry.archived ? said(sealed.kind, m.documents_archived, m.slips_archived)() : m.documents_unarchived() };
    case 'transmitted':
      return isKnown(entry) ? transmittedWords(entry) : undefined;
    case 'processed':
      return { icon: entry.processed ? BookCheck : BookX, title: entry.processed ? m.documents_processed() : m.documents_unprocessed(), ...(entry.by && { detail: entry.by }) };
  }
}

function reversalWords(reversed: Entry | undefined): Words {
  if (reversed?.kind === 'paid') {
    const { method, cents } = reversed;
    return { icon: Undo, title: m.documents_payment_reversed(), detail: `${methodName(method)}, ${formatCents(cents, { currency: true })}` };
  }
  return { icon: Undo, title: reversed?.kind === 'sent' ? m.documents_sent_reversed() : m.documents_reversed() };
}

/** @returns the history of a document, newest first; the rounding of a payment is told with it */
export function historyOf(sealed: SealedDocument, entries: readonly Entry[]): HistoryItem[] {
  const counting = new Set(standing(entries).map(({ id }) => id));
  return entries
    .flatMap((entry): HistoryItem[] => {
      const told = words(entry, sealed, entries);
      if (!told) return [];
      const reversed = entry.kind !== 'reversed' && !counting.has(entry.id);
      return [{ id: entry.id, at: entry.at, tone: 'plain', ...told, reversed, reversible: (told.reversible ?? false) && !reversed }];
    })
    .reverse();
}
