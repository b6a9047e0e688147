// The acts on one message of the government that stand in its menu.
import FolderArchive from '@lucide/svelte/icons/folder-archive';
import ShoppingCart from '@lucide/svelte/icons/shopping-cart';
import { goto } from '$app/navigation';
import type { CompanyDocument, CompanyFile } from '#domain/company-document/model.ts';
import { isOn } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { guarded } from '#features/documents/guarded.ts';
import { purchasesApp } from '#features/purchases/app.ts';
import { purchasePath } from '#features/purchases/paths.ts';
import { sendAct, type ToSend } from '#features/transmissions/acts.ts';
import { activeSendings } from '#features/transmissions/connections.ts';
import { m } from '#messages';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { zipMessages } from '../export/zip.ts';
import { asSent, mainFileOf, takeBack, takeOver } from '../take-over.ts';

interface Acts {
  document: CompanyDocument;
  /** May change company documents. */
  may: boolean;
  /** Shows how far an archive is. */
  bulk: Bulk;
  /** Shows what is about to be sent to another system. */
  send: (what: ToSend) => void;
}

/** @returns the entries of the menu; those that need its main document say so where that is not here */
export function documentMenu({ document, may, bulk, send }: Acts): MenuEntry[] {
  const zip: MenuEntry = { label: m.papers_zip(), icon: FolderArchive, onselect: () => void guarded(() => zipMessages(bulk, [document.id])) };
  if (!may || !session.may(PURCHASES_SCOPE)) return [zip];
  const { store } = session;
  const { purchaseId } = document;
  const withFile = async (act: (file: CompanyFile) => Promise<void>) => {
    const file = mainFileOf(document);
    if (file) await act(file);
    else showToast(m.papers_open_first());
  };
  const take = () =>
    withFile(async (file) => {
      const taken = await takeOver(store, document, file);
      const action = { label: m.papers_open_purchase(), run: () => goto(purchasePath(taken.purchase)) };
      if (taken.before) showToast(m.papers_taken_before(), { action });
      else showToast(m.papers_taken_over(), { undo: () => guarded(() => takeBack(store, document.id, taken)) });
    });
  const chosen = async () => {
    const file = mainFileOf(document);
    return { sent: file ? [{ book: 'purchases' as const, id: await asSent(store, document, file) }] : [], skipped: file ? 0 : 1 };
  };
  const ask = (what: ToSend) => {
    if (what.sent.length > 0) send(what);
    else showToast(m.papers_open_first());
  };
  const sends = activeSendings(session.company).map((to) => sendAct(to, chosen, ask));
  const among: MenuEntry[] = isOn(session.company, purchasesApp)
    ? [
        purchaseId
          ? { label: m.papers_open_purchase(), icon: ShoppingCart, onselect: () => void goto(purchasePath(purchaseId)) }
          : { label: m.papers_take_over(), icon: ShoppingCart, onselect: () => void guarded(take) }
      ]
    : [];
  return [...among, ...sends, zip];
}
