// The one word that says how a purchase stands.
import BookCheck from '@lucide/svelte/icons/book-check';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Clock from '@lucide/svelte/icons/clock';
import Contrast from '@lucide/svelte/icons/contrast';
import Forward from '@lucide/svelte/icons/forward';
import Wallet from '@lucide/svelte/icons/wallet';
import { type IsoDate, diffDays } from '#domain/dates.ts';
import { PURCHASE_FLAG, PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import type { StatusWord } from '#features/documents/status.ts';
import { m } from '#messages';
import { formatCents, formatDate } from '#ui/format.ts';

/** @returns icon, word and tone of a purchase's status on a day */
export function purchaseStatus(row: PurchaseRow, today: IsoDate): StatusWord {
  const word = statusWord(row, today);
  return row.flags & PURCHASE_FLAG.accounted ? { ...word, also: { icon: BookCheck, label: m.documents_processed() } } : word;
}

function statusWord({ type, status, flags, due, open, overpaid, currency }: PurchaseRow, today: IsoDate): StatusWord {
  switch (status) {
    case PURCHASE_STATUS.received:
      if (flags & PURCHASE_FLAG.unreadable) return { icon: CircleAlert, label: m.purchases_status_unread(), tone: 'wait' };
      return { icon: CircleDashed, label: m.purchases_status_received(), tone: 'plain' };
    case PURCHASE_STATUS.forwarded:
      return { icon: Forward, label: m.purchases_status_forwarded(), tone: 'plain' };
    case PURCHASE_STATUS.paid:
      if (overpaid > 0) return { icon: CircleAlert, label: (type === 'creditNote' ? m.purchases_status_overreceived : m.purchases_status_overpaid)({ amount: formatCents(overpaid, { currency }) }), tone: 'wait' };
      return { icon: CircleCheck, label: type === 'creditNote' ? m.purchases_status_settled() : m.purchases_status_paid(), tone: 'done' };
    case PURCHASE_STATUS.toConfirm:
      return { icon: Clock, label: m.purchases_status_to_confirm(), tone: 'wait' };
    default:
      if (type === 'creditNote') return { icon: Contrast, label: m.purchases_status_credit({ amount: formatCents(-open, { currency }) }), tone: 'plain' };
      if (due && due < today) return { icon: CircleAlert, label: m.documents_status_late({ days: diffDays(due, today) }), tone: 'late' };
      if (status === PURCHASE_STATUS.partly) return { icon: Contrast, label: m.documents_status_left({ amount: formatCents(open, { currency }) }), tone: 'wait' };
      return { icon: Wallet, label: due ? m.purchases_status_due({ date: formatDate(due) }) : m.purchases_status_open(), tone: 'plain' };
  }
}
