// RELAY_SECRET where none is set: a file in the data folder, made once, changed by `npm run relay:secret` alone. Backups do not hold it.
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { StartFault } from '../listen.ts';
import { strongSecret } from './strong.ts';

const at = (folder: string): { now: string; next: string } => ({ now: path.join(folder, 'relay-secret'), next: path.join(folder, 'relay-secret.next') });

/**
 * The secret in the folder, made when there is none.
 * @throws {StartFault} when it cannot be read or made, is weak, or its change was not finished
 */
export async function relaySecret(folder: string): Promise<string> {
  const { now, next } = at(folder);
  if ((await read(next)) !== undefined) throw new StartFault('changing the secret of this relay was not finished. Finish it:  npm run relay:secret');
  return (await read(now)) ?? make(now);
}

/** The secret of the folder and the one that takes its place: made once, the same again until `adopt` has put it there. @throws {StartFault} */
export async function nextSecret(folder: string): Promise<{ old: string; fresh: string; adopt(): Promise<void> }> {
  const { now, next } = at(folder);
  const old = await read(now);
  if (old === undefined) throw new StartFault(`there is no secret in ${now} that could be changed.`);
  return { old, fresh: (await read(next)) ?? (await make(next)), adopt: () => inWords(now, rename(next, now)) };
}

/** The secret stands elsewhere from now on. @throws {StartFault} */
export async function forgetSecret(folder: string): Promise<void> {
  const { now, next } = at(folder);
  for (const file of [next, now]) await inWords(file, rm(file, { force: true }));
}

async function read(file: string): Promise<string | undefined> {
  const known = await inWords(
    file,
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? '' : Promise.reject(error)))
  );
  if (known.trim() === '') return undefined;
  const checked = strongSecret.safeParse(known.trim());
  if (!checked.success) throw new StartFault(`the secret in ${file} is weak: ${checked.error.issues[0]?.message ?? ''}.`);
  return checked.data;
}

async function make(file: string): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await inWords(file, written(file, `${made}\n`));
  return made;
}

async function written(file: string, text: string): Promise<void> {
  const beside = await open(`${file}.new`, 'w', 0o600);
  await beside.writeFile(text);
  await beside.sync();
  await beside.close();
  await rename(`${file}.new`, file);
}

async function inWords<T>(file: string, act: Promise<T>): Promise<T> {
  return act.catch((error: NodeJS.ErrnoException) => {
    throw new StartFault(`the secret in ${file} cannot be read or made (${error.code ?? 'unknown fault'}).`);
  });
}
