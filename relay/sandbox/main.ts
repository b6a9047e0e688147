// `npm run sandbox`: the stand-ins for outside systems, on this machine, with what it takes to connect to them.
import process from 'node:process';
import * as z from 'zod';
import { StartFault } from '../listen.ts';
import { createBasecone } from './basecone/basecone.ts';
import { listenBasecone } from './basecone/listen.ts';
import { practice } from './practice.ts';
import { howToConnect } from './say.ts';

/** SANDBOX_BASECONE_PORT; 0 lets the system choose. */
const port = z.coerce.number().int().min(0).max(65_535).default(4801);

try {
  const read = port.safeParse(process.env['SANDBOX_BASECONE_PORT'] || undefined);
  if (!read.success) throw new StartFault('SANDBOX_BASECONE_PORT is no port.');
  const nameOf = (companyId: string): string => practice.companies.find((company) => company.companyId === companyId)?.name ?? companyId;
  const basecone = createBasecone({ ...practice, onImport: ({ name, companyId }) => console.log(`  reçu · received  ${name} → ${nameOf(companyId)}`) });
  const { url, close } = await listenBasecone(basecone, read.data);
  console.log(howToConnect(url));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(`\nThe sandbox does not start: ${error.message}`);
  process.exit(1);
}
