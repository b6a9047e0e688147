// The local authority: made once, kept in the data folder, trusted by the person's own devices for addresses of the local network only.
import './reflect.ts';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, PemConverter, SubjectKeyIdentifierExtension, X509Certificate, X509CertificateGenerator } from '@peculiar/x509';
import { StartFault } from '../listen.ts';
import { nameConstraints } from './name-constraints.ts';

export const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
export const DAY_MS = 86_400_000;
const LIFE_DAYS = 5 * 365;
/** Made anew this long before its end, so that no leaf outlives it unnoticed. */
const RENEW_DAYS = 60;

/** As the platform says it: Node and the DOM name it apart. */
type Key = Parameters<typeof crypto.subtle.exportKey>[1];

export interface Authority {
  certificate: X509Certificate;
  key: Key;
}

/**
 * The authority kept in `folder` (certificate `authority.crt`, key `authority.key` with mode 600), made when there is none,
 * or when it ends within 60 days of `now`: then every device has to trust the new one.
 */
export async function openAuthority(folder: string, now: Date): Promise<Authority> {
  const kept = await readAuthority(folder);
  if (kept && kept.certificate.notAfter.getTime() - now.getTime() > RENEW_DAYS * DAY_MS) return kept;
  const made = await makeAuthority(now);
  await keep(folder, made);
  return { certificate: made.certificate, key: made.keys.privateKey };
}

/** One that is kept nowhere. */
export async function makeAuthority(now: Date): Promise<{ certificate: X509Certificate; keys: Record<'privateKey' | 'publicKey', Key> }> {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [`Carnet, ${hostname()}`] }],
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + LIFE_DAYS * DAY_MS),
    signingAlgorithm: EC,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      nameConstraints(),
      await SubjectKeyIdentifierExtension.create(keys.publicKey)
    ]
  });
  return { certificate, keys };
}

async function readAuthority(folder: string): Promise<Authority | undefined> {
  try {
    const certificate = new X509Certificate(await readFile(path.join(folder, 'authority.crt'), 'utf8'));
    const pkcs8 = PemConverter.decodeFirst(await readFile(path.join(folder, 'authority.key'), 'utf8'));
    return { certificate, key: await crypto.subtle.importKey('pkcs8', pkcs8, EC, false, ['sign']) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartFault(
      `the local authority in ${folder} cannot be read (${(error as Error).message}).\n` +
        'Give it back its files, or remove authority.crt and authority.key there: a new one is made, which each phone has to trust again.'
    );
  }
}

/** Key first and the certificate last, each under its name only when whole. */
async function keep(folder: string, { certificate, keys }: { certificate: X509Certificate; keys: Record<'privateKey' | 'publicKey', Key> }): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  await write(path.join(folder, 'authority.key'), PemConverter.encode(pkcs8, 'PRIVATE KEY'), 0o600);
  await write(path.join(folder, 'authority.crt'), certificate.toString('pem'), 0o644);
}

async function write(file: string, content: string, mode: number): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, content, { mode });
  await chmod(fresh, mode);
  await rename(fresh, file);
}
