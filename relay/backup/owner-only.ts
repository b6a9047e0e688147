// What a copy may show to other accounts of the machine: nothing, wherever it is carried.
import { chmod, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Closes a folder to everybody but its owner: folders 700, files 600. */
export async function ownerOnly(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
}
