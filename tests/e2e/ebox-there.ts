// The stand-in of the government's e-Box in this process, and a relay that takes it for the government.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FEDERATION_PATH, REGISTRY_PATH, TOKEN_PATH } from '../../relay/sandbox/ebox/ebox.ts';
import { listenEbox } from '../../relay/sandbox/ebox/listen.ts';
import { practiceProviders } from '../../relay/sandbox/ebox/practice-messages.ts';
import { DOCUMENT_CONSUMER, EboxState } from '../../relay/sandbox/ebox/state.ts';
import { type Relay, startRelay } from './relay.ts';

export interface EboxThere {
  relay: Relay;
  state: EboxState;
  /** As a person does in ChaMan. */
  upload(client: string, certificate: string, scopes?: string[]): void;
  stop(): Promise<void>;
}

export async function eboxThere(): Promise<EboxThere> {
  const state = new EboxState(practiceProviders(Date.now()), Date.now);
  const standIn = await listenEbox(state);
  const { origin, ca } = standIn;
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-ebox-e2e-'));
  const authority = path.join(folder, 'authority.pem');
  await writeFile(authority, ca);
  const relay = await startRelay({
    env: { EBOX_TOKEN_URL: `${origin}${TOKEN_PATH}`, EBOX_REGISTRY_URL: `${origin}${REGISTRY_PATH}`, EBOX_FEDERATION_URL: `${origin}${FEDERATION_PATH}`, EBOX_MESSAGES_URL: `${origin}/REST/onss/messageRegistry/v3`, EBOX_CA: authority }
  });
  return {
    ...{ relay, state },
    upload: (id, certificate, scopes = [DOCUMENT_CONSUMER]) => standIn.register({ id, certificate, scopes }),
    async stop() {
      await relay.stop();
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}
