// Totals and VAT per rate: believed when they agree with each other to the cent.
import type { Cents } from '../../money/cents.ts';
import { amountsIn, ratesIn } from './amount.ts';
import { below, rightOf, type Cell, type Line } from './page.ts';

/** What is taxed at one rate. */
export interface RateRow {
  rate: number;
  net: Cents;
  vat: Cents;
}

export interface Totals {
  total?: { value: Cents; confidence: number };
  prepaid?: { value: Cents; confidence: number };
  /** Base and VAT per rate, highest first. */
  rates?: { value: RateRow[]; confidence: number };
}

const GROSS =
  /\b(?:total|montant|totaal|bedrag|totaalbedrag|prix|summe|betrag)\b[^\d]{0,24}\b(?:tvac|ttc|tva comprise|tva incluse|incl(?:\.|usief|usive|uding)?|inbegrepen|inkl\.?|brutto)|\b(?:tvac|ttc)\b|\bgesamtbetrag\b|\bbruttobetrag\b|\brechnungsbetrag\b|\bgrand total\b|\btotal (?:general|de la facture|facture|invoice|due)\b|\b(?:factuurtotaal|eindtotaal|totaal factuur|endbetrag|gesamtsumme)\b/;
const PAYABLE =
  /\b(?:(?:net|solde|total|montant|reste|somme)[a-z ]{0,10} )?a (?:payer|regler|recevoir)\b|\b(?:totaal |saldo |bedrag )?te (?:betalen|ontvangen)\b|\bzu zahlen(?:der betrag)?\b|\bzahlbetrag\b|\b(?:amount|balance|total) (?:due|payable|to pay)\b|\bto (?:pay|be paid)\b(?! by)|\bmontant du\b|\bverschuldigd\b|\ben votre faveur\b|\bin uw voordeel\b/;
const NET =
  /\bh\.?t\.?v\.?a\b|\bhors (?:tva|taxes?)\b|\b(?:total|montant) h\.?t\b|\bexcl(?:\.|usief|usive|uding)?\b|\bnetto(?:betrag|bedrag|summe)?\b|\b(?:sous-?total|subtotaal|sub-?total|zwischensumme)\b|\bbase (?:imposable|taxable)?|\bmaatstaf\b|\bbasis\b|\bnet (?:amount|total)\b|\btotal net\b|\btaxable amount\b/;
const VAT = /\b(?:tva|btw|mwst|ust|vat|mehrwertsteuer|umsatzsteuer|belasting)\b/;
const PLAIN_TOTAL = /^(?:total|totaal|summe|gesamt|totaux|totalen|total eur|totaal eur)\b/;
const PREPAID = /\b(?:acompte|deja (?:paye|verse|facture)|avance|voorschot|reeds (?:betaald|gefactureerd)|al betaald|anzahlung|bereits (?:bezahlt|gezahlt)|abschlag|prepaid|already paid|deposit|amount paid)/;
const NOT_TOTAL = /\b(?:par (?:mois|an|unite|heure)|per (?:maand|jaar|stuk|uur)|prix unitaire|eenheidsprijs|precedent|vorig|ancien|report|overdracht|transport|ubertrag|remise|korting|rabatt|capital|kapitaal|estim)/;

type Kind = 'gross' | 'payable' | 'net' | 'vat' | 'plain' | 'prepaid';

/** What a label promises of the amount beside it; undefined for any other text. */
function kindOf(plain: string): Kind | undefined {
  if (NOT_TOTAL.test(plain)) return undefined;
  if (PREPAID.test(plain)) return 'prepaid';
  if (GROSS.test(plain) && !/\bh\.?t\.?v\.?a\b|\bhors\b/.test(plain)) return 'gross';
  if (NET.test(plain)) return 'net';
  if (PAYABLE.test(plain)) return 'payable';
  if (VAT.test(plain)) return 'vat';
  return PLAIN_TOTAL.test(plain) ? 'plain' : undefined;
}

type Named = Record<Kind, Cents[]> & { vatRates: { rate: number; cents: Cents }[] };

/** Every amount with the label that it stands by: before it in its cell or line, or at the head of its column. */
function namedAmounts(lines: readonly Line[]): Named {
  const named: Named = { gross: [], payable: [], net: [], vat: [], plain: [], prepaid: [], vatRates: [] };
  const add = (kind: Kind | undefined, cents: Cents, label: string) => {
    if (!kind) return;
    named[kind].push(cents);
    const [rate, ...more] = ratesIn(label);
    if (kind === 'vat' && rate !== undefined && more.length === 0) named.vatRates.push({ rate, cents });
  };
  for (const cell of lines.flat()) {
    const amounts = amountsIn(cell.text);
    const label = amounts[0] ? cell.plain.slice(0, amounts[0].start) : cell.plain;
    const kind = /[a-z]/.test(label) && label.length <= 80 ? kindOf(label) : undefined;
    if (!kind) continue;
    // "TVA 21 % sur 1.000,00 : 210,00" is a row of the table of rates; what it names is its last amount.
    if (amounts.length > 0) add(kind, amounts.at(-1)!.cents, label);
    else for (const cents of besideOrUnder(cell, lines)) add(kind, cents, label);
  }
  return named;
}

/** The only amount to the right, past a currency or a percentage; else the one under it, where nothing stands beside. */
function besideOrUnder(cell: Cell, lines: readonly Line[]): Cents[] {
  let place = rightOf(cell, lines);
  while (place && /^(?:€|eur|[:=]|\d{1,2}(?:[.,]\d+)? ?%)$/.test(place.plain)) place = rightOf(place, lines);
  const beside = place ? amountsIn(place.text) : [];
  if (place && beside.length === 1 && /^[^a-z]*(?:eur)?[^a-z]*$/.test(place.plain)) return [beside[0]!.cents];
  if (beside.length > 0) return [];
  const under = below(cell, lines, 2.8);
  const [only, ...more] = under ? amountsIn(under.text) : [];
  if (!under || !only || more.length > 0) return [];
  // A column of amounts: which of them the heading means cannot be said.
  const next = below(under, lines, 2.8);
  return next && amountsIn(next.text).length > 0 ? [] : [only.cents];
}

/** Half a cent for each line that was rounded on its own, as some programs do. */
const SLACK: Cents = 3;
const agrees = (net: Cents, rate: number, vat: Cents, slack = SLACK) => Math.abs(Math.round((net * rate) / 100) - vat) <= slack;

/** Lines that hold a rate, a base and the VAT that it gives. */
function rateRows(lines: readonly Line[]): RateRow[] {
  const rows: RateRow[] = [];
  for (const line of lines) {
    const text = line.map((cell) => cell.text).join('  ');
    const amounts = amountsIn(text).map(({ cents }) => cents);
    if (amounts.length < 2) continue;
    for (const rate of ratesOf(line, text)) {
      const pair = pairOf(amounts, rate);
      if (pair) rows.push({ rate, ...pair });
    }
  }
  return rows;
}

/** Rates with their sign, or as a number alone in its column: "21", "21,00". */
function ratesOf(line: Line, text: string): number[] {
  const alone = line.map(({ text }) => /^(21|12|6|0)(?:[.,]00?)?$/.exec(text)?.[1]).filter((rate) => rate !== undefined);
  return [...new Set([...ratesIn(text), ...alone.map(Number)])];
}

function pairOf(amounts: readonly Cents[], rate: number): { net: Cents; vat: Cents } | undefined {
  if (rate === 0) return amounts.length <= 3 && amounts.includes(0) && amounts[0]! > 0 ? { net: amounts[0]!, vat: 0 } : undefined;
  const pairs = amounts.flatMap((net, i) => amounts.flatMap((vat, j) => (i !== j && net > vat && vat > 0 && agrees(net, rate, vat) ? [{ net, vat }] : [])));
  // A pair that a third amount confirms is the one.
  const sure = pairs.filter(({ net, vat }) => amounts.some((sum) => Math.abs(sum - net - vat) === 0 && sum !== net && sum !== vat));
  const best = sure.length > 0 ? sure : pairs;
  return new Set(best.map(({ net, vat }) => `${net} ${vat}`)).size === 1 ? best[0] : undefined;
}

/** One row for each of some rates: every way to choose them. */
function choices(rows: readonly RateRow[]): RateRow[][] {
  const byRate = new Map<number, RateRow[]>();
  for (const row of rows) {
    const same = byRate.get(row.rate) ?? [];
    if (!same.some(({ net, vat }) => net === row.net && vat === row.vat)) byRate.set(row.rate, [...same, row]);
  }
  let all: RateRow[][] = [[]];
  for (const same of byRate.values()) all = all.flatMap((chosen) => [chosen, ...same.slice(0, 40).map((row) => [...chosen, row])]).slice(0, 20_000);
  return all.filter((chosen) => chosen.length > 0);
}

const sum = (values: readonly Cents[]) => values.reduce((all, one) => all + one, 0);
const totalOf = (rows: readonly RateRow[]) => sum(rows.map(({ net, vat }) => net + vat));

/** What the document asks for and how it comes to it. Without agreement only a total that is said clearly and only once, or nothing. */
export function totalsOf(lines: readonly Line[]): Totals {
  const named = namedAmounts(lines);
  const asked = new Set([...named.gross, ...named.payable, ...named.plain].filter((cents) => cents > 0));
  const nets = new Set([...named.net, ...named.plain]);
  const proven = byRates(lines, named, asked, nets) ?? bySums(named, asked, nets);
  if (!proven) return aloneOf(named);
  const { rows, confidence } = proven;
  const total = totalOf(rows);
  // Something more is asked for that these rows do not explain.
  if (Math.max(...asked) > total) return {};
  const prepaid = prepaidOf(named, total);
  return {
    total: { value: total, confidence },
    ...(prepaid !== undefined && { prepaid: { value: prepaid, confidence: 85 } }),
    rates: { value: rows.toSorted((a, b) => b.rate - a.rate), confidence }
  };
}

/** The table of VAT: its rows come to an amount that is named as the total. */
function byRates(lines: readonly Line[], named: Named, asked: ReadonlySet<Cents>, nets: ReadonlySet<Cents>): { rows: RateRow[]; confidence: number } | undefined {
  const rows = rateRows(lines);
  const fits = (chosen: readonly RateRow[]) => asked.has(totalOf(chosen)) || asked.has(totalOf(chosen) - Math.max(0, ...named.prepaid));
  const chosen = choices(rows).filter(fits);
  // Lines with VAT on each, no table: added up for each rate.
  if (chosen.length === 0) {
    const added = addedUp(rows);
    if (rows.length > 1 && fits(added)) chosen.push(added);
  }
  const most = largest(chosen);
  if (!most) return undefined;
  return { rows: most, confidence: nets.has(sum(most.map(({ net }) => net))) || named.vat.includes(sum(most.map(({ vat }) => vat))) ? 96 : 90 };
}

/** The choice with the greatest total, unless two different ones have it. */
function largest(chosen: readonly RateRow[][]): RateRow[] | undefined {
  const most = Math.max(...chosen.map(totalOf));
  const best = chosen.filter((rows) => totalOf(rows) === most);
  return best.length === 1 ? best[0] : undefined;
}

function addedUp(rows: readonly RateRow[]): RateRow[] {
  const byRate = new Map<number, RateRow>();
  for (const { rate, net, vat } of rows) {
    const before = byRate.get(rate) ?? { rate, net: 0, vat: 0 };
    byRate.set(rate, { rate, net: before.net + net, vat: before.vat + vat });
  }
  return [...byRate.values()];
}

/** Net, VAT and total each by its label, at one rate; or one VAT amount for each rate. */
function bySums(named: Named, asked: ReadonlySet<Cents>, nets: ReadonlySet<Cents>): { rows: RateRow[]; confidence: number } | undefined {
  const found = new Map<string, RateRow>();
  for (const net of nets) {
    if (net <= 0) continue;
    for (const vat of named.vat) {
      if (vat <= 0 || !asked.has(net + vat)) continue;
      const rates = [21, 12, 6].filter((rate) => agrees(net, rate, vat));
      if (rates.length === 1) found.set(`${net} ${vat}`, { rate: rates[0]!, net, vat });
    }
  }
  const most = largest([...found.values()].map((row) => [row]));
  if (most) return { rows: most, confidence: 92 };
  return undefined;
}

/** No VAT shown, or none that agrees: a total that is clearly said, with no other said as clearly. */
function aloneOf(named: Named): Totals {
  const positive = (values: readonly Cents[]) => [...new Set(values.filter((cents) => cents > 0))];
  const clear = positive([...named.gross, ...named.payable]);
  if (clear.length !== 1 || named.prepaid.length > 0) return {};
  const said = [...named.gross, ...named.payable].filter((cents) => cents === clear[0]).length;
  // A net amount above what is asked would be a mistake in one of them.
  if (named.net.some((net) => net > clear[0]!)) return {};
  return { total: { value: clear[0]!, confidence: said > 1 ? 74 : 64 } };
}

function prepaidOf(named: Named, total: Cents): Cents | undefined {
  const before = [...new Set(named.prepaid.map(Math.abs))].filter((cents) => cents > 0 && cents < total && named.payable.includes(total - cents));
  return before.length === 1 ? before[0] : undefined;
}

/** A document without VAT: its one total, named net or not. */
export function withoutVat(lines: readonly Line[]): { value: Cents; confidence: number } | undefined {
  const named = namedAmounts(lines);
  if (named.vat.some((cents) => cents !== 0)) return undefined;
  const asked = [...named.gross, ...named.payable, ...named.plain].filter((cents) => cents > 0);
  const values = new Set(asked);
  if (values.size !== 1 || named.net.some((cents) => cents > asked[0]!)) return undefined;
  return { value: asked[0]!, confidence: asked.length > 1 || named.net.includes(asked[0]!) ? 85 : 72 };
}
