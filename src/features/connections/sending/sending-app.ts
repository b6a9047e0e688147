// A system that takes documents, as an app: switched on, set up at the relay, switched off with its secrets erased there.
import { type App, type AppCard, defineApp, type SendsTo } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { BOOKS } from '#domain/transmission/model.ts';
import { SCOPES } from '#store/transmissions/scopes.ts';
import { sendingSchema, sendingSettings } from './settings.ts';

interface Described extends Pick<AppCard, 'icon' | 'name' | 'about'> {
  /** Of the app and of the connection at the relay. Never changed once released. */
  id: string;
  category: AppCard['category'];
  /** Where it is configured. */
  href: string;
  /** As sentences name it after "to"; absent: as it is called. */
  place?(): string;
  practice?: NonNullable<AppCard['practice']>;
  readsUpTo?: NonNullable<SendsTo['readsUpTo']>;
}

export type SendingApp = App & { card: AppCard; sends: SendsTo };

/** The one way in which such an app is declared. */
export function sendingApp({ id, href, name, place = name, practice, readsUpTo, ...card }: Described): SendingApp {
  const settings = sendingSettings(id);
  const app = {
    ...{ id, entries: [] },
    sends: { connection: id, name: place, rule: settings.rule, isPractice: (company) => settings.read(company, '').practice, ...(readsUpTo && { readsUpTo }) },
    card: {
      ...{ ...card, name, settings: { href, schema: () => Promise.resolve(sendingSchema) }, ...(practice && { practice }) },
      unset: (company) => !settings.read(company, '').active,
      async leave() {
        const connected = await session.relay();
        if (!connected) return;
        const [{ endSending }, { ownName }] = await Promise.all([import('#store/transmissions/end.ts'), import('#features/documents/acts/own-name.ts')]);
        const books = BOOKS.filter((book) => session.may(SCOPES[book]));
        await endSending(session.store, connected, id, books, await ownName());
      },
      end: (company) => settings.change(company, { active: false, practice: false })
    }
  } satisfies SendingApp;
  defineApp(app);
  return app;
}
