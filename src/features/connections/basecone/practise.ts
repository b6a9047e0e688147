// The sample company sends to the practice Basecone: connected, its first dossier chosen, switched on.
import { COMPANY_ID } from '#domain/company/model.ts';
import { session } from '#features/app/session.svelte.ts';
import { switchApp } from '#features/apps/switch-app.ts';
import { sendThrough, testConnection } from '#store/connections/connections.ts';
import { RelayFault } from '#store/sync/relay/fault.ts';
import { connectedSample } from '../practice.ts';
import { NIGHT } from '../sending/hour.ts';
import { sendingSettings } from '../sending/settings.ts';
import { baseconeApp } from './app.ts';
import { TAGS } from './access.ts';
import { BASECONE, BASECONE_PRACTICE } from './names.ts';

/** @throws RelayFault, StoreError; what was done until then stays and does no harm */
export async function practise(): Promise<void> {
  const [{ store, today }, settings] = [session, sendingSettings(BASECONE)];
  const connected = await connectedSample();
  const put = { type: BASECONE_PRACTICE, settings: { at: NIGHT, tags: TAGS } } as const;
  const { offers } = await testConnection(connected, BASECONE, put);
  const dossier = offers.find(({ closed }) => !closed);
  if (!dossier) throw new RelayFault('odd');
  await sendThrough(connected, BASECONE, { ...put, settings: { ...put.settings, company: dossier.value, companyName: dossier.label } });
  await switchApp(store, baseconeApp, true);
  await store.edit('company', COMPANY_ID, (company) => settings.change(company!, { active: true, practice: true, from: settings.read(company!, today).from }));
}
