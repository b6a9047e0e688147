// The sample company has mail in the practice e-Box: connected, its certificate known there, switched on.
import { COMPANY_ID } from '#domain/company/model.ts';
import { session } from '#features/app/session.svelte.ts';
import { switchApp } from '#features/apps/switch-app.ts';
import { connectedSample } from '#features/connections/practice.ts';
import { putConnection } from '#store/connections/connections.ts';
import { eboxApp } from './app.ts';
import { EBOX_APP, EBOX_PRACTICE } from './paths.ts';
import { withEboxSettings } from './settings.ts';

/** @throws RelayFault, StoreError; what was done until then stays and does no harm */
export async function practise(): Promise<void> {
  const { store, company } = session;
  const connected = await connectedSample();
  const settings = { environment: 'production', client: 'self_service_chaman_exercice', company: { name: company.name, number: company.enterpriseNumber }, shows: 'always', archive: 'ask' } as const;
  await putConnection(connected, EBOX_APP, { type: EBOX_PRACTICE, settings });
  await switchApp(store, eboxApp, true);
  await store.edit('company', COMPANY_ID, (now) => withEboxSettings(now!, { active: true, practice: true }));
}
