// Starting: settings checked, faults in words, the data folder closed to others.
import { createServer } from 'node:http';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { smtpOf } from './connections/types.ts';
import { readEnv } from './env.ts';
import { drain, listen, listenHere, StartFault } from './listen.ts';
import { relaySecret } from './secret/kept.ts';
import { readStamp, sourcesHash, writeStamp } from './stamp.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('have defaults, and an empty variable is none', () => {
    expect(readEnv({ PORT: '', HOME: '/x' })).toMatchObject({ PORT: 4747, HOST: 'localhost' });
    expect(readEnv({ PORT: '80' }).PORT).toBe(80);
    expect([
      readEnv({}).RELAY_QUOTA_GIB,
      readEnv({ RELAY_QUOTA_GIB: '0' }).RELAY_QUOTA_GIB,
      readEnv({ RELAY_QUOTA_GIB: '0.5' }).RELAY_QUOTA_GIB
    ]).toEqual([20, 0, 0.5]);
  });

  it('are refused by name', () => {
    expect(() => readEnv({ PORT: 'many' })).toThrow(/PORT/);
    expect(() => readEnv({ PORT: '70000' })).toThrow(/PORT/);
    expect(() => readEnv({ RELAY_QUOTA_GIB: '-1' })).toThrow(/RELAY_QUOTA_GIB/);
    expect(() => readEnv({ ORIGIN: 'carnet' })).toThrow(/ORIGIN/);
    expect(() => readEnv({ SMTP_HOST: 'mail.example' })).toThrow(/SMTP_FROM/);
    expect(() => readEnv({ SMTP_HOST: 'mail.example', SMTP_FROM: 'a@x.example', SMTP_USER: 'a' })).toThrow(/SMTP_PASSWORD/);
    expect(() => readEnv({ SMTP_HOST: 'mail.example', SMTP_FROM: 'nobody' })).toThrow(/SMTP_FROM/);
    for (const weak of ['short', 'a'.repeat(60), 'abab'.repeat(20)]) expect(() => readEnv({ RELAY_SECRET: weak })).toThrow(/RELAY_SECRET/);
  });
});

describe('the mail server', () => {
  const of = (more: Record<string, string>) => smtpOf(readEnv({ SMTP_FROM: 'a@x.example', ...more }));
  it('is spoken to over TLS wherever it is not this machine', () => {
    expect(of({})).toBeUndefined();
    expect(of({ SMTP_HOST: 'mail.example' })).toMatchObject({ port: 587, secure: false, tls: true, login: undefined });
    expect(of({ SMTP_HOST: 'mail.example', SMTP_PORT: '465', SMTP_USER: 'a', SMTP_PASSWORD: 'b' })).toMatchObject({ secure: true, tls: true, login: { user: 'a', password: 'b' } });
    expect(of({ SMTP_HOST: 'mail.example', SMTP_PORT: '25' })).toMatchObject({ tls: true });
    for (const host of ['localhost', '127.0.0.1', '::1']) expect(of({ SMTP_HOST: host, SMTP_PORT: '4802' })).toMatchObject({ tls: false });
    expect(of({ SMTP_HOST: 'localhost.example' })).toMatchObject({ tls: true });
  });
});

describe('the data folder', () => {
  it('is made with mode 700, and an open one is closed', async () => {
    const made = path.join(folder, 'a', 'b');
    await openDataFolder(made);
    expect((await stat(made)).mode & 0o777).toBe(0o700);
    await chmod(made, 0o755);
    await openDataFolder(made);
    expect((await stat(made)).mode & 0o777).toBe(0o700);
  });

  it('holds a secret that is made once and read by nobody else', async () => {
    const secret = await relaySecret(folder);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await relaySecret(folder)).toBe(secret);
    expect((await stat(path.join(folder, 'relay-secret'))).mode & 0o777).toBe(0o600);
    await expect(relaySecret(path.join(folder, 'nowhere'))).rejects.toThrow('cannot be read or made');
    // One that a person put there is never replaced, but must be as strong as one that is set.
    for (const weak of ['secret', 'ab'.repeat(30)]) {
      await writeFile(path.join(folder, 'relay-secret'), weak);
      await expect(relaySecret(folder)).rejects.toThrow('weak');
    }
  });

  it('that cannot be is said in words', async () => {
    await writeFile(path.join(folder, 'file'), '');
    await expect(openDataFolder(path.join(folder, 'file', 'sub'))).rejects.toThrow(/cannot be used[\s\S]*CARNET_DATA/);
  });
});

describe('listening', () => {
  it('says that a port is taken, and what to do', async () => {
    const first = createServer();
    const port = await listen(first, 0, '127.0.0.1');
    const taken = listenHere(createServer, port);
    await expect(taken).rejects.toBeInstanceOf(StartFault);
    await expect(taken).rejects.toThrow(`port ${port} is taken`);
    await drain(first);
  });

  it('ends a running answer before it stops', async () => {
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const server = createServer((_, response) => void asked.then(() => response.end('whole')));
    const port = await listen(server, 0, '127.0.0.1');
    const running = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await new Promise((resolve) => server.once('request', resolve));
    const drained = drain(server);
    answer();
    expect(await running).toBe('whole');
    await drained;
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  });
});

describe('the stamp of a build', () => {
  it('tells a changed source from a touched one, and a broken build from a whole one', async () => {
    await mkdir(path.join(folder, 'src'));
    await mkdir(path.join(folder, 'build'));
    const source = path.join(folder, 'src', 'a.ts');
    await writeFile(source, 'one');
    const hash = sourcesHash(folder);
    await writeFile(source, 'one');
    await writeFile(path.join(folder, 'src', 'a.test.ts'), 'a test is no part of it');
    expect(sourcesHash(folder)).toBe(hash);
    await writeFile(source, 'two');
    expect(sourcesHash(folder)).not.toBe(hash);

    writeStamp(folder, hash);
    expect(readStamp(folder)).toBe(null);
    await writeFile(path.join(folder, 'build', 'index.html'), '');
    expect(readStamp(folder)).toBe(hash);
  });
});
