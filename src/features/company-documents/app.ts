// The government's mail in the menu and among the apps.
import Mail from '@lucide/svelte/icons/mail';
import { DOCUMENT_FLAG } from '#domain/company-document/flags.ts';
import { defineApp } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { COMPANY_DOCUMENTS_SCOPE } from '#sync/scopes.ts';
import { EBOX, EBOX_APP, EBOX_PRACTICE, EBOX_SETTINGS } from './paths.ts';
import { eboxAppSettings, eboxSettingsOf, withEboxSettings } from './settings.ts';
import { EBOX_TASKS } from './tasks.ts';

export const eboxApp = defineApp({
  id: EBOX_APP,
  exported: async () => (await import('./export/exported.ts')).exportedEbox,
  card: {
    category: 'companyDocuments',
    icon: Mail,
    name: m.papers_title,
    about: m.papers_about,
    settings: { href: EBOX_SETTINGS, schema: () => Promise.resolve(eboxAppSettings) },
    practice: { type: EBOX_PRACTICE, begin: async () => (await import('./practise.ts')).practise() },
    unset: (company) => !eboxSettingsOf(company).active,
    async leave() {
      const connected = await session.relay();
      if (!connected) return;
      const { removeConnection } = await import('#store/connections/connections.ts');
      await removeConnection(connected, EBOX_APP);
    },
    end: (company) => withEboxSettings(company, { active: false, practice: false })
  },
  entries: [
    {
      group: 'companyDocuments',
      href: EBOX,
      label: m.papers_ebox,
      icon: Mail,
      scope: COMPANY_DOCUMENTS_SCOPE,
      waiting: {
        count: async (store) => (await store.list('companyDocuments', { where: [{ column: 'sort', is: ['ebox'] }, { column: 'flags', bits: DOCUMENT_FLAG.fresh }, { column: 'flags', bits: DOCUMENT_FLAG.archived, unset: true }], sort: { by: 'id' }, limit: 0 })).count,
        label: m.papers_waiting
      },
      tasks: EBOX_TASKS
    }
  ]
});
