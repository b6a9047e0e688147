// What the folded groups of the editor say of themselves.
import { dueDate } from '#domain/dates.ts';
import { isCredit } from '#domain/document/kinds.ts';
import type { Adjustment, Draft } from '#domain/document/model.ts';
import { noticesFor } from '#domain/document/notices.ts';
import { m } from '#messages';
import { formatCents, formatDate, formatDecimal, formatPercent } from '#ui/format.ts';
import { addressLine } from '#features/customers/words/address.ts';
import { languageName } from '#features/customers/words/languages.ts';
import { regimeName } from '#features/customers/words/regimes.ts';
import { standingName } from '../words/regimes.ts';
import type { Editor } from './editor.svelte.ts';

const listed = (parts: (string | false | undefined)[]) => parts.filter(Boolean).join(' · ');

/** "20 nov. · échéance 20 déc." */
export function datesSummary({ draft, date }: Editor): string {
  const due = draft.dueDate ?? dueDate(date, draft.term);
  return listed([
    draft.issueDate ? formatDate(draft.issueDate) : m.documents_today(),
    !isCredit(draft.kind) && m.documents_due_on({ date: formatDate(due) }),
    draft.deliveryDate && m.documents_delivered_on({ date: formatDate(draft.deliveryDate) })
  ]);
}

const adjustmentText = ({ kind, value }: Adjustment) => (kind === 'percent' ? formatPercent(value) : formatDecimal(value, { min: 2 }));

/** "Normal · HTVA · remise 5 %" */
export function termsSummary({ draft, seller }: Editor): string {
  return listed([
    standingName(seller) ?? regimeName(draft.regime),
    seller === 'normal' && (draft.priceMode === 'incl' ? m.documents_prices_incl() : m.documents_prices_excl()),
    draft.discount && m.documents_discount_of({ amount: adjustmentText(draft.discount) }),
    draft.charge && m.documents_charge_of({ amount: adjustmentText(draft.charge) }),
    draft.prepaid ? m.documents_prepaid_of({ amount: formatCents(draft.prepaid) }) : undefined
  ]);
}

/** "Chantier : Rue Haute 1, 5000 Namur · Réf. BC 12" */
export function placesSummary(draft: Draft): string {
  return listed([
    draft.orderReference && m.documents_reference_is({ reference: draft.orderReference }),
    draft.siteAddress && m.documents_site_is({ address: addressLine(draft.siteAddress) }),
    draft.deliveryAddress && m.documents_delivery_is({ address: addressLine(draft.deliveryAddress) })
  ]);
}

/** "Français · 1 mention" */
export function textsSummary({ draft, company, date }: Editor): string {
  const ticked = noticesFor(draft, company, date).filter((notice) => notice.ticked).length;
  return listed([
    languageName(draft.language),
    ticked > 0 && m.documents_notice_count({ count: ticked }),
    draft.textAbove && m.documents_text_above(),
    draft.textBelow && m.documents_text_below()
  ]);
}

/** The first words of the note. */
export function noteSummary({ internalNote }: Draft): string {
  return internalNote?.trim().split('\n')[0]?.slice(0, 80) ?? '';
}
