// Tells whether the build is older than the sources: a hash of all that goes into a build, left in the build when it is whole.
// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const buildFolder = 'build';
/** Not served: the relay leaves out names that begin with a dot. The build empties its folder first, so a broken build has none. */
const stampFile = '.sources';

const folders = ['src', 'static'];
const files = ['package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
/** Made by the build itself (the message compiler puts files beside its settings too), or never in it. */
const leftOut = /^src\/paraglide\/|^src\/project\.inlang\/(?!settings\.json$|paraglide\.js$)|\.(test|conformance)\.ts$/;

/**
 * SHA-256 (hex) of names and contents of everything that a build is made from; contents and not dates,
 * because a checkout changes dates and nothing else. About 0.1 s.
 * @param {string} root the repository
 */
export function sourcesHash(root) {
  const hash = createHash('sha256');
  const names = folders.flatMap((folder) => filesUnder(root, folder));
  for (const name of [...files, ...names].sort()) {
    if (leftOut.test(name) || !existsSync(path.join(root, name))) continue;
    const content = readFileSync(path.join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} root @returns {string | null} the hash that the present build was made from */
export function readStamp(root) {
  const file = path.join(root, buildFolder, stampFile);
  if (!existsSync(file) || !existsSync(path.join(root, buildFolder, 'index.html'))) return null;
  return readFileSync(file, 'utf8').trim();
}

/** @param {string} root @param {string} hash */
export function writeStamp(root, hash) {
  writeFileSync(path.join(root, buildFolder, stampFile), `${hash}\n`);
}

/** @param {string} root @param {string} folder @returns {string[]} paths from the root, with forward slashes */
function filesUnder(root, folder) {
  const there = path.join(root, folder);
  if (!existsSync(there)) return [];
  return readdirSync(there, { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, name) : entry.isFile() ? [name] : [];
  });
}
