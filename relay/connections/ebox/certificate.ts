// The certificate by which e-Box Enterprise knows the relay as a company's software: made here, its public part uploaded in ChaMan by a person (NSSO, "self-signed
// certificate in the name of your enterprise"). The private key never leaves the relay.
import '../../lan/reflect.ts';
import { BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, PemConverter, X509Certificate, X509CertificateGenerator } from '@peculiar/x509';
import type { EnterpriseNumber } from '#domain/numbers/enterprise.ts';

/** RSA 3072 with SHA-256: what the sample of the authorization server signs with, long enough beyond 2030 (BSI TR-02102-1 §2.3). */
const RSA = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const YEARS = 3;
/** Attributes of a name (X.520) may be no longer. */
const NAME_MOST = 64;

export interface MadeCertificate {
  /** PEM, for the person: `Carnet.cer`. */
  certificate: string;
  /** PKCS #8 in PEM. */
  key: string;
}

/** @returns a pair of its own, valid for three years from `now` */
export async function makeCertificate({ name, number }: { name: string; number: EnterpriseNumber }, now: number): Promise<MadeCertificate> {
  const keys = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // As certificates of senders are laid out there; asked of nobody who only reads, and understood by whoever looks.
    name: [{ C: ['BE'] }, { O: [name.slice(0, NAME_MOST)] }, { OU: [`urn:be:fgov:kbo-bce:organization:cbe-number:${number}`] }, { CN: ['Carnet'] }],
    // Clocks there may be behind ours.
    notBefore: new Date(now - DAY_MS),
    notAfter: end,
    signingAlgorithm: RSA,
    keys,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])
    ]
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { certificate: `${certificate.toString('pem')}\n`, key };
}

/** Milliseconds since 1970 at which a certificate ends. @param certificate PEM */
export const endOf = (certificate: string): number => new X509Certificate(certificate).notAfter.getTime();
