// The built app in memory: read once at start, so that a running relay always serves one whole build, and only what was in it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mediaType } from './media-type.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One way to send a file: its bytes and the strong entity tag of exactly these bytes. */
export interface Representation {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

export interface WebFile {
  /** Address from the root, with a leading slash: `/_app/version.json`. */
  path: string;
  type: string;
  /** Smaller encodings are there when the build made them. */
  as: { identity: Representation; br?: Representation; gzip?: Representation };
}

export interface WebFiles {
  /** By address. Nothing but these is ever served, so an address cannot climb out of the folder. */
  files: ReadonlyMap<string, WebFile>;
  index: WebFile;
}

/**
 * Reads a build (made by adapter-static with `precompress`) whole into memory: some 25 MB.
 * Names that begin with a dot are left out.
 * @throws {Error} when the folder has no index.html
 */
export async function readWebFiles(folder: string): Promise<WebFiles> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of names) {
    const address = `/${path.relative(folder, name).split(path.sep).join('/')}`;
    contents.set(address, new Uint8Array(await readFile(name)));
  }
  return webFilesOf(contents);
}

/** The same from contents in hand: address → bytes. `x.js.br` and `x.js.gz` become encodings of `x.js`. */
export function webFilesOf(contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): WebFiles {
  const files = new Map<string, WebFile>();
  for (const [address, body] of contents) {
    if (isEncodingOf(address, contents)) continue;
    const br = contents.get(`${address}.br`);
    const gzip = contents.get(`${address}.gz`);
    files.set(address, {
      path: address,
      type: mediaType(address),
      as: {
        identity: representation(body),
        ...(br && br.length < body.length ? { br: representation(br) } : {}),
        ...(gzip && gzip.length < body.length ? { gzip: representation(gzip) } : {})
      }
    });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error('The build has no index.html.');
  return { files, index };
}

function isEncodingOf(address: string, contents: ReadonlyMap<string, unknown>): boolean {
  return /\.(br|gz)$/.test(address) && contents.has(address.replace(/\.(br|gz)$/, ''));
}

function representation(body: Uint8Array<ArrayBuffer>): Representation {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
}
