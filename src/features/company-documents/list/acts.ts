// What can be done to many messages at once, from their list.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import FolderArchive from '@lucide/svelte/icons/folder-archive';
import Landmark from '@lucide/svelte/icons/landmark';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import { guarded } from '#features/documents/guarded.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { m } from '#messages';
import { formatCount } from '#ui/format.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { zipMessages } from '../export/zip.ts';
import { archiveAll } from './archive-all.ts';
import { lookNow } from '../look-now.ts';

export interface EboxActs {
  count: number;
  /** May change them. */
  may: boolean;
  /** The relay can be asked for what is new. */
  looks: boolean;
  /** In the list of what is archived. */
  archived: boolean;
  ids: () => Promise<string[]>;
  bulk: Bulk;
  pay: (ids: readonly string[]) => void;
}

/** @returns the entries of the list's menu */
export function eboxActs({ count, may, looks, archived, ids, bulk, pay }: EboxActs): MenuEntry[] {
  const look: MenuEntry[] = looks ? [{ label: m.papers_look_now(), icon: RefreshCw, onselect: () => void guarded(lookNow) }] : [];
  if (count === 0) return look;
  const zip: MenuEntry = { label: m.papers_zip(), icon: FolderArchive, hint: formatCount(count), onselect: () => void guarded(async () => zipMessages(bulk, await ids())) };
  if (!may) return [...look, zip];
  const label = archived ? m.papers_unarchive() : m.papers_archive();
  const paying: MenuEntry = { label: m.purchases_pay_several(), icon: Landmark, hint: formatCount(count), onselect: () => void guarded(async () => pay(await ids())) };
  return [...look, zip, ...(archived ? [] : [paying]), { label, icon: archived ? ArchiveRestore : Archive, hint: formatCount(count), onselect: () => void guarded(async () => archiveAll(bulk, await ids(), !archived)) }];
}
