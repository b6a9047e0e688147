// Brings a clone up to date, in words: installed as the lock file says, the pinned Node working, the build not older than the sources.
// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildFolder, sourcesHash, writeStamp, readStamp } from './stamp.js';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const bin = path.join(root, 'node_modules', '.bin');

/** The Node that everything but these start scripts runs on (npm package `node`). */
export const pinnedNode = process.platform === 'win32' ? path.join(root, 'node_modules', 'node', 'bin', 'node.exe') : path.join(bin, 'node');

/**
 * How the relay runs: what lives shortly gets little room, and few threads a room of their own, so that documents that pass through leave little behind.
 * Measured by `npm run bench -- basecone`.
 */
export const relayFlags = ['--max-semi-space-size=2'];
/** Read by the C library of most Linux systems, nowhere else. */
export const relayEnv = { MALLOC_ARENA_MAX: '2' };

/** Something that the person can mend; its message says what happened and what to do. */
export class StartFault extends Error {}

/**
 * Installs, checks and (with `build`) builds what is missing or old. Does nothing but look when all is in order.
 * @param {{ build: boolean }} what
 * @throws {StartFault} when a step fails, with what to do
 */
export function bringUpToDate({ build }) {
  const [major] = process.versions.node.split('.').map(Number);
  if ((major ?? 0) < 20) throw new StartFault(`it needs Node 20 or newer, and this is ${process.versions.node}. Install one from nodejs.org.`);
  if (!isInstalled()) {
    say('Installing what the lock file names (npm install) …');
    // Not `npm ci`: it refuses the whole lock file when a registry lacks some binary for another kind of machine.
    // Nothing is saved, so the lock file stands. Development parts too: the build needs them, whatever NODE_ENV says.
    const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', args, 'npm install failed (see above). Check the network and that this folder may be written, then try again.');
  }
  checkPinnedNode();
  if (build) buildWhenOld();
}

/** Is every package of the lock file there in its version? (npm keeps what it installed in node_modules/.package-lock.json.) */
function isInstalled() {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([place, { version, optional, devOptional, peer }]) => {
    if (place === '' || optional || devOptional || peer) return true;
    return present[place]?.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function packagesOf(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function checkPinnedNode() {
  const answer = spawnSync(pinnedNode, ['-v'], { encoding: 'utf8' });
  if (answer.status === 0 && answer.stdout.startsWith('v24.')) return;
  throw new StartFault(
    'its own Node 24 (npm package "node") is not there or does not run, perhaps because install scripts were switched off.\n' +
      'Run:  npm rebuild node\nthen start again.'
  );
}

function buildWhenOld() {
  const hash = sourcesHash(root);
  if (readStamp(root) === hash) return;
  say('Building the app (the sources are newer than the build) …');
  run(pinnedNode, ['relay/build.js'], 'the build failed (see above). Nothing was started.', { quiet: true });
  try {
    writeStamp(root, hash);
  } catch (error) {
    throw new StartFault(`${buildFolder} cannot be written: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * The environment for a tool of node_modules: the pinned Node comes first on the path.
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv() {
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

/** npm must not run on the very Node that it replaces. */
function npmEnv() {
  const others = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== bin);
  return { ...process.env, PATH: others.join(path.delimiter) };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} otherwise what to say when it fails
 * @param {{ quiet?: boolean }} how `quiet` shows what it said only when it fails
 */
function run(command, args, otherwise, { quiet = false } = {}) {
  const env = command === 'npm' ? npmEnv() : toolEnv();
  const said = quiet ? 'pipe' : 'inherit';
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', said, said], env, shell: process.platform === 'win32', maxBuffer: 2 ** 26 });
  if (done.error) throw new StartFault(`${command} cannot be run: ${done.error.message}`);
  if (done.status === 0) return;
  if (quiet) process.stderr.write(`${done.stdout}${done.stderr}`);
  throw new StartFault(otherwise);
}

/** @param {string} text */
function say(text) {
  console.log(text);
}
