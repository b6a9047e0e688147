// What can be done with an issued document, for its menu and its bar.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import Banknote from '@lucide/svelte/icons/banknote';
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import Copy from '@lucide/svelte/icons/copy';
import CreditCard from '@lucide/svelte/icons/credit-card';
import FileMinus from '@lucide/svelte/icons/file-minus';
import Landmark from '@lucide/svelte/icons/landmark';
import Network from '@lucide/svelte/icons/network';
import Send from '@lucide/svelte/icons/send';
import Share from '@lucide/svelte/icons/share-2';
import { creditable } from '#domain/document/credit.ts';
import { isCredit, isPurchase } from '#domain/document/kinds.ts';
import type { Entry, PaymentMethod, SealedDocument } from '#domain/document/model.ts';
import { stateOf } from '#domain/document/state.ts';
import { session } from '#features/app/session.svelte.ts';
import { sendActsOf, type ToSend } from '#features/transmissions/acts.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { HANDOVER_SCOPE } from '#sync/scopes.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { archiveDocument } from '../acts/archive.ts';
import { markSent } from '../acts/mark-sent.ts';
import { guarded } from '../guarded.ts';
import { methodWords } from '../words/paid.ts';
import { said } from '../words/kinds.ts';
import { toggleProcessed } from './toggle-processed.ts';

/** What is asked in a sheet of its own. */
export type Asked = 'handOver' | 'credit' | PaymentMethod;
export type Act = Asked | 'duplicate';

export interface Acting {
  store: CompanyStore;
  sealed: SealedDocument;
  entries: readonly Entry[];
  act: (what: Act) => void;
  /** Whether the document may be acted on; it can be handed over in any case. */
  may: boolean;
  /** Shows what is about to be sent to another system. */
  send: (what: ToSend) => void;
}

const WORDS = { handOver: m.documents_hand_over, duplicate: m.documents_duplicate_as_invoice };
const PURCHASE_WORDS = { handOver: m.slips_hand_over_seller, duplicate: m.slips_duplicate };

/** Whether anything of an invoice is left to credit. */
export function isCreditable(sealed: SealedDocument, entries: readonly Entry[]): boolean {
  return !isCredit(sealed.kind) && creditable(sealed, entries).gross > 0;
}

/** The entries of the menu, in the order in which a document usually goes through them. */
export function documentMenu({ store, sealed, entries, act, may, send }: Acting): MenuEntry[] {
  const words = isPurchase(sealed.kind) ? PURCHASE_WORDS : WORDS;
  const handOver: MenuEntry = { label: words.handOver(), icon: Share, onselect: () => act('handOver') };
  const state = stateOf(sealed, entries);
  const toggle = (processed: boolean) => () => void toggleProcessed(store, sealed.id, processed);
  const mark: MenuEntry = state.processed
    ? { label: m.documents_mark_unprocessed(), icon: BookX, onselect: toggle(false) }
    : { label: m.documents_mark_processed(), icon: BookCheck, onselect: toggle(true) };
  // A company that stands alone has no accountant in it.
  const marks = session.may(HANDOVER_SCOPE) && (state.processed || session.sync.state !== 'off') ? [mark] : [];
  if (!may) return [handOver, ...marks];
  const refund = isCredit(sealed.kind);
  const open = state.open > 0;
  const pay = (method: PaymentMethod) => () => act(method);
  return [
    handOver,
    ...sendActsOf({ book: 'sales', id: sealed.id }, send),
    { label: said(sealed.kind, m.documents_mark_sent, m.slips_mark_sent)(), icon: Send, disabled: state.sent, onselect: () => void guarded(() => markSent(store, sealed.id, 'hand')) },
    ...(state.peppolDue
      ? [{ label: said(sealed.kind, m.documents_mark_sent_peppol, m.slips_mark_sent_peppol)(), icon: Network, onselect: () => void guarded(() => markSent(store, sealed.id, 'peppol')) }]
      : []),
    'rule',
    { label: methodWords(sealed.kind, 'transfer'), icon: Landmark, disabled: !open, onselect: pay('transfer') },
    { label: methodWords(sealed.kind, 'cash'), icon: Banknote, disabled: !open, onselect: pay('cash') },
    { label: methodWords(sealed.kind, 'card'), icon: CreditCard, disabled: !open, onselect: pay('card') },
    'rule',
    { label: words.duplicate(), icon: Copy, onselect: () => act('duplicate') },
    ...(refund ? [] : [{ label: m.documents_credit_note(), icon: FileMinus, disabled: !isCreditable(sealed, entries), onselect: () => act('credit') }]),
    ...marks,
    state.archived
      ? { label: m.documents_unarchive(), icon: ArchiveRestore, onselect: () => void guarded(() => archiveDocument(store, sealed.id, false)) }
      : { label: m.documents_archive(), icon: Archive, onselect: () => void guarded(() => archiveDocument(store, sealed.id, true)) }
  ];
}
