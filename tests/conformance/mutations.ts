// Golden documents made wrong on purpose: each must set off its rules, or the evaluator is blind.

export interface Mutation {
  name: string;
  /** Name of the golden document. */
  golden: string;
  change: [from: string | RegExp, to: string][];
  /** Ids of the rules that must speak, and no others; none where only our own exact check sees it. */
  rules: string[];
}

const PEPPOL = 'PEPPOL-EN16931-';
const normal = 'normal 21 %';
const shifted = 'co-contractor with its whole clause';
const intraEU = 'goods to Germany';
const exempt = 'exempt with a VATEX code';

export const MUTATIONS: readonly Mutation[] = [
  { name: 'VAT half a euro off', golden: normal, change: [[/>21\.00</g, '>21.50<'], ['>121.00</cbc:TaxInc', '>121.50</cbc:TaxInc'], ['>121.00</cbc:Pay', '>121.50</cbc:Pay']], rules: [] },
  { name: 'line one cent off its price', golden: normal, change: [['<cbc:PriceAmount currencyID="EUR">100<', '<cbc:PriceAmount currencyID="EUR">100.01<']], rules: [] },
  { name: 'another total than was sealed', golden: normal, change: [[/>21\.00</g, '>42.00<'], [/>100\.00</g, '>200.00<'], [/>121\.00</g, '>242.00<'], ['EUR">100</cbc:Price', 'EUR">200</cbc:Price']], rules: [] },
  { name: 'base of an exemption one cent off', golden: exempt, change: [['>100.00</cbc:TaxableAmount>', '>100.01</cbc:TaxableAmount>']], rules: ['BR-E-08'] },
  { name: 'VAT one euro off', golden: normal, change: [[/>21\.00</g, '>22.00<'], ['>121.00</cbc:TaxInc', '>122.00</cbc:TaxInc'], ['>121.00</cbc:Pay', '>122.00</cbc:Pay']], rules: ['BR-CO-17', 'BR-S-09'] },
  { name: 'total with VAT wrong', golden: normal, change: [['>121.00</cbc:TaxInc', '>121.01</cbc:TaxInc']], rules: ['BR-CO-15', 'BR-CO-16'] },
  { name: 'payable wrong', golden: normal, change: [['>121.00</cbc:Pay', '>120.99</cbc:Pay']], rules: ['BR-CO-16'] },
  { name: 'line three cents off', golden: normal, change: [['<cbc:PriceAmount currencyID="EUR">100<', '<cbc:PriceAmount currencyID="EUR">100.03<']], rules: [`${PEPPOL}R120`] },
  { name: 'three decimals', golden: normal, change: [['>121.00</cbc:Pay', '>121.000</cbc:Pay']], rules: ['BR-DEC-18', 'UBL-DT-01'] },
  { name: 'negative price', golden: normal, change: [['currencyID="EUR">100</cbc:PriceAmount>', 'currencyID="EUR">-100</cbc:PriceAmount>'], ['unitCode="C62">1<', 'unitCode="C62">-1<']], rules: ['BR-27'] },
  { name: 'unknown unit', golden: normal, change: [['unitCode="C62"', 'unitCode="XYZ9"']], rules: ['BR-CL-23'] },
  { name: 'unknown country', golden: normal, change: [['<cbc:IdentificationCode>BE<', '<cbc:IdentificationCode>ZZ<']], rules: ['BR-CL-14'] },
  { name: 'wrong check digit', golden: normal, change: [[/0987654394/g, '0987654393']], rules: ['PEPPOL-COMMON-R043', 'PEPPOL-COMMON-R043'] },
  { name: 'number with dots', golden: normal, change: [['0208">0987654394</cbc:EndpointID', '0208">0987.654.394</cbc:EndpointID']], rules: ['PEPPOL-COMMON-R043'] },
  { name: 'e-mail as electronic address', golden: normal, change: [['schemeID="0208">0987654394</cbc:EndpointID', 'schemeID="EM">a@b.example</cbc:EndpointID']], rules: [`${PEPPOL}CL008`] },
  { name: 'buyer without electronic address', golden: normal, change: [['<cbc:EndpointID schemeID="0208">0987654394</cbc:EndpointID>', '']], rules: [`${PEPPOL}R010`] },
  { name: 'no reference', golden: normal, change: [['<cbc:BuyerReference>Els Peeters</cbc:BuyerReference>', '']], rules: [`${PEPPOL}R003`] },
  { name: 'empty element', golden: normal, change: [['<cbc:BuyerReference>Els Peeters</', '<cbc:BuyerReference> </']], rules: [`${PEPPOL}R008`] },
  { name: 'two notes', golden: normal, change: [['<cbc:DocumentCurrencyCode>', '<cbc:Note>a</cbc:Note><cbc:Note>b</cbc:Note><cbc:DocumentCurrencyCode>']], rules: [`${PEPPOL}R002`] },
  { name: 'credit transfer without account', golden: normal, change: [[/<cac:PayeeFinancialAccount>.*<\/cac:PayeeFinancialAccount>/, '']], rules: ['BR-61'] },
  { name: 'direct debit without mandate', golden: normal, change: [['Code>58<', 'Code>49<']], rules: [`${PEPPOL}R061`] },
  { name: 'self-billing type in the billing profile', golden: normal, change: [['>380<', '>389<']], rules: [`${PEPPOL}P0100`] },
  { name: 'tax currency equal to the document', golden: normal, change: [['</cbc:DocumentCurrencyCode>', '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>']], rules: [`${PEPPOL}R054`, `${PEPPOL}R005`] },
  { name: 'reason on a taxed supply', golden: normal, change: [[/(<cac:TaxSubtotal>.*?<cbc:Percent>21<\/cbc:Percent>)/, '$1<cbc:TaxExemptionReason>why</cbc:TaxExemptionReason>']], rules: ['BR-S-10'] },
  { name: 'line without VAT subtotal', golden: normal, change: [['<cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>', '<cbc:Percent>12</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>']], rules: ['BR-S-08'] },
  { name: 'shifted without reason', golden: shifted, change: [[/<cbc:TaxExemptionReasonCode>.*<\/cbc:TaxExemptionReason>/s, '']], rules: ['BR-AE-10'] },
  { name: 'shifted to a buyer without numbers', golden: shifted, change: [[/(AccountingCustomerParty>.*)<cac:PartyTaxScheme>.*?<\/cac:PartyTaxScheme>(.*)<cbc:CompanyID schemeID="0208">0987654394<\/cbc:CompanyID>/, '$1$2']], rules: ['BR-AE-02'] },
  { name: 'shifting code on an exemption', golden: exempt, change: [['VATEX-EU-132-1I', 'VATEX-EU-AE']], rules: [`${PEPPOL}P0107`] },
  { name: 'code of nobody', golden: exempt, change: [['VATEX-EU-132-1I', 'VATEX-BE-56BIS']], rules: ['BR-CL-22'] },
  { name: 'exempt without reason', golden: exempt, change: [[/<cbc:TaxExemptionReasonCode>.*<\/cbc:TaxExemptionReason>/s, '']], rules: ['BR-E-10'] },
  { name: 'goods to a member state without delivery', golden: intraEU, change: [[/<cac:Delivery>.*<\/cac:Delivery>/, '']], rules: ['BR-IC-11', 'BR-IC-12'] },
  { name: 'percentage that does not fit', golden: 'line discount in percent', change: [['>12.5<', '>13<']], rules: [`${PEPPOL}R040`] },
  { name: 'percentage without base', golden: 'line discount in percent', change: [[/<cbc:BaseAmount.*?<\/cbc:BaseAmount>/, '']], rules: [`${PEPPOL}R041`] },
  { name: 'wrong kind of file inside', golden: 'the PDF inside', change: [['mimeCode="application/pdf"', 'mimeCode="text/xml"']], rules: ['BR-CL-24', `${PEPPOL}CL001`] },
  { name: 'elements in the wrong order', golden: normal, change: [[/(<cbc:IssueDate>.*?<\/cbc:IssueDate>)(<cbc:DueDate>.*?<\/cbc:DueDate>)/, '$2$1']], rules: ['XSD'] },
  { name: 'not XML at all', golden: normal, change: [['</Invoice>', '']], rules: ['XSD'] }
];
