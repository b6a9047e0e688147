// What happened to a purchase, newest first, in words.
import Banknote from '@lucide/svelte/icons/banknote';
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import Clock from '@lucide/svelte/icons/clock';
import Forward from '@lucide/svelte/icons/forward';
import Inbox from '@lucide/svelte/icons/inbox';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import { isMark } from '#domain/document/mark.ts';
import type { Entry } from '#domain/document/model.ts';
import type { Purchase, PurchasePayment, ReadFrom, Source } from '#domain/purchase/model.ts';
import type { Instant } from '#domain/record.ts';
import { m } from '#messages';
import { formatCents, formatDate } from '#ui/format.ts';
import type { Icon } from '#ui/icon.ts';

export interface PurchaseEvent {
  key: string;
  at: Instant;
  icon: Icon;
  tone: 'plain' | 'wait' | 'done';
  title: string;
  detail?: string | undefined;
}

const WAYS: Record<Source['way'], () => string> = {
  file: m.purchases_way_file,
  photo: m.purchases_way_photo,
  share: m.purchases_way_share,
  paste: m.purchases_way_paste,
  mail: m.purchases_way_mail,
  peppol: m.purchases_way_peppol,
  ebox: m.purchases_way_ebox,
  hand: m.purchases_way_hand
};

const READ: Record<ReadFrom, () => string> = { ubl: m.purchases_read_from_ubl, text: m.purchases_read_from_text, code: m.purchases_read_from_code, ocr: m.purchases_read_from_ocr };

function received({ source, read = {} }: Purchase): PurchaseEvent {
  const ways = [...new Set(Object.values(read).map(({ from }) => from))].map((from) => READ[from]());
  return { key: 'received', at: source.at, icon: Inbox, tone: 'plain', title: m.purchases_history_received(), detail: [WAYS[source.way](), source.from, source.subject, ...ways].filter(Boolean).join(' · ') };
}

function payment({ id, at, state, cents, day }: PurchasePayment, currency: string): PurchaseEvent {
  const date = formatDate(day, 'medium');
  const detail = formatCents(cents, { currency });
  if (state === 'ordered') return { key: id, at, icon: Clock, tone: 'wait', title: m.purchases_ordered_on({ date }), detail };
  return { key: id, at, icon: Banknote, tone: 'done', title: m.purchases_paid_on({ date }), detail };
}

/** Received, processed, forwarded, its payments, and the accountant's marks; newest first. @param entries of the purchase: its marks */
export function purchaseHistory(purchase: Purchase, entries: readonly Entry[]): PurchaseEvent[] {
  const { processedAt, forwardedAt } = purchase;
  const events: PurchaseEvent[] = [
    received(purchase),
    ...(forwardedAt ? [{ key: 'forwarded', at: forwardedAt, icon: Forward, tone: 'plain' as const, title: m.purchases_status_forwarded() }] : []),
    ...(processedAt ? [{ key: 'processed', at: processedAt, icon: PencilLine, tone: 'plain' as const, title: m.purchases_history_processed() }] : []),
    ...purchase.payments.map((one) => payment(one, purchase.currency)),
    ...entries.filter(isMark).map((entry): PurchaseEvent => {
      const { id, at, processed, by } = entry as Extract<Entry, { kind: 'processed' }>;
      return { key: id, at, icon: processed ? BookCheck : BookX, tone: 'plain', title: processed ? m.documents_processed() : m.documents_unprocessed(), detail: by };
    })
  ];
  // Those of one instant stay in the order of what leads to what.
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).toReversed();
}
