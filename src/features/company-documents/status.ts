// The one word that says how a message stands: what matters most of whether it is read, asks for something, or is to be paid.
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import Clock from '@lucide/svelte/icons/clock';
import Contrast from '@lucide/svelte/icons/contrast';
import Flag from '@lucide/svelte/icons/flag';
import Mail from '@lucide/svelte/icons/mail';
import MailOpen from '@lucide/svelte/icons/mail-open';
import Stamp from '@lucide/svelte/icons/stamp';
import Wallet from '@lucide/svelte/icons/wallet';
import { DOCUMENT_FLAG, DOCUMENT_PAYMENT } from '#domain/company-document/flags.ts';
import type { CompanyDocumentRow } from '#domain/company-document/row.ts';
import { diffDays, type IsoDate } from '#domain/dates.ts';
import type { StatusWord } from '#features/documents/status.ts';
import { m } from '#messages';
import { formatCents, formatDate } from '#ui/format.ts';

type Standing = Pick<CompanyDocumentRow, 'status' | 'flags' | 'due' | 'actionDue' | 'open' | 'currency'>;

/** @returns icon, word and tone of a message on a day; registered mail keeps its sign whatever the word is */
export function documentWord(row: Standing, today: IsoDate): StatusWord {
  const word = wordOf(row, today);
  const isRegistered = (row.flags & DOCUMENT_FLAG.registered) !== 0 && word.icon !== Stamp;
  return isRegistered ? { ...word, also: { icon: Stamp, label: m.papers_registered() } } : word;
}

function wordOf(row: Standing, today: IsoDate): StatusWord {
  const { flags, actionDue, status } = row;
  const payment = paymentWord(row, today);
  // What is to be paid is the action that is asked for.
  if (payment && status !== DOCUMENT_PAYMENT.paid) return payment;
  if (flags & DOCUMENT_FLAG.fresh) return flags & DOCUMENT_FLAG.registered ? { icon: Stamp, label: m.papers_status_registered(), tone: 'wait' } : { icon: Mail, label: m.papers_status_unread(), tone: 'wait' };
  if (payment) return payment;
  if (flags & DOCUMENT_FLAG.action) {
    if (!actionDue) return { icon: Flag, label: m.papers_status_action_any(), tone: 'wait' };
    if (actionDue < today) return { icon: Flag, label: m.papers_status_action_late({ days: diffDays(actionDue, today) }), tone: 'late' };
    return { icon: Flag, label: m.papers_status_action({ date: formatDate(actionDue) }), tone: 'wait' };
  }
  return { icon: MailOpen, label: m.papers_status_read(), tone: 'plain' };
}

/** @returns where its payment stands; undefined when there is nothing to pay */
export function paymentWord({ status, due, open, currency }: Standing, today: IsoDate): StatusWord | undefined {
  switch (status) {
    case DOCUMENT_PAYMENT.none:
      return undefined;
    case DOCUMENT_PAYMENT.doubtful:
      return { icon: CircleAlert, label: m.papers_status_doubtful(), tone: due && due < today ? 'late' : 'wait' };
    case DOCUMENT_PAYMENT.paid:
      return { icon: CircleCheck, label: m.papers_status_paid(), tone: 'done' };
    case DOCUMENT_PAYMENT.toConfirm:
      return { icon: Clock, label: m.papers_status_to_confirm(), tone: 'wait' };
    default:
      if (due && due < today) return { icon: CircleAlert, label: m.documents_status_late({ days: diffDays(due, today) }), tone: 'late' };
      if (status === DOCUMENT_PAYMENT.partly) return { icon: Contrast, label: m.documents_status_left({ amount: formatCents(open, { currency }) }), tone: 'wait' };
      return { icon: Wallet, label: due ? m.papers_status_due({ date: formatDate(due) }) : m.papers_status_open(), tone: 'wait' };
  }
}
