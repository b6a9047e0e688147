// The certificate of the server itself: for the names and addresses of today, signed by the local authority, never written to disk.
import './reflect.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator
} from '@peculiar/x509';
import { DAY_MS, EC } from './authority.ts';
import type { Authority } from './authority.ts';

/** Browsers refuse server certificates that live longer than 398 days. */
const LIFE_DAYS = 365;

export interface Leaf {
  /** PEM: the certificate, then the authority's. */
  cert: string;
  key: string;
  notAfter: Date;
}

/** A certificate for localhost, these host names and these addresses (IPv4). */
export async function makeLeaf(authority: Authority, names: { hosts: string[]; addresses: string[] }, now: Date): Promise<Leaf> {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const end = Math.min(now.getTime() + LIFE_DAYS * DAY_MS, authority.certificate.notAfter.getTime());
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: ['Carnet'] }],
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(end),
    signingAlgorithm: EC,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...['localhost', ...names.hosts].map((value) => ({ type: 'dns' as const, value })),
        ...['127.0.0.1', '::1', ...names.addresses].map((value) => ({ type: 'ip' as const, value }))
      ]),
      await AuthorityKeyIdentifierExtension.create(authority.certificate)
    ]
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    cert: `${certificate.toString('pem')}\n${authority.certificate.toString('pem')}\n`,
    key: PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    notAfter: certificate.notAfter
  };
}
