// The secrets of a connection to the e-Box: a key and its certificate, and the next ones beside them while a certificate is being renewed.
import type { EnterpriseNumber } from '#domain/numbers/enterprise.ts';
import type { EboxSettings } from '#sync/wire/connections.ts';
import type { OwnSecrets } from '../type.ts';
import { endOf, type MadeCertificate, makeCertificate } from './certificate.ts';

type Secrets = Readonly<Record<string, string>>;

export const NAMES = ['key', 'certificate'] as const;

const firstIn = ({ key, certificate }: Secrets): MadeCertificate | undefined => (key && certificate ? { key, certificate } : undefined);
const nextIn = ({ nextKey: key, nextCertificate: certificate }: Secrets): MadeCertificate | undefined => (key && certificate ? { key, certificate } : undefined);

/** The pairs that there are. */
export const pairsIn = (secrets: Secrets): { first?: MadeCertificate; next?: MadeCertificate } => {
  const [first, next] = [firstIn(secrets), nextIn(secrets)];
  return { ...(first && { first }), ...(next && { next }) };
};

const named = ({ company }: EboxSettings, now: number): Promise<MadeCertificate> => makeCertificate({ name: company.name, number: company.number as EnterpriseNumber }, now);

const shown = ({ certificate: pem }: MadeCertificate, next: boolean) => ({ pem, until: new Date(endOf(pem)).toISOString(), next });

export const ownSecrets: OwnSecrets<EboxSettings> = {
  more: ['nextKey', 'nextCertificate'],
  async make(settings, now) {
    const { key, certificate } = await named(settings, now);
    return { key, certificate };
  },
  async withNext(settings, secrets, now) {
    const { next } = pairsIn(secrets);
    // One that was uploaded may be it: another would take it back.
    if (next && endOf(next.certificate) > now) return { ...secrets };
    const { key, certificate } = await named(settings, now);
    return { ...secrets, nextKey: key, nextCertificate: certificate };
  },
  certificates(secrets) {
    const { first, next } = pairsIn(secrets);
    return [...(first ? [shown(first, false)] : []), ...(next ? [shown(next, true)] : [])];
  }
};
