// One relay at a time in a folder of data: a lock of the system, gone with the process however it ends.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageFault } from './port.ts';

/**
 * Holds the folder until the returned function is called or the process ends.
 * @throws {StorageFault} 'in use' when another process holds it
 */
export function holdFolder(folder: string): () => void {
  const lock = new DatabaseSync(path.join(folder, 'in-use'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new StorageFault('in use', `the data in ${folder} is in use by another Carnet that is running. Stop that one first.`, { cause: error });
  }
  return () => lock.close();
}
