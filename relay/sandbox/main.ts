// `npm run sandbox`: the stand-ins for outside systems, on this machine, with what it takes to connect to them.
import process from 'node:process';
import * as z from 'zod';
import { StartFault } from '../listen.ts';
import { createBasecone } from './basecone/basecone.ts';
import { listenBasecone } from './basecone/listen.ts';
import { listenMail } from './mail/mail.ts';
import { folderLogin, practice } from './practice.ts';
import { howToConnect } from './say.ts';
import { listenDav } from './webdav/webdav.ts';

/** 0 lets the system choose. */
const port = z.coerce.number().int().min(0).max(65_535);

function portOf(name: string, usual: number): number {
  const read = port.safeParse(process.env[name] || usual);
  if (!read.success) throw new StartFault(`${name} is no port.`);
  return read.data;
}

try {
  const nameOf = (companyId: string): string => practice.companies.find((company) => company.companyId === companyId)?.name ?? companyId;
  const basecone = createBasecone({ ...practice, onImport: ({ name, companyId }) => console.log(`  reçu · received  ${name} → ${nameOf(companyId)}`) });
  const { url, close } = await listenBasecone(basecone, portOf('SANDBOX_BASECONE_PORT', 4801));
  const mail = await listenMail({
    port: portOf('SANDBOX_SMTP_PORT', 4802),
    onMail: ({ to, mail: { subject = '', attachments } }) => console.log(`  courrier · mail  ${subject} (${attachments.map(({ filename }) => filename).join(', ')}) → ${to.join(', ')}`)
  });
  const folder = await listenDav({ ...folderLogin, onFile: (name) => console.log(`  dossier · folder  ${name}`) }, portOf('SANDBOX_WEBDAV_PORT', 4803));
  console.log(howToConnect(url, mail.port, folder.port));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void Promise.all([close(), mail.close(), folder.close()]).then(() => process.exit(0)));
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(`\nThe sandbox does not start: ${error.message}`);
  process.exit(1);
}
