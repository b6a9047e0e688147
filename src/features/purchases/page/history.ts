// What happened to a purchase, newest first, in words.
import Banknote from '@lucide/svelte/icons/banknote';
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import Clock from '@lucide/svelte/icons/clock';
import Forward from '@lucide/svelte/icons/forward';
import Inbox from '@lucide/svelte/icons/inbox';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import X from '@lucide/svelte/icons/x';
import type { Entry } from '#domain/document/model.ts';
import type { Purchase, PurchasePayment, ReadFrom, Reopening, Source, WithdrawnPayment } from '#domain/purchase/model.ts';
import type { Instant } from '#domain/record.ts';
import { isKnown } from '#domain/transmission/standing.ts';
import { transmittedWords } from '#features/transmissions/words.ts';
import { m } from '#messages';
import { formatDate } from '#ui/format.ts';
import type { Icon } from '#ui/icon.ts';
import { amountText, paymentText } from './payment-words.ts';

export interface PurchaseEvent {
  key: string;
  at: Instant;
  icon: Icon;
  tone: 'plain' | 'wait' | 'done';
  title: string;
  detail?: string | undefined;
  /** Taken back later. */
  reversed?: boolean;
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

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

function received({ source, read = {} }: Purchase): PurchaseEvent {
  const ways = [...new Set(Object.values(read).map(({ from }) => from))].map((from) => READ[from]());
  return { key: 'received', at: source.at, icon: Inbox, tone: 'plain', title: m.purchases_history_received(), detail: joined(WAYS[source.way](), source.from, source.subject, ...ways) };
}


/** As an order first, where it was one, then as what went: each when it was said, and by whom. */
function payment(purchase: Purchase, one: PurchasePayment): PurchaseEvent[] {
  const { id, at, by, state, day, confirmedAt, confirmedBy } = one;
  const date = formatDate(day, 'medium');
  const amount = amountText(purchase, Math.abs(one.cents));
  const ordered: PurchaseEvent = { key: `${id} ordered`, at, icon: Clock, tone: 'plain', title: m.purchases_history_ordered({ date }), detail: joined(amount, by) };
  if (state === 'ordered') return [{ ...ordered, tone: 'wait', title: m.purchases_ordered_on({ date }) }];
  const made: PurchaseEvent = { key: id, at, icon: Banknote, tone: 'done', title: paymentText(purchase, one), detail: joined(amount, by) };
  return confirmedAt ? [ordered, { ...made, at: confirmedAt, detail: joined(amount, confirmedBy) }] : [made];
}

function withdrawn(purchase: Purchase, one: WithdrawnPayment): PurchaseEvent[] {
  const date = formatDate(one.day, 'medium');
  const title = one.state === 'ordered' ? m.purchases_history_order_withdrawn({ date }) : m.purchases_history_payment_withdrawn({ date });
  const before = payment(purchase, one).map((event) => ({ ...event, tone: 'plain' as const, reversed: true, ...(one.state === 'ordered' && { title: m.purchases_history_ordered({ date }) }) }));
  return [...before, { key: `${one.id} withdrawn`, at: one.withdrawnAt, icon: X, tone: 'plain', title, detail: joined(amountText(purchase, Math.abs(one.cents)), one.withdrawnBy) }];
}

const forwarded = (at: Instant): PurchaseEvent => ({ key: `forwarded ${at}`, at, icon: Forward, tone: 'plain', title: m.purchases_status_forwarded() });
const processed = (at: Instant): PurchaseEvent => ({ key: `processed ${at}`, at, icon: PencilLine, tone: 'plain', title: m.purchases_history_processed() });

const reopening = ({ id, at, by, processedAt, forwardedAt }: Reopening): PurchaseEvent[] => [
  ...(forwardedAt ? [forwarded(forwardedAt)] : []),
  ...(processedAt ? [processed(processedAt)] : []),
  { key: id, at, icon: RotateCcw, tone: 'plain', title: m.purchases_history_reopened(), detail: by }
];

/** Received, processed, forwarded, put back, its orders and payments with what was taken back of them, and the accountant's marks; newest first. @param entries of the purchase: its marks and transmissions */
export function purchaseHistory(purchase: Purchase, entries: readonly Entry[]): PurchaseEvent[] {
  const { processedAt, forwardedAt } = purchase;
  const events: PurchaseEvent[] = [
    received(purchase),
    ...(purchase.reopenings ?? []).flatMap(reopening),
    ...(forwardedAt ? [forwarded(forwardedAt)] : []),
    ...(processedAt ? [processed(processedAt)] : []),
    ...purchase.payments.flatMap((one) => payment(purchase, one)),
    ...(purchase.withdrawn ?? []).flatMap((one) => withdrawn(purchase, one)),
    ...entries.flatMap((entry): PurchaseEvent[] => {
      const { id, at } = entry;
      if (entry.kind === 'transmitted') return isKnown(entry) ? [{ key: id, at, ...transmittedWords(entry) }] : [];
      if (entry.kind !== 'processed') return [];
      const { processed, by } = entry;
      return [{ key: id, at, icon: processed ? BookCheck : BookX, tone: 'plain', title: processed ? m.documents_processed() : m.documents_unprocessed(), detail: by }];
    })
  ];
  // Those of one instant stay in the order of what leads to what.
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).toReversed();
}
