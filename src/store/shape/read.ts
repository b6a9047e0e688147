// Stored records, read: upcast, checked leaf by leaf, with stand-ins for what is missing.
import type * as z from 'zod/mini';
import type { RecordKind, RecordOf } from '../record/kinds.ts';
import { company } from './company.ts';
import { companyDocument } from './company-document.ts';
import { connectionKey, eboxKey } from './connection-key.ts';
import { draft } from './document.ts';
import { customer, product } from './party.ts';
import { purchase, supplier } from './purchase.ts';
import { type Damage, type Defaults, repair } from './repair.ts';

const SCHEMAS: { [K in RecordKind]: z.ZodMiniType<RecordOf<K>> } = { company, customer, product, invoice: draft, creditNote: draft, selfBilling: draft, selfBillingCreditNote: draft, supplier, purchase, connectionKey, companyDocument, eboxKey };

const rec = { schema: 1, createdAt: '1970-01-01T00:00:00.000Z' };
const address = { street: '', postcode: '', city: '', country: 'BE' };
const term = { days: 30 };
const lines = { '*': { name: '', quantity: '1', unit: 'C62', unitPrice: '0', rate: '21' } };
const optional = { 'buyer?': { type: 'company', name: '', address }, 'supplier?': { type: 'company', name: '', address }, 'deliveryAddress?': address, 'siteAddress?': address };
const document = { ...rec, regime: 'normal', language: 'fr', currency: 'EUR', priceMode: 'excl', term, lines, ...optional };

const DEFAULTS: Record<RecordKind, Defaults> = {
  company: {
    ...rec,
    ...{ kind: 'company', name: '', enterpriseNumber: '', vatRegime: 'normal', address, iban: '', language: 'fr', term, priceMode: 'excl', rate: '21' },
    ...{ journals: { '*': { name: '', series: 0, pattern: '{year}-{n:4}' } }, notices: { '*': { name: '', text: {}, byDefault: false } } },
    ...{ customerPattern: 'C{n:5}', productPattern: 'P{n:5}' }
  },
  customer: {
    ...rec,
    ...{ kind: 'customer', number: '', type: 'company', name: '', regime: 'normal', language: 'fr', address, 'term?': term },
    ...{ addresses: { '*': { ...address, label: '' } }, contacts: { '*': { name: '' } } }
  },
  product: { ...rec, kind: 'product', number: '', group: '', name: {}, description: {}, unit: 'C62', rate: '21' },
  invoice: { ...document, kind: 'invoice' },
  creditNote: { ...document, kind: 'creditNote' },
  selfBilling: { ...document, kind: 'selfBilling' },
  selfBillingCreditNote: { ...document, kind: 'selfBillingCreditNote' },
  supplier: { ...rec, kind: 'supplier', number: '', type: 'company', name: '', language: 'fr', address, treatment: 'domestic', 'term?': term },
  purchase: {
    ...rec,
    ...{ kind: 'purchase', type: 'invoice', source: { way: 'hand', at: rec.createdAt }, currency: 'EUR' },
    ...{ files: { '*': { hash: '', type: 'application/octet-stream', name: '', size: 0 } }, lines: { '*': { treatment: 'domestic', net: 0, rate: '21', vat: 0 } } },
    ...{ payments: { '*': { day: '1970-01-01', cents: 0, method: 'other', state: 'made', at: rec.createdAt } }, 'supplier?': { type: 'company', name: '', address } }
  },
  connectionKey: { ...rec, kind: 'connectionKey', connection: '', keys: { '*': { publicKey: '', privateKey: '' } } },
  eboxKey: { ...rec, kind: 'eboxKey', connection: '', keys: { '*': { publicKey: '', privateKey: '' } } },
  companyDocument: {
    ...rec,
    ...{ kind: 'companyDocument', sort: 'other', currency: 'EUR', lines: { '*': { treatment: 'domestic', net: 0, rate: '21', vat: 0 } }, 'supplier?': { name: '' } },
    ...{ files: { '*': { hash: '', type: 'application/octet-stream', name: '', size: 0 } }, payments: { '*': { day: '1970-01-01', cents: 0, method: 'other', state: 'made', at: rec.createdAt } } },
    'ebox?': {
      ...{ connection: '', provider: { id: '', name: {} }, seenAt: rec.createdAt },
      message: { id: '', subject: {}, receivedAt: rec.createdAt, isRead: false, isVisible: true, isRegistered: false, sender: {}, typeId: '', attachments: [], isReplyAllowed: false, facts: [] }
    }
  }
};

/**
 * Reads a record of the current version (see `upcast`).
 * @returns the record, and the damaged leaves that were set aside
 */
export function readRecord<K extends RecordKind>(kind: K, plain: Record<string, unknown>): { record: RecordOf<K>; damage: Damage[] } {
  const { value, damage } = repair(SCHEMAS[kind] as z.ZodMiniType<RecordOf<K>>, plain, DEFAULTS[kind]);
  return { record: value, damage };
}
