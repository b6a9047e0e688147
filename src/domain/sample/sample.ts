// Sample data to explore Carnet with: a fictional heating installer, the same for every seed and day.
import type { Company } from '../company/model.ts';
import { newCompany } from '../company/new-company.ts';
import type { Customer, PartyType } from '../party/model.ts';
import type { Product } from '../product/model.ts';
import { type Instant, LANGS, type Lang } from '../record.ts';
import { between } from '../position.ts';
import { centsToDecimal } from '../money/cents.ts';
import { FAMILIES } from './catalogue-data.ts';
import { FIRMS, FIRST_NAMES, LAST_NAMES, STREETS, TOWNS } from './people-data.ts';
import type { Chance } from './random.ts';

export const SAMPLE_SEED = 20261121;
export const SAMPLE_CUSTOMERS = 300;

/** What the generators need besides chance: ids that sort in the order of making, and one moment for all. */
export interface Making {
  chance: Chance;
  newId(): string;
  now: Instant;
}

/** The fictional company; number and account belong to nobody (bank code 985 is not allocated). */
export function sampleCompany({ newId, now }: Making, language: Lang): Company {
  return {
    ...newCompany({ newId, now, language }),
    sample: true,
    name: 'Chauffage Lambrecht',
    legalForm: language === 'nl' ? 'BV' : 'SRL',
    enterpriseNumber: '0987654394',
    register: language === 'nl' ? 'RPR Luik, afdeling Namen' : 'RPM Liège, division Namur',
    address: { street: 'Chaussée de Dinant 214', postcode: '5000', city: 'Namur', country: 'BE' },
    email: 'bureau@chauffage-lambrecht.example',
    phone: '+32 81 00 00 00',
    website: 'chauffage-lambrecht.example',
    iban: 'BE16985000000174'
  };
}

/** A well-formed enterprise number in the 0999 range, which the register has not reached. */
function fictionalNumber(index: number): string {
  const eight = `0999${String(index).padStart(4, '0')}`;
  return eight + String(97 - (Number(eight) % 97)).padStart(2, '0');
}

/** Customers of every kind: private renovators, firms, co-contractors, a few abroad. */
export function sampleCustomers(making: Making, count = SAMPLE_CUSTOMERS): Customer[] {
  const { chance, newId, now } = making;
  return Array.from({ length: count }, (_, i): Customer => {
    const town = chance.pick(TOWNS);
    const { language, postcode, city } = town;
    const type: PartyType = chance.maybe(0.42) ? 'company' : 'person';
    const last = chance.pick(LAST_NAMES[language]);
    const name = type === 'company' ? chance.pick(FIRMS[language]).replace('#', last) : `${chance.pick(FIRST_NAMES[language])} ${last}`;
    const enterpriseNumber = type === 'company' ? fictionalNumber(i + 1) : undefined;
    const association = /^(ACP|VME)/.test(name) || /ASBL$/.test(name);
    const builder = /générale|Bouwwerken|Immobilière/.test(name);
    return {
      id: newId(),
      kind: 'customer',
      schema: 1,
      createdAt: now,
      number: `C${String(i + 1).padStart(5, '0')}`,
      type,
      name,
      enterpriseNumber,
      vatNumber: enterpriseNumber && !association ? `BE${enterpriseNumber}` : undefined,
      regime: builder ? 'cocontractor' : type === 'person' || association ? 'renovation6' : 'normal',
      language,
      term: builder ? { days: 60, endOfMonth: true } : undefined,
      email: `client${i + 1}@courriel.example`,
      phone: `+32 470 00 ${String(Math.floor(i / 100)).padStart(2, '0')} ${String(i % 100).padStart(2, '0')}`,
      address: { street: `${chance.pick(STREETS[language])} ${chance.whole(1, 240)}`, postcode, city, country: 'BE' },
      addresses: chance.maybe(0.15)
        ? [{ id: newId(), pos: between('', ''), use: 'site', label: city, street: `${chance.pick(STREETS[language])} ${chance.whole(1, 99)}`, postcode, city, country: 'BE' }]
        : [],
      contacts: association ? [{ id: newId(), pos: between('', ''), name: `${chance.pick(FIRST_NAMES[language])} ${chance.pick(LAST_NAMES[language])}` }] : []
    };
  });
}

/** The catalogue: every family in every size, named in four languages. */
export function sampleProducts({ newId, now }: Making): Product[] {
  let number = 0;
  return FAMILIES.flatMap(({ group, name, sizes, unit, price, step, rate, fossil }) =>
    sizes.map((size, k): Product => {
      const sale = price + k * step;
      return {
        id: newId(),
        kind: 'product',
        schema: 1,
        createdAt: now,
        number: `P${String(++number).padStart(5, '0')}`,
        group,
        name: Object.fromEntries(LANGS.map((l) => [l, name[l].replace('#', size)])),
        description: {},
        unit,
        purchasePrice: unit === 'HUR' ? undefined : centsToDecimal(Math.round(sale * 0.68)),
        salePrice: centsToDecimal(sale),
        priceIncludesVat: false,
        rate,
        fossil
      };
    })
  );
}
