// The practice e-Box: the stand-in, in this process, with an authority of its own that is trusted for nothing else; for companies of sample data. Each has its own,
// which begins when it is called first and is forgotten when the relay ends. Under a type of its own: nothing that is meant for it can reach the government.
import type { EboxSettings } from '#sync/wire/connections.ts';
import type { Access } from '../access.ts';
import type { Bringing } from '../type.ts';
import { eboxConnection, type EboxOptions } from './ebox.ts';
import { pairsIn } from './own-secrets.ts';
import { partsIn } from './progress.ts';

/** Companies that practise at once; the one that did so longest ago begins anew. */
const MOST = 20;

interface Open {
  ebox: Bringing<EboxSettings>;
  /** As if a person had uploaded it in ChaMan and copied that Client ID. */
  upload(client: string, certificate: string): void;
  close(): Promise<void>;
}

/** Not for production. */
export function eboxPractice(): Bringing<EboxSettings> {
  const opened = new Map<string, Promise<Open>>();

  function there(number: string): Promise<Open> {
    const known = opened.get(number) ?? open();
    opened.delete(number);
    opened.set(number, known);
    known.catch(() => opened.delete(number));
    for (const [oldest, one] of opened) {
      if (opened.size <= MOST) break;
      opened.delete(oldest);
      void one.then(({ close }) => close());
    }
    return known;
  }

  async function via<T>({ settings, secrets }: Access<EboxSettings>, work: (ebox: Bringing<EboxSettings>) => Promise<T>): Promise<T> {
    const { ebox, upload } = await there(settings.company.number);
    const { first, next } = pairsIn(secrets);
    const newest = next ?? first;
    if (newest && settings.client !== undefined) upload(settings.client, newest.certificate);
    return work(ebox);
  }

  const { settings, secrets, own, shownTo, isReady } = eboxConnection(nowhere);
  return {
    ...{ type: 'ebox-practice', practice: true, settings, secrets, shownTo, isReady, own, parts: partsIn },
    test: (access) => via(access, (ebox) => ebox.test(access)),
    run: (job) => via(job, (ebox) => ebox.run(job)),
    fetch: (bringer, asked) => via(bringer, async (ebox) => ebox.fetch?.(bringer, asked))
  };
}

const nowhere: EboxOptions = {
  ...{ token: { url: 'https://ebox.invalid/', audience: '' }, registry: '', federation: '', messages: '', simulation: '' },
  reach: { local: false }
};

async function open(): Promise<Open> {
  const [{ listenEbox }, { FEDERATION_PATH, REGISTRY_PATH, TOKEN_PATH }, { DOCUMENT_CONSUMER, EboxState }, { practiceProviders }] = await Promise.all([
    import('../../sandbox/ebox/listen.ts'),
    import('../../sandbox/ebox/ebox.ts'),
    import('../../sandbox/ebox/state.ts'),
    import('../../sandbox/ebox/practice-messages.ts')
  ]);
  const state = new EboxState(practiceProviders(Date.now()), Date.now);
  const standIn = await listenEbox(state);
  const { origin, ca } = standIn;
  const token = `${origin}${TOKEN_PATH}`;
  return {
    ebox: eboxConnection({
      token: { url: token, audience: token },
      ...{ registry: `${origin}${REGISTRY_PATH}`, federation: `${origin}${FEDERATION_PATH}`, messages: `${origin}/REST/onss/messageRegistry/v3`, simulation: `${origin}/REST/onss/messageRegistry/v3` },
      reach: { local: true, ca }
    }),
    upload(client, certificate) {
      if (state.clients.some((one) => one.id === client && one.certificate === certificate)) return;
      const others = state.clients.filter(({ id }) => id !== client);
      state.clients.splice(0, state.clients.length, ...others);
      standIn.register({ id: client, certificate, scopes: [DOCUMENT_CONSUMER] });
    },
    close: () => standIn.close()
  };
}
