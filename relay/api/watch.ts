// Whether anything was written in a relay's folder, for tests of what is refused.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { places } from '../storage/sqlite/open.ts';
import type { World } from './world.ts';

/** `written()` changes with every commit of another connection, and only then, and with the files beside. */
export function watch({ folder }: World): { written: () => unknown; stop: () => void } {
  const { database: file, blobs } = places(folder);
  const database = new DatabaseSync(file, { readOnly: true });
  const version = database.prepare('pragma data_version');
  return {
    written: () => [
      version.get(),
      readdirSync(blobs, { recursive: true })
        .map(String)
        .filter((name) => path.extname(name) !== '')
    ],
    stop: () => database.close()
  };
}
