// The one word that says how a document stands: when it is due, what is left, what is to be done.
import BookCheck from '@lucide/svelte/icons/book-check';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import Contrast from '@lucide/svelte/icons/contrast';
import Network from '@lucide/svelte/icons/network';
import Send from '@lucide/svelte/icons/send';
import { type IsoDate, diffDays } from '#domain/dates.ts';
import { type DocumentRow, FLAG, STATUS } from '#domain/document/row.ts';
import { isCredit, isPurchase } from '#domain/document/kinds.ts';
import { m } from '#messages';
import { formatCents, formatDate } from '#ui/format.ts';
import { said } from './words/kinds.ts';
import type { Icon } from '#ui/icon.ts';

export interface StatusWord {
  icon: Icon;
  label: string;
  tone: 'plain' | 'late' | 'wait' | 'done';
  /** Quietly after it: what else is so. */
  also?: { icon: Icon; label: string };
}

/** What of a row says how it stands. */
export type StatusFacts = Pick<DocumentRow, 'kind' | 'status' | 'flags' | 'due' | 'open'>;

/**
 * @param brief for a row of a list, where no status may be cut: the icon alone says that it goes by Peppol
 * @returns icon, word and tone of a document's status on a day; what asks for something comes before what is in order.
 */
export function documentStatus(facts: StatusFacts, today: IsoDate, { brief = false } = {}): StatusWord {
  const word = statusWord(facts, today, brief);
  return facts.flags & FLAG.processed ? { ...word, also: { icon: BookCheck, label: m.documents_processed() } } : word;
}

function statusWord({ kind, status, flags, due, open }: StatusFacts, today: IsoDate, brief: boolean): StatusWord {
  if (status === STATUS.draft) return { icon: CircleDashed, label: m.documents_status_draft(), tone: 'plain' };
  const settled = status === STATUS.paid || status === STATUS.credited;
  if (!isCredit(kind) && !settled && due && due < today) {
    return { icon: CircleAlert, label: m.documents_status_late({ days: diffDays(due, today) }), tone: 'late' };
  }
  if (flags & FLAG.peppolDue) {
    const { label } = statusWord({ kind, status, flags: flags & ~FLAG.peppolDue, due, open }, today, brief);
    const both = brief ? m.documents_status_and_to_send : m.documents_status_and_peppol;
    return { icon: Network, label: settled ? both({ status: label }) : m.documents_status_peppol(), tone: 'wait' };
  }
  if (status === STATUS.credited) return { icon: CircleMinus, label: said(kind, m.documents_status_credited, m.slips_status_credited)(), tone: 'plain' };
  if (isCredit(kind)) {
    if (settled) return { icon: CircleCheck, label: m.documents_status_settled(), tone: 'done' };
    return { icon: Contrast, label: (isPurchase(kind) ? m.slips_status_owed : m.documents_status_owed)({ amount: formatCents(open) }), tone: 'wait' };
  }
  if (settled) return { icon: CircleCheck, label: said(kind, m.documents_status_paid, m.slips_status_paid)(), tone: 'done' };
  if (status === STATUS.partly) return { icon: Contrast, label: m.documents_status_left({ amount: formatCents(open) }), tone: 'wait' };
  return { icon: Send, label: due ? m.documents_status_due({ date: formatDate(due) }) : said(kind, m.documents_status_open, m.slips_status_open)(), tone: 'plain' };
}
