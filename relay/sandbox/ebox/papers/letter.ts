// Letters of public services as they print them: who writes, what about, some lines, a table, and what is to be paid in text or as a code.
import { printIban } from '#domain/numbers/iban.ts';
import { printOgm } from '#domain/numbers/ogm.ts';
import { codeOf } from './code.ts';
import type { Owed } from './owed.ts';
import { A4, type Mark, writePdf } from './pdf.ts';

export type Tongue = 'fr' | 'nl' | 'de';
export type Colour = readonly [number, number, number];

export interface Letter {
  lang: Tongue;
  from: { name: string; address: string; colour: Colour };
  title: string;
  /** YYYY-MM-DD. */
  date: string;
  reference: string;
  lines: readonly string[];
  /** The last of a row ends at the right edge. */
  table?: readonly (readonly string[])[];
  owed?: Owed;
  /** How the payment is said: in words, as a code alone, or both. */
  says?: 'text' | 'code' | 'both';
}

const WORDS = {
  fr: { to: 'À l’entreprise, à l’attention du responsable', date: 'Date', reference: 'Référence', pay: 'Montant à payer', due: 'À payer au plus tard le', account: 'Compte', of: 'Bénéficiaire', told: 'Communication', code: 'Payez en scannant ce code avec l’application de votre banque.', page: 'Page', nobody: 'Document d’exercice : inventé, à ne pas payer.' },
  nl: { to: 'Aan de onderneming, ter attentie van de verantwoordelijke', date: 'Datum', reference: 'Kenmerk', pay: 'Te betalen bedrag', due: 'Te betalen uiterlijk op', account: 'Rekening', of: 'Begunstigde', told: 'Mededeling', code: 'Betaal door deze code te scannen met de app van uw bank.', page: 'Pagina', nobody: 'Oefendocument: verzonnen, niet te betalen.' },
  de: { to: 'An das Unternehmen, zu Händen der verantwortlichen Person', date: 'Datum', reference: 'Zeichen', pay: 'Zu zahlender Betrag', due: 'Zu zahlen bis spätestens', account: 'Konto', of: 'Empfänger', told: 'Mitteilung', code: 'Zahlen Sie, indem Sie diesen Code mit der App Ihrer Bank scannen.', page: 'Seite', nobody: 'Übungsdokument: erfunden, nicht zu bezahlen.' }
} as const;

const LEFT = 60;
const RIGHT = A4.width - LEFT;
/** Characters of a line of text. */
const LINE = 92;

/** 1 250,40 EUR is written 1.250,40 in Belgium. */
export const euros = (cents: number): string => {
  const [whole, part] = (cents / 100).toFixed(2).split('.');
  return `${whole!.replaceAll(/\B(?=(\d{3})+$)/g, '.')},${part}`;
};

/** 2026-12-05 → 05/12/2026. */
export const dayOf = (date: string): string => date.split('-').toReversed().join('/');

export function writeLetter(letter: Letter): Buffer {
  const { lang, from, title, date, reference, lines, table = [], owed, says = 'text' } = letter;
  const words = WORDS[lang];
  const marks: Mark[] = [
    { kind: 'box', x: LEFT, y: 48, w: 34, h: 34, colour: from.colour },
    { kind: 'text', x: LEFT + 46, y: 62, text: from.name, size: 14, bold: true },
    { kind: 'text', x: LEFT + 46, y: 78, text: from.address, size: 9 },
    { kind: 'text', x: LEFT, y: 130, text: words.to },
    { kind: 'text', x: LEFT, y: 160, text: `${words.date} : ${dayOf(date)}` },
    { kind: 'text', x: LEFT, y: 175, text: `${words.reference} : ${reference}` },
    { kind: 'text', x: LEFT, y: 215, text: title, size: 15, bold: true }
  ];
  let y = 245;
  for (const line of lines.flatMap((one) => [...wrapped(one), ''])) {
    if (line !== '') marks.push({ kind: 'text', x: LEFT, y, text: line });
    y += line === '' ? 8 : 14;
  }
  for (const [at, row] of table.entries()) {
    for (const [column, text] of row.entries()) {
      const isLast = column === row.length - 1;
      marks.push({ kind: 'text', x: isLast ? RIGHT : LEFT + column * 150, y, text, bold: at === 0, right: isLast });
    }
    y += 15;
    if (at === 0) marks.push({ kind: 'box', x: LEFT, y: y - 11, w: RIGHT - LEFT, h: 0.5 });
  }
  if (owed) {
    y += 20;
    if (says !== 'code') {
      const rows = [[words.pay, `${euros(owed.cents)} EUR`], [words.due, dayOf(owed.due)], [words.account, printIban(owed.iban)], [words.of, owed.beneficiary], [words.told, /^\d{12}$/.test(owed.communication) ? printOgm(owed.communication) : owed.communication]];
      for (const [label, value] of rows) {
        marks.push({ kind: 'text', x: LEFT, y, text: `${label} : ${value}`, bold: true });
        y += 16;
      }
    }
    if (says !== 'text') {
      marks.push({ kind: 'text', x: LEFT, y, text: words.code }, ...codeOf(owed, LEFT, y + 14));
    }
  }
  marks.push({ kind: 'text', x: LEFT, y: 805, text: `${words.nobody}  ${words.page} 1/1`, size: 8 });
  return writePdf(title, [marks]);
}

/** Lines of a paragraph, broken between words. */
function wrapped(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length >= LINE) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
