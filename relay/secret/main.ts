// `npm run relay:secret`: another RELAY_SECRET, on the data of CARNET_DATA, while the relay is stopped. Killed anywhere, it is run again.
import path from 'node:path';
import process from 'node:process';
import { webCrypto } from '#sync/web-crypto.ts';
import { readEnv } from '../env.ts';
import { StartFault } from '../listen.ts';
import { forgetSecret, nextSecret, relaySecret } from './kept.ts';
import { rotate } from './rotate.ts';
import { strongSecret } from './strong.ts';

/** The secret of now and the next one, and what is left to do once all lies under that. */
async function secrets(data: string, now: string | undefined): Promise<{ old: string; fresh: string; adopt(): Promise<string> }> {
  const given = process.env['RELAY_SECRET_NEW'] || undefined;
  if (given === undefined) {
    if (now !== undefined) throw new StartFault('RELAY_SECRET is set: say the new one in RELAY_SECRET_NEW (openssl rand -base64 32).');
    const { old, fresh, adopt } = await nextSecret(data);
    return { old, fresh, adopt: async () => (await adopt(), 'The new one stands in the data folder.') };
  }
  const checked = strongSecret.safeParse(given);
  if (!checked.success) throw new StartFault(`RELAY_SECRET_NEW: ${checked.error.issues[0]?.message ?? ''}`);
  const fresh = checked.data;
  const set = 'Set RELAY_SECRET to the new one before the relay starts.';
  if (now !== undefined) return { old: now, fresh, adopt: () => Promise.resolve(set) };
  return { old: await relaySecret(data), fresh, adopt: async () => (await forgetSecret(data), set) };
}

try {
  const { CARNET_DATA: data, RELAY_SECRET: now } = readEnv(process.env);
  const { old, fresh, adopt } = await secrets(data, now);
  const { changed, done, lost } = await rotate(path.join(data, 'relay'), webCrypto(globalThis), old, fresh);
  console.log(`Closed anew: ${changed}${done > 0 ? ` (${done} had been before)` : ''}. ${await adopt()}`);
  if (lost > 0) console.log(`${lost} could not be read under either and must be entered again.`);
} catch (error) {
  console.error(`\nThe secret is as it was: ${error instanceof StartFault ? error.message : ((error as Error).stack ?? String(error))}`);
  process.exit(1);
}
