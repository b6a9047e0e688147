// Leases, loans and other documents that the company keeps: in the menu beside the government's mail.
import FileStack from '@lucide/svelte/icons/file-stack';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';
import { COMPANY_DOCUMENTS_SCOPE } from '#sync/scopes.ts';
import { OWN } from '../paths.ts';

export const ownDocumentsApp = defineApp({
  id: 'companyDocuments',
  card: { category: 'companyDocuments', icon: FileStack, name: m.papers_own, about: m.papers_own_about },
  entries: [{ group: 'companyDocuments', href: OWN, label: m.papers_own, icon: FileStack, scope: COMPANY_DOCUMENTS_SCOPE }]
});
