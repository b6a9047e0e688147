// Further documents: the ones that mislead, with many amounts, dates and numbers, and those of other countries.
import { paper, table } from './paper.ts';
import { at, type Paper } from './papers.ts';

export const morePapers: Paper[] = [
  {
    title: 'energy bill: meter readings, advances, prices with four decimals, three rates',
    pages: [
      paper(
        [40, 30, 'Énergie du Hainaut SA', 16],
        [40, 50, 'Quai de Brabant 3 – 6000 Charleroi – TVA BE 0555.000.148'],
        [330, 90, 'ATELIER LUMEN SRL'],
        [330, 103, 'RUE DU PONT 12'],
        [330, 116, '5000 NAMUR'],
        [40, 140, 'Facture de régularisation', 14],
        ...table([40, 220], 165, [
          ['Numéro de client', '4 512 880 31'],
          ['Numéro de facture', '7001284456'],
          ['Date de la facture', '08/04/2026'],
          ['Période', 'du 01/04/2025 au 31/03/2026'],
          ['Votre numéro de TVA', 'BE 0123.456.749'],
          ['Facture précédente', '6900011223 du 09/04/2025']
        ]),
        ...table([40, 160, 250, 340, 440, 520], 270, [
          ['Compteur', 'Ancien index', 'Nouvel index', 'kWh', 'Prix €/kWh', 'Montant HTVA'],
          ['Jour', '45.120', '48.320', '3.200', '0,1425', '456,00'],
          ['Nuit', '22.310', '24.310', '2.000', '0,1120', '224,00']
        ]),
        [40, 330, 'Redevance fixe'],
        [-560, 330, '60,00'],
        [40, 344, 'Cotisations et taxes non soumises à la TVA'],
        [-560, 344, '12,35'],
        ...table([40, 200, 300, 400], 380, [
          ['Détail TVA', 'Base', 'TVA', 'Total'],
          ['TVA 6 %', '740,00', '44,40', '784,40'],
          ['TVA 0 %', '12,35', '0,00', '12,35']
        ]),
        [330, 440, 'Total TVAC'],
        [-560, 440, '796,75 €'],
        [330, 454, 'Acomptes déjà facturés TVAC'],
        [-560, 454, '-720,00 €'],
        [330, 470, 'Montant à payer'],
        [-560, 470, '76,75 €', 12],
        [330, 486, 'À payer pour le'],
        [-560, 486, '08/05/2026'],
        [40, 520, 'Votre nouvel acompte mensuel : 66,00 € à partir du 01/05/2026'],
        [40, 560, 'Virement : compte BE06 9854 4455 5622, communication structurée +++555/0001/23455+++'],
        [40, 600, 'Service clients : 070 12 34 56 – www.energie-hainaut.be']
      )
    ],
    truth: {
      type: 'invoice',
      number: '7001284456',
      issueDate: '2026-04-08',
      dueDate: '2026-05-08',
      currency: 'EUR',
      total: 79_675,
      prepaid: 72_000,
      lines: [at(74_000, '6', 4_440), at(1_235, '0', 0, 'none')],
      communication: '555000123455',
      name: 'Énergie du Hainaut SA',
      vatNumber: 'BE0555000148',
      iban: 'BE06985444555622'
    }
  },
  {
    title: 'phone bill: payment due in the margin, conversations by the line, direct debit',
    pages: [
      paper(
        [40, 30, 'Telnova NV', 18],
        [400, 30, 'Factuur nr. 26041187735'],
        [400, 44, 'Factuurdatum 01/04/2026'],
        [400, 58, 'Uiterste betaaldatum 21/04/2026'],
        [400, 72, 'Uw btw-nummer BE0123456749'],
        [40, 100, 'Mobiel 0470 00 00 01'],
        [-560, 100, '25,00'],
        [40, 114, 'Mobiel 0470 00 00 02'],
        [-560, 114, '25,00'],
        [40, 128, 'Internet bedrijven 500 Mbps'],
        [-560, 128, '49,59'],
        [40, 142, 'Gesprekken buiten bundel 01/03 - 31/03'],
        [-560, 142, '3,14'],
        [330, 170, 'Totaal (excl. btw)'],
        [-560, 170, '102,73 €'],
        [330, 184, 'Btw (21%)'],
        [-560, 184, '21,57 €'],
        [330, 198, 'Totaal (incl. btw)'],
        [-560, 198, '124,30 €'],
        [40, 230, 'Dit bedrag wordt automatisch van uw rekening BE16 9850 0000 0174 gehaald.'],
        [40, 790, 'Telnova NV, Havenlaan 1, 1000 Brussel – BTW BE 0777.000.187 – RPR Brussel', 8]
      )
    ],
    truth: {
      type: 'invoice',
      number: '26041187735',
      issueDate: '2026-04-01',
      dueDate: '2026-04-21',
      currency: 'EUR',
      total: 12_430,
      lines: [at(10_273, '21', 2_157)],
      name: 'Telnova NV',
      vatNumber: 'BE0777000187'
    }
  },
  {
    title: 'German from the East Cantons',
    pages: [
      paper(
        [40, 40, 'Schreinerei Hilgers GmbH', 15],
        [40, 58, 'Aachener Straße 77, 4700 Eupen'],
        [40, 72, 'MwSt.-Nr. BE 0888.000.257'],
        [330, 100, 'Rechnung an'],
        [330, 114, 'Atelier Lumen SRL'],
        [330, 128, 'MwSt. BE 0123.456.749'],
        [40, 170, 'Rechnung', 20],
        ...table([40, 180], 200, [
          ['Rechnungs-Nr.', 'R-2026-077'],
          ['Rechnungsdatum', '27. März 2026'],
          ['Fällig am', '26. April 2026']
        ]),
        [40, 260, 'Einbauschrank nach Maß'],
        [-560, 260, '1.890,00 €'],
        [330, 300, 'Nettobetrag'],
        [-560, 300, '1.890,00 €'],
        [330, 314, 'MwSt. 21 %'],
        [-560, 314, '396,90 €'],
        [330, 328, 'Gesamtbetrag'],
        [-560, 328, '2.286,90 €'],
        [40, 400, 'Konto: BE22 9857 7788 8947 – Kontoinhaber: Schreinerei Hilgers GmbH'],
        [40, 414, 'Strukturierte Mitteilung: RF18 5390 0754 7034']
      )
    ],
    truth: {
      type: 'invoice',
      number: 'R-2026-077',
      issueDate: '2026-03-27',
      dueDate: '2026-04-26',
      currency: 'EUR',
      total: 228_690,
      lines: [at(189_000, '21', 39_690)],
      communication: 'RF18539007547034',
      name: 'Schreinerei Hilgers GmbH',
      vatNumber: 'BE0888000257',
      iban: 'BE22985777888947'
    }
  },
  {
    title: 'small business under the exemption, a person without legal form',
    pages: [
      paper(
        [40, 40, 'Sophie Lambert', 14],
        [40, 58, 'Illustratrice'],
        [40, 72, 'Rue Haute 9, 1300 Wavre'],
        [40, 86, 'BCE 0999.000.327'],
        [330, 110, 'À l’attention de Atelier Lumen SRL'],
        [40, 170, 'Facture n° 14'],
        [40, 184, 'Wavre, le 9 avril 2026'],
        [40, 240, 'Illustration de couverture'],
        [-560, 240, '450,00 €'],
        [330, 280, 'Total à payer'],
        [-560, 280, '450,00 €'],
        [40, 300, 'Régime particulier de la franchise de taxe'],
        [40, 330, 'À payer avant le 9 mai 2026 sur le compte BE55 9859 9900 0144']
      )
    ],
    truth: {
      type: 'invoice',
      number: '14',
      issueDate: '2026-04-09',
      dueDate: '2026-05-09',
      currency: 'EUR',
      total: 45_000,
      lines: [at(45_000, '0', 0, 'none')],
      name: 'Sophie Lambert',
      vatNumber: 'BE0999000327',
      iban: 'BE55985999000144'
    },
    hard: ['name']
  },
  {
    title: 'English service from Ireland: VAT reverse charge, article 196',
    pages: [
      paper(
        [40, 40, 'Cloudbank Hosting Ltd', 15],
        [40, 58, '12 Harbour Road, Dublin'],
        [40, 72, 'VAT number: IE6388047V'],
        [330, 40, 'Bill to'],
        [330, 54, 'Atelier Lumen SRL'],
        [330, 68, 'VAT BE0123456749'],
        [40, 150, 'Invoice', 20],
        [40, 180, 'Invoice number: CB-88123'],
        [40, 194, 'Date of issue: April 1, 2026'],
        [40, 208, 'Date due: April 15, 2026'],
        [40, 250, 'Hosting plan M'],
        [-560, 250, '€49.00'],
        [330, 300, 'Subtotal'],
        [-560, 300, '€49.00'],
        [330, 314, 'Total'],
        [-560, 314, '€49.00'],
        [330, 328, 'Amount due'],
        [-560, 328, '€49.00'],
        [40, 360, 'Reverse charge: VAT to be accounted for by the recipient, article 196 of Directive 2006/112/EC.']
      )
    ],
    truth: {
      type: 'invoice',
      number: 'CB-88123',
      issueDate: '2026-04-01',
      dueDate: '2026-04-15',
      currency: 'EUR',
      total: 4_900,
      lines: [at(4_900, '21', 1_029, 'euServices')],
      name: 'Cloudbank Hosting Ltd',
      vatNumber: 'IE6388047V'
    }
  },
  {
    title: 'VAT on each line, no table, deposit deducted',
    pages: [
      paper(
        [40, 40, 'Jardins Colson SNC', 15],
        [40, 58, 'Rue des Prés 3, 5530 Yvoir'],
        [40, 72, 'TVA : BE0444.000.474'],
        [330, 90, 'Atelier Lumen SRL'],
        [330, 104, 'TVA : BE0123.456.749'],
        [40, 150, 'Facture n° F-26-031'],
        [300, 150, 'Date : 10/04/26'],
        [440, 150, 'Échéance : 10/05/26'],
        ...table([40, 260, 330, 400, 470, 530], 190, [
          ['Article', 'Base', 'Taux', 'TVA', 'TVAC', ''],
          ['Taille des haies', '300,00', '21 %', '63,00', '363,00', ''],
          ['Plantation', '200,00', '6 %', '12,00', '212,00', ''],
          ['Tonte', '100,00', '21 %', '21,00', '121,00', '']
        ]),
        [330, 300, 'Total TVAC'],
        [-560, 300, '696,00 €'],
        [330, 314, 'Acompte versé'],
        [-560, 314, '196,00 €'],
        [330, 328, 'Solde à payer'],
        [-560, 328, '500,00 €'],
        [40, 400, 'Jardins Colson SNC BE55 9859 9900 0144']
      )
    ],
    truth: {
      type: 'invoice',
      number: 'F-26-031',
      issueDate: '2026-04-10',
      dueDate: '2026-05-10',
      currency: 'EUR',
      total: 69_600,
      prepaid: 19_600,
      lines: [at(40_000, '21', 8_400), at(20_000, '6', 1_200)],
      name: 'Jardins Colson SNC',
      vatNumber: 'BE0444000474',
      iban: 'BE55985999000144'
    }
  },
  {
    title: 'American invoice in dollars with the month first',
    pages: [
      paper(
        [40, 40, 'Pixel Tools Inc.', 15],
        [330, 40, 'INVOICE', 20],
        [330, 70, 'Invoice # 00012345'],
        [330, 84, 'Date 04/03/2026'],
        [330, 98, 'Bill to: Atelier Lumen SRL'],
        [40, 150, 'License'],
        [-560, 150, '$120.00'],
        [330, 200, 'Total due'],
        [-560, 200, '$120.00 USD']
      )
    ],
    truth: { type: 'invoice', number: '00012345', issueDate: '2026-04-03', currency: 'USD', total: 12_000, name: 'Pixel Tools Inc.' },
    hard: ['issueDate', 'name', 'total']
  },
  {
    title: 'totals that do not agree, two accounts, two communications, a due date before the invoice',
    pages: [
      paper(
        [40, 40, 'Sable et Gravier SRL', 15],
        [40, 58, 'TVA BE 0987.654.395'],
        [40, 150, 'Facture n° 1001'],
        [40, 164, 'Facture n° 1002'],
        [40, 178, 'Date de facture : 10/04/2026'],
        [40, 192, 'Échéance : 10/03/2026'],
        [330, 250, 'Total HTVA'],
        [-560, 250, '100,00'],
        [330, 264, 'TVA 21 %'],
        [-560, 264, '25,00'],
        [330, 278, 'Total TVAC'],
        [-560, 278, '121,00'],
        [330, 292, 'Total à payer'],
        [-560, 292, '130,00'],
        [40, 320, 'BE80 9850 0001 0177'],
        [40, 334, 'BE32 9850 0123 4502'],
        [40, 348, '+++202/6000/21717+++ ou +++012/3456/78939+++'],
        [40, 362, '+++123/4567/89012+++']
      )
    ],
    truth: { type: 'invoice', name: 'Sable et Gravier SRL' }
  },
  {
    title: 'a letter with no invoice in it',
    pages: [
      paper(
        [40, 60, 'Cher client,'],
        [40, 90, 'Nos bureaux seront fermés du 01/05/2026 au 04/05/2026.'],
        [40, 110, 'Votre prochaine facture vous parviendra le 15/05/2026.'],
        [40, 130, 'Les prix augmentent de 2,50 EUR par mois.']
      )
    ],
    truth: { currency: 'EUR' }
  }
];
