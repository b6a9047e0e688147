// Who is at the practice Basecone. All of it is invented and belongs to nobody; none of it opens anything at the real one.
import type { BaseconeOptions } from './basecone/options.ts';

export const practice = {
  officeName: 'Fiduciaire Exercice · Oefenkantoor',
  users: [{ userId: '00000000-0000-4000-8000-000000000001', officeCode: 'EXERCICE', username: 'exercice@fiduciaire.example', password: 'exercice' }],
  clients: [{ identifier: '00000000-0000-4000-8000-00000000c11e', secret: 'exercice-secret-invente' }],
  companies: [
    {
      ...{ companyId: '00000000-0000-4000-8000-00000000d001', name: 'Plomberie Exemple (exercice)', code: '001', email: 'exercice.001@mailtobasecone.example', hasAccess: true },
      ...{ accountingSystem: { type: 'Adsolut', externalId: 'EXERCICE-001', companyCode: '001' }, modules: [{ code: 'SLS', status: 'Enabled' }] }
    },
    {
      ...{ companyId: '00000000-0000-4000-8000-00000000d002', name: 'Bakkerij Voorbeeld (oefening)', code: '002', email: 'exercice.002@mailtobasecone.example', hasAccess: true },
      ...{ accountingSystem: { type: 'ExpertM', externalId: 'EXERCICE-002', companyCode: '002' }, modules: [] }
    }
  ]
} as const satisfies BaseconeOptions;

/** Who signs in at the shared folder of practice. */
export const folderLogin = { user: 'exercice', password: 'exercice' } as const;
