// Documents of every sort, to be looked at and to be tested: languages, regimes, kinds, and what hurts a layout.
import type { Lang } from '#domain/record.ts';
import type { Printable } from '#domain/pdf/printable.ts';
import { type LegalTextId, legalText } from '#domain/tax/legal-texts.ts';
import { fourLines, manyLines, sample } from './samples.ts';

const notice = (id: LegalTextId, lang: Lang) => ({ id, text: legalText(id, lang, '2026-10-26') });
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
const lille = { street: '3 rue Nationale', postcode: '59000', city: 'Lille', country: 'FR' };
const brussel = { street: 'Kerkstraat 4', postcode: '1000', city: 'Brussel', country: 'BE' };
const draft: Printable = { ...sample({ textAbove: 'Suite à notre offre du 3 octobre.', textBelow: 'Merci de votre confiance.' }), number: undefined, buyer: undefined, communication: undefined };

export const SET: Record<string, Printable> = {
  basic: sample({ notices: [notice('renovation6', 'fr')], regime: 'renovation6' }),
  oneLine: sample({ lines: [{ name: 'Forfait', unit: 'LS', unitPrice: '100' }], deliveryDate: undefined, orderReference: undefined }),
  dutch: sample({
    language: 'nl',
    notices: [notice('renovation6', 'nl')],
    seller: { accent: '#a33b1f' },
    lines: [...fourLines, { name: 'Ketel op gas', rate: '21', unitPrice: '3450', discount: { kind: 'percent', value: '10' } }],
    discount: { kind: 'percent', value: '2', reason: 'trouwe klant' },
    prepaid: 50_000
  }),
  germanIncl: sample({
    language: 'de',
    seller: { accent: '#1a4fa0' },
    priceMode: 'incl',
    lines: [...fourLines, { name: 'Wärmepumpe', rate: '21', unitPrice: '12345.67', discount: { kind: 'amount', value: '120' } }],
    charge: { kind: 'amount', value: '35', reason: 'Transport', rate: '21' }
  }),
  englishReverse: sample({
    language: 'en',
    seller: { accent: '#ffd400' },
    regime: 'reverseCharge',
    buyer: { type: 'company', name: 'Toitures du Nord SARL', vatNumber: 'FR40303265045', address: lille },
    notices: [notice('reverseChargeEU', 'en')]
  }),
  intraEU: sample({ regime: 'intraEU', notices: [notice('intraEU', 'fr')], buyer: { type: 'company', name: 'Toitures du Nord SARL', vatNumber: 'FR40303265045', address: lille } }),
  export: sample({ regime: 'export', notices: [notice('export', 'fr')] }),
  exempt: sample({ regime: 'exempt', notices: [notice('exempt44', 'fr')] }),
  places: sample({
    regime: 'cocontractor',
    notices: [notice('cocontractor', 'fr')],
    siteAddress: { label: 'Chantier Léopold', street: 'Rue du Chantier 5', postcode: '1000', city: 'Bruxelles', country: 'BE' },
    deliveryAddress: { street: 'Quai 4', postcode: '4000', city: 'Liège', country: 'BE' }
  }),
  mixed: sample({
    regime: 'cocontractor',
    notices: [notice('cocontractor', 'fr')],
    lines: [
      { kind: 'heading', name: 'Rez-de-chaussée' },
      ...fourLines,
      { kind: 'heading', name: 'Étage' },
      { kind: 'text', name: 'Travaux effectués le samedi, accord de Mme Delvaux du 12 octobre' },
      { name: 'Chaudière', regime: 'normal', rate: '21', unitPrice: '2500' },
      { name: 'Reprise de l’ancien matériel', quantity: '-1', unitPrice: '150' }
    ]
  }),
  franchise: sample({ seller: { vatRegime: 'franchise', name: 'Atelier Bois', legalForm: undefined, register: undefined }, notices: [notice('franchise', 'fr')] }),
  creditNote: sample({
    kind: 'creditNote',
    number: 'NC2026-0003',
    communication: undefined,
    notices: [notice('creditNoteVat', 'fr')],
    credits: { id: 'x', number: '2026-0217', issueDate: '2026-10-26' },
    lines: fourLines.slice(0, 2),
    buyer: { type: 'company', name: 'Bakkerij De Ster BV', vatNumber: 'BE0987654394', address: brussel }
  }),
  dollars: sample({ currency: 'USD' }),
  prepaid: sample({ prepaid: 206_742 }),
  draft,
  hostile: sample({
    buyer: { type: 'person', name: LONG, address: { street: LONG, postcode: '1000', city: LONG, country: 'BE' } },
    orderReference: LONG,
    lines: [
      { name: LONG, description: LONG.repeat(4), quantity: '999999999.9999', unitPrice: '90000.9999' },
      { name: 'x'.repeat(10_000) },
      { name: 'a b '.repeat(2500), description: 'ligne\n'.repeat(500) },
      { name: '<script>alert(1)</script> \u0000\u202e\ud83d', description: '%PDF-1.7 (\\) endobj' },
      ...fourLines
    ],
    seller: { name: LONG.slice(0, 200) },
    textBelow: LONG.repeat(20)
  }),
  scripts: sample({
    buyer: { type: 'company', name: 'مطعم الشرق الأوسط (بروكسل) SRL', attention: 'שלום כהן-לוי 12', address: { street: '漢字街 12 🏠', postcode: '1000', city: 'Αθήνα Łódź Київ', country: 'BE' } },
    lines: [
      { name: '👩‍👩‍👧 Famille 🔧🔥 réparation', description: 'Ünïcödé ﬁn ⅓ ㎡ Ａ 🇧🇪 한국어' },
      { name: 'תיקון מערכת חימום מרכזית בבניין מגורים כולל החלפת חלקים ובדיקות לחץ' },
      { name: 'شركة النور للتجارة العامة 2026/114 والمقاولات' },
      { name: '温度調節器の交換とテスト 东方饭店' }
    ]
  }),
  headings: sample({ lines: Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? { kind: 'heading', name: `Pièce ${i}` } : { name: `Radiateur ${i}` })) }),
  sixty: sample({ lines: manyLines(60) })
};
