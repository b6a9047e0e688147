// How each kind of document is called on screen; the list of acts is the same for all.
import { type DocumentKind, isCredit, isPurchase } from '#domain/document/kinds.ts';
import { m } from '#messages';

interface KindWords {
  /** Of the list. */
  list(): string;
  one(): string;
  numbered(words: { number: string }): string;
  newDraft(): string;
  issue(): string;
  /** That it never changes once issued. */
  final(): string;
  handOver(): string;
  /** That the draft corrects a document. */
  credits(words: { number: string; date: string }): string;
}

const credit = {
  one: m.documents_credit_note,
  numbered: m.documents_credit_note_number,
  newDraft: m.documents_new_credit_note,
  issue: m.documents_issue_credit_note,
  handOver: m.documents_hand_over_credit_note
};

export const KIND_WORDS: Readonly<Record<DocumentKind, KindWords>> = {
  invoice: {
    list: m.app_invoices,
    one: m.documents_invoice,
    numbered: m.documents_invoice_number,
    newDraft: m.documents_new_invoice,
    issue: m.documents_issue_invoice,
    final: m.documents_issue_final,
    handOver: m.documents_hand_over_invoice,
    credits: m.documents_credits
  },
  creditNote: { ...credit, list: m.app_credit_notes, final: m.documents_issue_final_credit, credits: m.documents_credits },
  selfBilling: {
    list: m.slips_list,
    one: m.slips_one,
    numbered: m.slips_number,
    newDraft: m.slips_new,
    issue: m.slips_issue,
    final: m.slips_issue_final,
    handOver: m.slips_hand_over,
    credits: m.slips_credits
  },
  selfBillingCreditNote: { ...credit, list: m.slips_credit_notes, final: m.slips_issue_final_credit, credits: m.slips_credits }
};

/** What is said of an invoice or credit note, and what of a self-billing document that asks for money: some languages tell them apart. */
export const said = <Say>(kind: DocumentKind, usual: Say, ofSlip: Say): Say => (isPurchase(kind) && !isCredit(kind) ? ofSlip : usual);
