// Finds a dovecot for the tests of mail: on this machine, else Debian's package when root.
// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { StartFault } from '../relay/ready.js';

const BINARY = '/usr/sbin/dovecot';
/** Debian has the server and its IMAP part in two packages. */
const IMAP = '/usr/lib/dovecot/imap';

/**
 * @returns {string} the path of dovecot, installed if need be
 * @throws {StartFault} when there is none and none can be installed
 */
export function findDovecot() {
  if (isHere()) return BINARY;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No dovecot on this machine; installing one for the tests of mail …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'dovecot-imapd']);
  }
  if (isHere()) return BINARY;
  throw new StartFault('there is no dovecot, which the tests of mail need. Install it (Debian: apt-get install dovecot-imapd).');
}

function isHere() {
  return existsSync(BINARY) && existsSync(IMAP);
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
}
