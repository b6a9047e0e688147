// Chunks of blobs as files: written beside, synced, renamed, and the folder synced, so that a name stands for whole bytes.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '#sync/bytes.ts';

export interface BlobFiles {
  write(company: string, id: string, chunk: number, bytes: Bytes): Promise<void>;
  read(company: string, id: string, chunk: number): Promise<Bytes | undefined>;
  remove(company: string, id: string, chunk: number): Promise<void>;
  removeCompany(company: string): Promise<void>;
  /** Takes away what a stop halfway left: unfinished files, and folders of companies that are gone. */
  tidy(companies: readonly string[]): Promise<void>;
}

/** Files below `folder`. Names are hashes of what they stand for: no id can point anywhere else, on any file system. */
export function blobFiles(folder: string): BlobFiles {
  const unfinished = path.join(folder, 'unfinished');
  const companyFolder = (company: string): string => path.join(folder, hash(company).slice(0, 32));
  const place = (company: string, id: string, chunk: number): { folder: string; file: string } => {
    const name = hash(`${company}/${id}`);
    const folder = path.join(companyFolder(company), name.slice(0, 2));
    return { folder, file: path.join(folder, `${name}.${chunk}`) };
  };

  return {
    async write(company, id, chunk, bytes) {
      const to = place(company, id, chunk);
      await makeFolder(unfinished);
      await makeFolder(to.folder);
      const beside = path.join(unfinished, randomUUID());
      try {
        const file = await open(beside, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(beside, to.file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      await syncFolder(to.folder);
    },
    async read(company, id, chunk) {
      try {
        return new Uint8Array(await readFile(place(company, id, chunk).file));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (company, id, chunk) => rm(place(company, id, chunk).file, { force: true }),
    removeCompany: (company) => rm(companyFolder(company), { recursive: true, force: true }),
    async tidy(companies) {
      await rm(unfinished, { recursive: true, force: true });
      const known = new Set(companies.map((company) => path.basename(companyFolder(company))));
      for (const name of await readdir(folder).catch(() => [])) {
        if (/^[0-9a-f]{32}$/.test(name) && !known.has(name)) await rm(path.join(folder, name), { recursive: true, force: true });
      }
    }
  };
}

/** A new folder is only there after a power cut once the one above it is synced. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(path.dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
