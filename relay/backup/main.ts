// `npm run relay:backup -- FOLDER` and `npm run relay:restore -- FOLDER`: on the data of CARNET_DATA, as the relay itself.
import path from 'node:path';
import process from 'node:process';
import { idOf } from '#sync/ids.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import { readEnv } from '../env.ts';
import { StartFault } from '../listen.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

const crypto = webCrypto(globalThis);

try {
  const [verb, folder, ...more] = process.argv.slice(2);
  const data = path.join(readEnv(process.env).CARNET_DATA, 'relay');
  if (folder === undefined || more.length > 0) throw new StartFault(`say which folder:  npm run relay:${verb} -- FOLDER`);
  if (verb === 'backup') {
    const { companies, files } = await backUp(data, folder);
    console.log(`${folder}: companies ${companies}, pieces of files ${files}.`);
  } else {
    const { companies, kept } = await restore(folder, data, { now: new Date(), newGeneration: () => idOf(crypto.randomBytes(16)) });
    console.log(
      `${data}: companies ${companies}. Devices bring what is newer when they meet the relay.${kept ? `\nWhat was there before: ${kept}` : ''}`
    );
  }
} catch (error) {
  console.error(`\nNothing was changed: ${error instanceof StartFault ? error.message : ((error as Error).stack ?? String(error))}`);
  process.exit(1);
}
