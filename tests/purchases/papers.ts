// Suppliers' documents as they arrive in Belgium, with what a careful reader takes from each. All names and numbers are invented.
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import type { SeenLine } from '#domain/purchase/understood.ts';
import { type Mark, paper, table } from './paper.ts';

/** The company that receives them. */
export const OWN = { name: 'Atelier Lumen SRL', enterpriseNumber: '0123456749', vatNumber: 'BE0123456749', ibans: ['BE16985000000174'] };
export const READ_ON = '2026-04-20';

/** What is on the paper: absent is not on it, so must not be read. */
export interface Truth {
  type?: string;
  number?: string;
  issueDate?: string;
  dueDate?: string;
  currency?: string;
  total?: number;
  prepaid?: number;
  lines?: SeenLine[];
  communication?: string;
  corrects?: string;
  name?: string;
  vatNumber?: string;
  iban?: string;
  email?: string;
}

export interface Paper {
  title: string;
  pages: TextPage[];
  truth: Truth;
  /** What may stay empty although it is there. */
  hard?: (keyof Truth)[];
}

export const at = (net: number, rate: string, vat: number, treatment: SeenLine['treatment'] = 'domestic'): SeenLine => ({ treatment, net, rate, vat });

const buyer = (x: number, y: number): Mark[] => [
  [x, y, 'Atelier Lumen SRL'],
  [x, y + 13, 'Rue du Pont 12'],
  [x, y + 26, '5000 Namur'],
  [x, y + 39, 'TVA BE 0123.456.749']
];

export const papers: Paper[] = [
  {
    title: 'French, classic: letterhead left, facts right, table of VAT at the foot',
    pages: [
      paper(
        [40, 40, 'Menuiserie Delvaux SRL', 16],
        [40, 62, 'Chaussée de Louvain 210'],
        [40, 75, '5004 Bouge'],
        [40, 88, 'TVA BE 0987.654.394'],
        [40, 101, 'info@menuiserie-delvaux.be'],
        ...buyer(340, 110),
        [40, 190, 'FACTURE', 20],
        [40, 225, 'Facture n° : 2026-0217'],
        [40, 239, 'Date de facture : 12/03/2026'],
        [40, 253, "Date d'échéance : 11/04/2026"],
        ...table([40, 300, 360, 430, 500], 300, [
          ['Description', 'Quantité', 'Prix', 'TVA', 'Total HTVA'],
          ['Porte intérieure en chêne', '2', '425,00', '21 %', '850,00'],
          ['Pose et réglage', '3', '50,00', '21 %', '150,00'],
          ['Rénovation châssis', '1', '500,00', '6 %', '500,00']
        ]),
        ...table([300, 380, 460], 400, [
          ['Taux', 'Base', 'TVA'],
          ['21 %', '1.000,00', '210,00'],
          ['6 %', '500,00', '30,00']
        ]),
        [300, 460, 'Total HTVA'],
        [-560, 460, '1.500,00 €'],
        [300, 474, 'Total TVA'],
        [-560, 474, '240,00 €'],
        [300, 488, 'Total TVAC'],
        [-560, 488, '1.740,00 €'],
        [40, 560, 'À verser sur le compte BE80 9850 0001 0177 avec la communication'],
        [40, 574, '+++202/6000/21717+++'],
        [40, 800, 'Menuiserie Delvaux SRL – Chaussée de Louvain 210, 5004 Bouge – TVA BE 0987.654.394 – RPM Namur', 8]
      )
    ],
    truth: {
      type: 'invoice',
      number: '2026-0217',
      issueDate: '2026-03-12',
      dueDate: '2026-04-11',
      currency: 'EUR',
      total: 174_000,
      lines: [at(100_000, '21', 21_000), at(50_000, '6', 3_000)],
      communication: '202600021717',
      name: 'Menuiserie Delvaux SRL',
      vatNumber: 'BE0987654394',
      iban: 'BE80985000010177',
      email: 'info@menuiserie-delvaux.be'
    }
  },
  {
    title: 'Dutch: facts in a head with the values under them, supplier in the foot',
    pages: [
      paper(
        [40, 40, 'Elektro Van Hove', 22],
        [340, 100, 'Atelier Lumen BV'],
        [340, 113, 'Rue du Pont 12'],
        [340, 126, '5000 Namur'],
        [340, 139, 'BTW-nr. klant: BE0123456749'],
        ...table([40, 150, 260, 380], 200, [
          ['Factuurnummer', 'Factuurdatum', 'Vervaldatum', 'Klantnummer'],
          ['VF26/00418', '03-04-2026', '03-05-2026', 'K10442']
        ]),
        ...table([40, 300, 360, 440, 510], 260, [
          ['Omschrijving', 'Aantal', 'Prijs', 'Btw', 'Bedrag'],
          ['Led-armatuur 40 W', '12', '38,50', '21', '462,00'],
          ['Kabel XVB 3G2,5 per meter', '100', '1,15', '21', '115,00']
        ]),
        [340, 400, 'Totaal excl. btw'],
        [-560, 400, '577,00'],
        [340, 414, 'Btw 21 %'],
        [-560, 414, '121,17'],
        [340, 428, 'Te betalen (EUR)'],
        [-560, 428, '698,17'],
        [40, 470, 'Gelieve het bedrag over te schrijven met mededeling ***012/3456/78939***'],
        [40, 790, 'Elektro Van Hove BV | Stationsstraat 45 | 9300 Aalst | BTW BE 0765.432.146 | RPR Dendermonde', 8],
        [40, 802, 'IBAN BE32 9850 0123 4502 | BIC KREDBEBB | www.elektrovanhove.be | info@elektrovanhove.be', 8]
      )
    ],
    truth: {
      type: 'invoice',
      number: 'VF26/00418',
      issueDate: '2026-04-03',
      dueDate: '2026-05-03',
      currency: 'EUR',
      total: 69_817,
      lines: [at(57_700, '21', 12_117)],
      communication: '012345678939',
      name: 'Elektro Van Hove BV',
      vatNumber: 'BE0765432146',
      iban: 'BE32985001234502',
      email: 'info@elektrovanhove.be'
    }
  },
  {
    title: 'two columns: labels and values side by side, month in words, total far right',
    pages: [
      paper(
        [40, 40, 'Bureau Comptable Horizon', 14],
        [40, 60, 'Avenue des Tilleuls 8, 4000 Liège'],
        [40, 74, "N° d'entreprise : 0456.789.034"],
        [330, 40, 'Facturé à'],
        ...buyer(330, 54),
        ...table([40, 160, 330, 450], 150, [
          ['Numéro de facture', 'FAC 2026/118', 'Échéance', '30 avril 2026'],
          ['Date', '31 mars 2026', 'Votre référence', 'LUMEN-04']
        ]),
        [40, 220, 'Honoraires du premier trimestre 2026'],
        [-560, 220, '640,00'],
        [40, 234, 'Frais de dossier'],
        [-560, 234, '35,00'],
        [330, 300, 'Sous-total'],
        [-560, 300, '675,00'],
        [330, 314, 'TVA 21,00 %'],
        [-560, 314, '141,75'],
        [330, 330, 'Total à payer'],
        [-560, 330, '816,75 EUR'],
        [40, 700, 'Bureau Comptable Horizon SC – IBAN : BE82 9850 2003 0068'],
        [40, 714, 'Communication libre : FAC 2026/118']
      )
    ],
    truth: {
      type: 'invoice',
      number: 'FAC 2026/118',
      issueDate: '2026-03-31',
      dueDate: '2026-04-30',
      currency: 'EUR',
      total: 81_675,
      lines: [at(67_500, '21', 14_175)],
      name: 'Bureau Comptable Horizon SC',
      vatNumber: 'BE0456789034',
      iban: 'BE82985020030068'
    }
  },
  {
    title: 'reverse charge between builders',
    pages: [
      paper(
        [40, 40, 'TOITURES MERTENS SRL', 15],
        [40, 60, 'Zone Industrielle 4, 6700 Arlon'],
        [40, 74, 'BE 0812.345.603 — RPM Arlon'],
        [330, 100, 'Client :'],
        ...buyer(330, 114),
        [40, 180, 'Facture 26-0042 du 02/04/2026', 13],
        [40, 200, 'Chantier : Rue du Pont 12, 5000 Namur'],
        [40, 240, 'Réfection de la toiture plate'],
        [-560, 240, '4 250,00 €'],
        [40, 254, 'Évacuation des déchets'],
        [-560, 254, '380,00 €'],
        [330, 300, 'Total HTVA'],
        [-560, 300, '4 630,00 €'],
        [330, 314, 'TVA'],
        [-560, 314, '0,00 €'],
        [330, 328, 'Total à payer'],
        [-560, 328, '4 630,00 €'],
        [40, 360, "Autoliquidation. En l'absence de contestation par écrit dans un délai d'un mois, le client est présumé reconnaître", 8],
        [40, 370, "qu'il est un assujetti tenu au dépôt de déclarations périodiques.", 8],
        [40, 420, 'Payable au plus tard le 02/05/2026 sur le compte BE87 9851 1122 2394 (BIC: GKCCBEBB)'],
        [40, 434, 'Communication : +++900/1234/56763+++']
      )
    ],
    truth: {
      type: 'invoice',
      number: '26-0042',
      issueDate: '2026-04-02',
      dueDate: '2026-05-02',
      currency: 'EUR',
      total: 463_000,
      lines: [at(463_000, '21', 97_230, 'cocontractor')],
      communication: '900123456763',
      name: 'TOITURES MERTENS SRL',
      vatNumber: 'BE0812345603',
      iban: 'BE87985111222394'
    }
  },
  {
    title: 'credit note that names the invoice which it corrects',
    pages: [
      paper(
        [40, 40, 'Menuiserie Delvaux SRL', 16],
        [40, 62, 'Chaussée de Louvain 210, 5004 Bouge'],
        [40, 75, 'TVA BE 0987.654.394'],
        ...buyer(340, 110),
        [40, 190, 'NOTE DE CRÉDIT', 20],
        [40, 225, 'Note de crédit n° : NC-2026-009'],
        [40, 239, 'Date : 15.04.2026'],
        [40, 253, 'Concerne la facture n° 2026-0217 du 12/03/2026'],
        ...table([40, 300, 400, 500], 290, [
          ['Description', 'Taux', 'HTVA', 'TVAC'],
          ['Reprise porte intérieure', '21 %', '425,00', '514,25']
        ]),
        [330, 350, 'Total HTVA'],
        [-560, 350, '425,00'],
        [330, 364, 'TVA 21 %'],
        [-560, 364, '89,25'],
        [330, 378, 'Total TVAC en votre faveur'],
        [-560, 378, '514,25 €'],
        [40, 420, "TVA à reverser à l'État dans la mesure où elle a été initialement déduite."],
        [40, 800, 'Menuiserie Delvaux SRL – IBAN BE80 9850 0001 0177 – TVA BE 0987.654.394', 8]
      )
    ],
    truth: {
      type: 'creditNote',
      number: 'NC-2026-009',
      issueDate: '2026-04-15',
      currency: 'EUR',
      total: 51_425,
      lines: [at(42_500, '21', 8_925)],
      corrects: '2026-0217',
      name: 'Menuiserie Delvaux SRL',
      vatNumber: 'BE0987654394',
      iban: 'BE80985000010177'
    }
  },
  {
    title: 'credit note whose amounts are written with a minus',
    pages: [
      paper(
        [40, 40, 'Menuiserie Delvaux SRL', 16],
        [40, 75, 'TVA BE 0987.654.394'],
        ...buyer(340, 110),
        [40, 190, 'NOTE DE CRÉDIT', 20],
        [40, 225, 'Note de crédit n° : NC-2026-010'],
        [40, 239, 'Date : 16.04.2026'],
        [40, 253, 'Concerne la facture n° 2026-0217 du 12/03/2026'],
        ...table([40, 300, 400, 500], 290, [
          ['Description', 'Quantité', 'Prix', 'HTVA'],
          ['Reprise porte intérieure', '-2', '425,00', '-850,00'],
          ['Frais de reprise', '1', '50,00', '50,00']
        ]),
        ...table([300, 380, 460], 340, [
          ['Taux', 'Base', 'TVA'],
          ['21 %', '-800,00', '-168,00']
        ]),
        [330, 390, 'Total HTVA'],
        [-560, 390, '-800,00'],
        [330, 404, 'Total TVA'],
        [-560, 404, '-168,00'],
        [330, 418, 'Total TVAC'],
        [-560, 418, '-968,00 €']
      )
    ],
    truth: {
      type: 'creditNote',
      number: 'NC-2026-010',
      issueDate: '2026-04-16',
      currency: 'EUR',
      total: 96_800,
      lines: [at(80_000, '21', 16_800)],
      corrects: '2026-0217',
      name: 'Menuiserie Delvaux SRL',
      vatNumber: 'BE0987654394'
    }
  },
  {
    title: 'till ticket of a shop: VAT by letter, one date, no due date',
    pages: [
      {
        ...paper(
          [60, 20, 'BRICO LEROUX SA'],
          [60, 32, 'Chaussée de Marche 500'],
          [60, 44, '5101 Erpent'],
          [60, 56, 'TVA BE 0678.901.218'],
          [20, 80, 'TICKET N° 004512-07'],
          [20, 92, '18/04/2026 10:42 caisse 3'],
          [20, 110, 'Vis inox 5x60'],
          [-220, 110, '12,95 A'],
          [20, 122, 'Colle PU'],
          [-220, 122, '8,49 A'],
          [20, 134, 'Plants de tomate'],
          [-220, 134, '4,24 B'],
          [20, 152, 'TOTAL EUR', 12],
          [-220, 152, '25,68', 12],
          [20, 168, 'BANCONTACT'],
          [-220, 168, '25,68'],
          ...table([20, 90, 140, 180], 186, [
            ['TVA', 'HTVA', 'TVA', 'TVAC'],
            ['A 21%', '17,72', '3,72', '21,44'],
            ['B 6%', '4,00', '0,24', '4,24']
          ], 12),
          [20, 240, 'Merci de votre visite']
        ),
        width: 240
      }
    ],
    truth: {
      type: 'invoice',
      number: '004512-07',
      issueDate: '2026-04-18',
      currency: 'EUR',
      total: 2_568,
      lines: [at(1_772, '21', 372), at(400, '6', 24)],
      name: 'BRICO LEROUX SA',
      vatNumber: 'BE0678901218'
    },
    hard: ['name']
  }
];
