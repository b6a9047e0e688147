// The supplier's name: with its legal form beside its number or account, said as the account's holder, or in its own domain.
import { fold } from '../../text/fold.ts';
import { BUYER_WORD } from './labels.ts';
import { blockAbove, type Own } from './parties.ts';
import type { Cell, Line } from './page.ts';

const FORM = String.raw`(?:S\.?R\.?L\.?|B\.?V\.?|S\.?A\.?|N\.?V\.?|S\.?P\.?R\.?L\.?|B\.?V\.?B\.?A\.?|S\.?C\.?R\.?L\.?|C\.?V\.?B\.?A\.?|S\.?C\.?|C\.?V\.?|A\.?S\.?B\.?L\.?|V\.?Z\.?W\.?|S\.?N\.?C\.?|V\.?O\.?F\.?|S\.?Comm\.?|Comm\.?V\.?|GmbH|AG|S\.?A\.?S\.?|S\.?A\.?R\.?L\.?|Ltd\.?|KG|UG|e\.?K\.?)`;
const WITH_FORM = new RegExp(String.raw`^(?:${FORM} \p{L}.*|\p{Lu}.* ${FORM})$`, 'u');
const HOLDER = /\b(?:titulaire|beneficiaire|begunstigde|rekeninghouder|au nom de|op naam van|t\.n\.v\.|kontoinhaber|account holder|beneficiary)\b[ :]*/;
/** Marks between the parts of a foot: "Dupont SRL – Rue Haute 1 – 5000 Namur". */
const PARTS = / [-–—|•·*/] |\s*[|•·]\s*|, (?=\p{Lu}?\p{Ll}* ?\d|\d|rue |avenue |chaussee )/iu;
const MAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)*)\.[a-z]{2,}/gi;
const PUBLIC_MAIL = new Set(['gmail', 'hotmail', 'outlook', 'skynet', 'telenet', 'proximus', 'yahoo', 'live', 'icloud', 'msn', 'scarlet', 'voo', 'belgacom', 'me', 'mail']);

export interface FoundName {
  value: string;
  confidence: number;
}

/** @param near the seller's number and accounts */
export function nameOf(lines: readonly Line[], near: readonly Cell[], own: Own): FoundName | undefined {
  const ours = bareWords(own.name ?? '');
  const isOwn = (text: string) => ours.length > 0 && ours.every((word) => bareWords(text).includes(word));
  const named = lines.flat().flatMap((cell) => namesIn(cell).filter((text) => !isOwn(text)).map((text) => ({ cell, text })));
  const candidates = named.filter(({ cell }) => !isOfBuyer(cell, lines));
  const different = new Map(candidates.map(({ text }) => [bareWords(text).join(' '), text]));
  const close = candidates.filter(({ cell }) => near.some((place) => isNear(cell, place, lines)));
  const closest = new Set(close.map(({ text }) => bareWords(text).join(' ')));
  const domains = domainsIn(lines);
  const inDomain = candidates.filter(({ text }) => domains.some((domain) => isDomainOf(domain, text)));
  const ofDomain = new Set(inDomain.map(({ text }) => bareWords(text).join(' ')));
  if (closest.size === 1) {
    const [key = ''] = closest;
    return { value: different.get(key)!, confidence: 78 + (ofDomain.has(key) ? 12 : 0) + (different.size === 1 ? 5 : 0) };
  }
  if (ofDomain.size === 1) return { value: different.get([...ofDomain][0]!)!, confidence: 80 };
  if (different.size === 1) return { value: [...different.values()][0]!, confidence: near.length > 0 ? 70 : 62 };
  return different.size === 0 ? titleOf(lines, domains, isOwn) : undefined;
}

/** Without a legal form: a short text in the upper third that is written in the own domain. */
function titleOf(lines: readonly Line[], domains: readonly string[], isOwn: (text: string) => boolean): FoundName | undefined {
  const upper = lines.flat().filter(({ page, text, line }) => page === 0 && line < 14 && text.length <= 50 && !/[@:\d]|www\./.test(text));
  const found = upper.filter(({ text }) => !isOwn(text) && domains.some((domain) => isDomainOf(domain, text)));
  return new Set(found.map(({ text }) => fold(text))).size === 1 ? { value: found[0]!.text, confidence: 78 } : undefined;
}

function namesIn(cell: Cell): string[] {
  const holder = HOLDER.exec(cell.plain);
  const text = holder ? cell.text.slice(holder.index + holder[0].length) : cell.text;
  return text
    .split(PARTS)
    .map((part) => part.replace(/^[\s,;:]+|[\s,;:]+$/g, ''))
    .filter((part) => part.length >= 4 && part.length <= 70 && WITH_FORM.test(part) && !/[:@€]|\d{4}/.test(part) && part.split(' ').length <= 8 && !/\S{31}/.test(part));
}

function isOfBuyer(cell: Cell, lines: readonly Line[]): boolean {
  return BUYER_WORD.test(cell.plain) || blockAbove(cell, lines).slice(0, 3).some(({ plain }) => plain.length < 48 && BUYER_WORD.test(plain));
}

/** In the same block of text, or in the same line of a foot. */
function isNear(cell: Cell, place: Cell, lines: readonly Line[]): boolean {
  if (cell.page !== place.page) return false;
  if (cell.line === place.line) return cell === place || Math.abs(cell.y - place.y) < place.height;
  return blockAbove(place, lines).includes(cell);
}

function domainsIn(lines: readonly Line[]): string[] {
  const text = lines.flat().map((cell) => cell.text).join('\n');
  const mails = [...text.matchAll(MAIL)].map(([, domain = '']) => domain.split('.').at(-1)!.toLowerCase());
  const sites = [...text.matchAll(/\bwww\.([\w-]+)\.[a-z]{2,}/gi)].map(([, domain = '']) => domain.toLowerCase());
  return [...new Set([...mails, ...sites])].filter((domain) => domain.length >= 4 && !PUBLIC_MAIL.has(domain));
}

function isDomainOf(domain: string, name: string): boolean {
  const [bare, words] = [domain.replace(/-/g, ''), bareWords(name)];
  const joined = words.join('');
  return joined.length >= 4 && (joined === bare || (bare.length >= 6 && joined.startsWith(bare)) || (joined.length >= 6 && bare.startsWith(joined)));
}

/** Words of a name, folded, without its legal form. */
function bareWords(name: string): string[] {
  const without = name.replace(new RegExp(String.raw`^${FORM} |[ ,]+${FORM}$`, 'u'), '');
  return fold(without).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The one e-mail address that is not ours. */
export function mailIn(lines: readonly Line[], name: string | undefined): FoundName | undefined {
  const mails = new Set(lines.flat().flatMap(({ text }) => (text.match(MAIL) ?? []).map((mail) => mail.toLowerCase())));
  if (mails.size !== 1) return undefined;
  const [mail = ''] = mails;
  const domain = mail.split('@')[1]?.split('.').at(-2) ?? '';
  return name !== undefined && isDomainOf(domain, name) ? { value: mail, confidence: 85 } : undefined;
}
