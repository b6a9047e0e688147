// Basecone among the apps: documents for the accountant, once, by themselves.
import FolderSync from '@lucide/svelte/icons/folder-sync';
import { m } from '#messages';
import { sendingApp } from '../sending/sending-app.ts';
import { BASECONE, BASECONE_PRACTICE, BASECONE_SETTINGS } from './names.ts';

export const baseconeApp = sendingApp({
  ...{ id: BASECONE, category: 'accounting', icon: FolderSync, href: BASECONE_SETTINGS, name: m.basecone_title, about: m.basecone_about },
  practice: { type: BASECONE_PRACTICE, begin: async () => (await import('./practise.ts')).practise() },
  /** It keeps larger files and reads nothing in them (not_ocr_capable_exceeds_size_limit, …_page_count_limit). */
  readsUpTo: { bytes: 8 << 20, pages: 25 }
});
