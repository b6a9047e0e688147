// What lies in the practice e-Box until the stand-in brings its own: two providers, a message of each kind that matters most. All of it is invented.
import type { ProviderState, StoredMessage } from './state.ts';

const DAY_MS = 86_400_000;
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n%${text}\n`);

/** @param now milliseconds since 1970 */
export function practiceProviders(now: number): ProviderState[] {
  const message = (id: string, days: number, more: Partial<StoredMessage>): StoredMessage => ({
    ...{ id, subject: { fr: 'Avis', nl: 'Bericht' }, isRead: false, sender: '0206731645', typeId: 'notice' },
    ...{ receivedAt: new Date(now - days * DAY_MS).toISOString(), expiresAt: new Date(now + (180 - days) * DAY_MS).toISOString() },
    attachments: [{ id: 'main', fileName: `${id}.pdf`, isMain: true, mediaType: 'application/pdf', bytes: pdf(id) }],
    ...more
  });
  return [
    {
      ...{ id: 'onss', name: { nl: 'RSZ', fr: 'ONSS', de: 'LSS' }, version: '3.0' },
      messages: [
        message('cotisations', 2, {
          subject: { fr: 'Avis de cotisations' },
          payment: { amount: 1250.4, vatAmount: 0, dueDate: new Date(now + 20 * DAY_MS).toISOString(), iban: 'BE16985000000174', reference: '+++090/9337/55493+++' }
        }),
        message('attestation', 40, { subject: { nl: 'Attest' }, isRead: true })
      ]
    },
    {
      ...{ id: 'region', name: { nl: 'Gewest', fr: 'Région', de: 'Region' }, version: '2.1' },
      messages: [message('recommande', 5, { subject: { fr: 'Envoi recommandé' }, isRegistered: true }), message('taxe', 170, { subject: { fr: 'Taxe communale' } })]
    }
  ];
}
