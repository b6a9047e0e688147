// The folder of the relay's own data, outside the repository and for this account only.
import { randomBytes } from 'node:crypto';
import { access, chmod, constants, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { StartFault } from './listen.ts';

/**
 * Makes the folder if it is not there, with mode 700; an existing one that others may read is closed to them.
 * @throws {StartFault} when it cannot be made or written
 */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { mode } = await stat(folder);
    if ((mode & 0o077) !== 0) await chmod(folder, 0o700);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFault(
      `the data folder ${folder} cannot be used (${code ?? 'unknown fault'}).\n` +
        'Give this account the right to write there, or choose another:  CARNET_DATA=/path npm start'
    );
  }
}

/**
 * The secret in the folder, made once: RELAY_SECRET where none is set. Backups do not hold it.
 * @throws {StartFault} when it cannot be read or made
 */
export async function relaySecret(folder: string): Promise<string> {
  const file = path.join(folder, 'relay-secret');
  try {
    const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? '' : Promise.reject(error)));
    if (known.trim().length >= 32) return known.trim();
    const made = randomBytes(32).toString('base64url');
    const beside = await open(`${file}.new`, 'w', 0o600);
    await beside.writeFile(`${made}\n`);
    await beside.sync();
    await beside.close();
    await rename(`${file}.new`, file);
    return made;
  } catch (error) {
    throw new StartFault(`the secret in ${file} cannot be read or made (${(error as NodeJS.ErrnoException).code ?? 'unknown fault'}).`);
  }
}
