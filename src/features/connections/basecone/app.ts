// Basecone among the apps: documents for the accountant, once, by themselves.
import FolderSync from '@lucide/svelte/icons/folder-sync';
import { defineApp } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { BASECONE_SETTINGS } from './path.ts';
import { BASECONE, BASECONE_PRACTICE, baseconeApp as schema, ruleOf, settingsOf, withSettings } from './settings.ts';

/** Basecone keeps larger files and reads nothing in them (not_ocr_capable_exceeds_size_limit). */
const READ_BYTES = 8 << 20;

export const baseconeApp = defineApp({
  id: BASECONE,
  entries: [],
  sends: { connection: BASECONE, name: m.basecone_title, rule: ruleOf, isPractice: (company) => settingsOf(company, '').practice, readsUpTo: READ_BYTES },
  card: {
    category: 'accounting',
    icon: FolderSync,
    name: m.basecone_title,
    about: m.basecone_about,
    settings: { href: BASECONE_SETTINGS, schema },
    practice: {
      type: BASECONE_PRACTICE,
      begin: async () => (await import('./practise.ts')).practise()
    },
    unset: (company) => !settingsOf(company, '').active,
    async leave() {
      const connected = await session.relay();
      if (!connected) return;
      const { removeConnection } = await import('#store/connections/connections.ts');
      await removeConnection(connected, BASECONE);
    },
    end: (company) => withSettings(company, { active: false, practice: false })
  }
});
