// The folder of the relay's own data, outside the repository and for this account only.
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
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
