// A real IMAP server for tests: dovecot in a folder of its own, on ports of this machine, with a certificate of a local authority. Mail is put into its folders as files.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { findDovecot } from '../dovecot.js';
import { certificates } from './certificates.ts';

export const USER = 'achats@example.be';
export const PASSWORD = 'a secret of the mailbox';

export class Dovecot {
  readonly ports: { tls: number; starttls: number };
  /** PEM of the authority. */
  readonly ca: string;
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #put = 0;

  private constructor(folder: string, ports: Dovecot['ports'], ca: string) {
    this.#folder = folder;
    this.ports = ports;
    this.ca = ca;
  }

  /** @param more lines of its configuration */
  static async start(more = ''): Promise<Dovecot> {
    const folder = await mkdtemp(path.join(tmpdir(), 'carnet-dovecot-'));
    await chmod(folder, 0o755);
    const { ca, cert, key } = await certificates();
    const ports = { tls: await freePort(), starttls: await freePort() };
    await Promise.all([
      writeFile(path.join(folder, 'server.crt'), cert),
      writeFile(path.join(folder, 'server.key'), key),
      writeFile(path.join(folder, 'users'), `${USER}:{PLAIN}${PASSWORD}\n`, { mode: 0o644 }),
      writeFile(path.join(folder, 'dovecot.conf'), configuration(folder, ports) + more)
    ]);
    const made = new Dovecot(folder, ports, ca);
    for (const box of ['', '.Factures']) await made.#makeFolder(box);
    await made.begin();
    return made;
  }

  async begin(): Promise<void> {
    const server = spawn(findDovecot(), ['-F', '-c', path.join(this.#folder, 'dovecot.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
    this.#process = server;
    while (!(await answers(this.ports.tls)) || !(await answers(this.ports.starttls))) {
      if (server.exitCode !== null) throw new Error('dovecot does not start');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end(): Promise<void> {
    const server = this.#process;
    this.#process = undefined;
    if (!server || server.exitCode !== null) return;
    const over = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await over;
  }

  async close(): Promise<void> {
    await this.end();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Delivers a message, as a mail server would: written beside, then named. @param to 'INBOX' or 'Factures' */
  async deliver(message: string | Uint8Array, to: 'INBOX' | 'Factures' = 'INBOX'): Promise<void> {
    this.#put += 1;
    const box = this.#box(to === 'INBOX' ? '' : `.${to}`);
    const name = `${1_700_000_000 + this.#put}.M${this.#put}P1.test`;
    await writeFile(path.join(box, 'tmp', name), message, { mode: 0o666 });
    await chmod(path.join(box, 'tmp', name), 0o666);
    await rename(path.join(box, 'tmp', name), path.join(box, 'new', name));
  }

  /** Forgets how it numbered the messages: it numbers them anew under another UIDVALIDITY, as after a move to another server. */
  async renumber(): Promise<void> {
    await this.end();
    for (const name of await readdir(this.#box(''))) if (name.startsWith('dovecot')) await rm(path.join(this.#box(''), name), { recursive: true, force: true });
    await this.begin();
  }

  /** Names of the files of messages, with the flags in them: `:2,S` is one marked as read. */
  async files(of: 'INBOX' | 'Factures' = 'INBOX'): Promise<string[]> {
    const box = this.#box(of === 'INBOX' ? '' : `.${of}`);
    return (await Promise.all(['new', 'cur'].map((part) => readdir(path.join(box, part))))).flat().toSorted();
  }

  /** Takes every message away, and what dovecot remembers of them. */
  async clear(): Promise<void> {
    await this.end();
    for (const box of [this.#box(''), this.#box('.Factures')]) await rm(box, { recursive: true, force: true });
    for (const box of ['', '.Factures']) await this.#makeFolder(box);
    await this.begin();
  }

  #box(name: string): string {
    return path.join(this.#folder, 'mail', name);
  }

  async #makeFolder(name: string): Promise<void> {
    for (const part of ['', 'cur', 'new', 'tmp']) {
      await mkdir(path.join(this.#box(name), part), { recursive: true });
      await chmod(path.join(this.#box(name), part), 0o777);
    }
  }
}

function configuration(folder: string, ports: Dovecot['ports']): string {
  const { uid, username } = userInfo();
  // Started by root it hands mail to another account, as it wants; else all of it is ours.
  const owner = uid === 0 ? 'default_login_user = dovenull\ndefault_internal_user = dovecot' : `default_login_user = ${username}\ndefault_internal_user = ${username}`;
  const mail = uid === 0 ? 'uid=65534 gid=65534' : `uid=${uid} gid=${userInfo().gid}`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
${owner}
ssl = required
ssl_cert = <${folder}/server.crt
ssl_key = <${folder}/server.key
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
mail_location = maildir:${folder}/mail
first_valid_uid = 1
first_valid_gid = 1
maildir_very_dirty_syncs = no
mailbox_idle_check_interval = 1 secs
auth_mechanisms = plain login
auth_failure_delay = 0
mail_max_userip_connections = 50
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = ${mail} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.starttls}
  }
  inet_listener imaps {
    port = ${ports.tls}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
