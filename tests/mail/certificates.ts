// A certificate for localhost, signed by an authority of its own: for servers that tests start.
import '../../relay/lan/reflect.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator
} from '@peculiar/x509';

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

/** All as PEM. */
export async function certificates(): Promise<{ ca: string; cert: string; key: string }> {
  const [authorityKeys, keys] = [await crypto.subtle.generateKey(EC, true, ['sign', 'verify']), await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])];
  const dates = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS), signingAlgorithm: EC };
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...{ ...dates, name: [{ CN: ['Authority of a test'] }], keys: authorityKeys },
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)]
  });
  const leaf = await X509CertificateGenerator.create({
    ...{ ...dates, subject: [{ CN: ['localhost'] }], issuer: authority.subject, publicKey: keys.publicKey, signingKey: authorityKeys.privateKey },
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }]),
      await AuthorityKeyIdentifierExtension.create(authority)
    ]
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { ca: authority.toString('pem'), cert: `${leaf.toString('pem')}\n`, key };
}
