// What stands between a purchase and its processing, and what asks to be looked at, as codes that a screen turns into words.
import type { Company } from '../company/model.ts';
import { addMonths, type IsoDate } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import { enterpriseNumberOf } from '../numbers/enterprise.ts';
import { isIban } from '../numbers/iban.ts';
import { findOgms } from '../numbers/ogm.ts';
import type { Supplier } from '../supplier/model.ts';
import { ratesOn } from '../tax/rates.ts';
import { amountsOf } from './amounts.ts';
import { vatOf } from './edit.ts';
import type { AmountLine, Purchase } from './model.ts';

export type PurchaseFault =
  | 'supplierMissing'
  | 'numberMissing'
  /** The person says that it has none. */
  | 'withoutNumber'
  | 'dateMissing'
  | 'linesMissing'
  /** `cents`: by how much the lines with their VAT are more than the total that the document says. */
  | 'totalDiffers'
  | 'totalNegative'
  /** `cents`: by how much the VAT of the line is more than net × rate. */
  | 'vatDiffers'
  | 'rateUnknown'
  | 'dateInFuture'
  | 'dateOld'
  | 'dueBeforeIssue'
  | 'ibanWrong'
  /** Another account than the supplier's known one: `before` is the known one, `now` that of the document. A sign of fraud. */
  | 'ibanChanged'
  /** The account is our own: the parties were taken one for the other. */
  | 'ibanOwn'
  /** `now`: who the document asks to pay. */
  | 'otherBuyer'
  /** The supplier is the company itself. */
  | 'supplierOwn'
  | 'communicationWrong'
  /** Amounts of the return are in euros; `now`: the currency. */
  | 'notEuro'
  /** `same`: ids of the purchases that are the same document. */
  | 'duplicate';

export interface PurchaseProblem {
  /** Of the purchase; `lines` with the id of the line in `line`; '' for the whole. */
  field: string;
  line?: string;
  code: PurchaseFault;
  /** `wrong` forbids processing, `hint` asks to look again. */
  level: 'wrong' | 'hint';
  cents?: Cents;
  before?: string;
  now?: string;
  same?: readonly string[];
}

export interface CheckedAgainst {
  company: Pick<Company, 'enterpriseNumber' | 'iban'>;
  /** The record of `supplierId`. */
  supplier?: Pick<Supplier, 'iban'>;
  /** Ids of other purchases with the same `duplicateKey` or file. */
  duplicates?: readonly string[];
  today: IsoDate;
}

/** VAT is rounded per line by some, per rate by others: from this on it is another rate or a mistake. Cents, and percent of the VAT. */
const NEAR_CENTS = 5;
const NEAR_PERCENT = 1;

/** The problems of a purchase, in the order of the screen; empty when nothing is to be said. */
export function checkPurchase(purchase: Purchase, against: CheckedAgainst): PurchaseProblem[] {
  const { number, issueDate, dueDate, supplier, lines, withoutNumber } = purchase;
  const { company, duplicates = [], today } = against;
  const problems: PurchaseProblem[] = [];
  type More = Omit<PurchaseProblem, 'field' | 'code' | 'level'>;
  const wrong = (field: string, code: PurchaseFault, when: boolean, more?: More) => void (when && problems.push({ field, code, level: 'wrong', ...more }));
  const hint = (field: string, code: PurchaseFault, when: boolean, more?: More) => void (when && problems.push({ field, code, level: 'hint', ...more }));
  wrong('supplier', 'supplierMissing', !supplier?.name.trim());
  hint('supplier', 'supplierOwn', !!company.enterpriseNumber && supplier?.enterpriseNumber === company.enterpriseNumber);
  const stranger = otherBuyer(purchase, company);
  hint('', 'otherBuyer', stranger !== undefined, { now: stranger ?? '' });
  const numbered = !!number?.trim();
  wrong('number', 'numberMissing', !numbered && !withoutNumber);
  hint('number', 'withoutNumber', !numbered && !!withoutNumber);
  hint('number', 'duplicate', duplicates.length > 0, { same: duplicates });
  wrong('issueDate', 'dateMissing', !issueDate);
  hint('issueDate', 'dateInFuture', !!issueDate && issueDate > today);
  hint('issueDate', 'dateOld', !!issueDate && issueDate < addMonths(today, -12));
  hint('dueDate', 'dueBeforeIssue', !!issueDate && !!dueDate && dueDate < issueDate);
  problems.push(...checkIban(purchase, against));
  hint('communication', 'communicationWrong', looksStructured(purchase.paymentText));
  wrong('lines', 'linesMissing', lines.length === 0);
  for (const line of lines) problems.push(...checkLine(line, issueDate ?? today));
  const { total } = amountsOf(lines);
  const differs = lines.length > 0 && purchase.total !== undefined && total !== purchase.total;
  wrong('total', 'totalDiffers', differs, { cents: total - (purchase.total ?? 0) });
  hint('total', 'totalNegative', (purchase.total ?? total) < 0);
  hint('total', 'notEuro', purchase.currency !== 'EUR', { now: purchase.currency });
  return problems;
}

function checkIban({ supplier }: Purchase, { company, supplier: known }: CheckedAgainst): PurchaseProblem[] {
  const now = supplier?.iban;
  if (!now) return [];
  const hint = (code: PurchaseFault, more = {}): PurchaseProblem[] => [{ field: 'iban', code, level: 'hint', ...more }];
  if (!isIban(now)) return hint('ibanWrong');
  if (now === company.iban) return hint('ibanOwn');
  return known?.iban && known.iban !== now ? hint('ibanChanged', { before: known.iban, now }) : [];
}

function checkLine(line: AmountLine, day: IsoDate): PurchaseProblem[] {
  const hint = (code: PurchaseFault, more = {}): PurchaseProblem => ({ field: 'lines', line: line.id, code, level: 'hint', ...more });
  if (line.treatment !== 'none' && !ratesOn(day).includes(line.rate)) return [hint('rateUnknown')];
  const expected = vatOf(line);
  const cents = line.vat - expected;
  const far = Math.abs(cents) > NEAR_CENTS && Math.abs(cents) * 100 > Math.abs(expected) * NEAR_PERCENT;
  return far ? [hint('vatDiffers', { cents })] : [];
}

/** Who is named as buyer, when its number says that it is not the company; names alone are written in too many ways. */
function otherBuyer({ buyer }: Purchase, company: Pick<Company, 'enterpriseNumber'>): string | undefined {
  const { name, enterpriseNumber, vatNumber } = buyer ?? {};
  const who = enterpriseNumber ?? (vatNumber && (enterpriseNumberOf(vatNumber) ?? vatNumber));
  return who && company.enterpriseNumber && who !== company.enterpriseNumber ? name || who : undefined;
}

/** Twelve digits between the marks of a structured communication whose check fails. */
function looksStructured(text = ''): boolean {
  const digits = /^(?:\+{3}|\*{3})(.*)(?:\+{3}|\*{3})$/.exec(text.trim())?.[1]?.replace(/\D/g, '');
  return digits !== undefined && findOgms(text).length === 0;
}
