// The XSLT functions (prefix u:) that the Peppol rules define for themselves, in JavaScript.
import type { registerCustomXPathFunction } from 'fontoxpath';

type Register = typeof registerCustomXPathFunction;

const NAMESPACE = 'utils';

/** The text of an XPath item: node, text or number. */
function textOf(item: unknown): string {
  if (item === null || item === undefined) return '';
  return typeof item === 'object' && 'textContent' in item ? String(item.textContent) : String(item);
}

const digitsOf = (text: string): number[] => [...text].map((c) => c.charCodeAt(0) - 48);
const isInteger = (text: string): boolean => /^\s*[+-]?\d+\s*$/.test(text);

/** Weighted sum of all digits but the last, from the right. */
function weighted(text: string, weight: (index: number) => number): number {
  return digitsOf(text.slice(0, -1))
    .reverse()
    .reduce((sum, digit, i) => sum + digit * weight(i), 0);
}

const gln = (v: string) => v !== '' && (10 - (weighted(v, (i) => 1 + ((i + 1) % 2) * 2) % 10)) % 10 === Number(v.at(-1));
const mod11 = (v: string) => Number(v) > 0 && (11 - (weighted(v, (i) => (i % 6) + 2) % 11)) % 11 === Number(v.at(-1));
const mod97 = (v: string) => /^\d{8}/.test(v) && Number(v.slice(8, 10)) === 97 - (Number(v.slice(0, 8)) % 97);

function abn(v: string): boolean {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  const digits = digitsOf(v);
  return digits.length >= 11 && weights.reduce((sum, w, i) => sum + w * (digits[i]! - (i === 0 ? 1 : 0)), 0) % 89 === 0;
}

function tin(v: string): boolean {
  const digits = [...v].map(Number);
  return (([256, 128, 64, 32, 16, 8, 4, 2].reduce((sum, w, i) => sum + w * digits[i]!, 0) % 11) % 10) === digits[8];
}

/** Doubles every other digit and adds the digits of the results. */
function luhnSum(digits: readonly string[], doubled: (index: number) => boolean): number {
  return digits.reduce((sum, digit, i) => sum + Number(doubled(i) ? '0246813579'[Number(digit)] : digit), 0);
}

const piva = (v: string) => (isInteger(v) ? luhnSum([...v], (i) => i % 2 === 1) % 10 : 1);

function swedish(v: string): boolean {
  if (!/^\d+$/.test(v)) return false;
  const sum = luhnSum([...v.slice(0, 9)].reverse(), (i) => i % 2 === 0);
  return (10 - (sum % 10)) % 10 === Number(v[9]);
}

const italian16 = (v: string) => /^[A-Za-z]{6}\d{2}.[A-Za-z]?\d{2}.{3}\d[A-Za-z]$/.test(v);

function italianPrefixed(v: string): boolean {
  if (v.slice(0, 2).toLowerCase() !== 'it') return true;
  return v.length === 13 && piva(v.slice(2)) === 0;
}

/** Decimals of up to six places as whole numbers: exact, where doubles are not. */
const micro = (item: unknown): number => Math.round(Number(textOf(item)) * 1e6);

/** Makes the functions known to the XPath engine. */
export function registerRuleFunctions(register: Register): void {
  const define = (name: string, result: string, evaluate: (text: string) => boolean | number) =>
    register({ localName: name, namespaceURI: NAMESPACE }, ['item()?'], result, (_facade, item: unknown) => evaluate(textOf(item)));
  define('gln', 'xs:boolean', gln);
  define('mod11', 'xs:boolean', mod11);
  define('mod97-0208', 'xs:boolean', mod97);
  define('abn', 'xs:boolean', abn);
  define('TinVerification', 'xs:boolean', tin);
  define('checkSEOrgnr', 'xs:boolean', swedish);
  define('checkCodiceIPA', 'xs:boolean', (v) => /^[A-Za-z0-9]{6}$/.test(v));
  define('checkCF16', 'xs:boolean', italian16);
  define('checkCF', 'xs:boolean', (v) => (v.length === 16 ? italian16(v) : v.length === 11 && isInteger(v)));
  define('checkPIVA', 'xs:integer', piva);
  define('checkPIVAseIT', 'xs:boolean', italianPrefixed);
  register({ localName: 'slack', namespaceURI: NAMESPACE }, ['item()?', 'item()?', 'item()?'], 'xs:boolean', (_facade, expected, value, slack) => {
    const [e, v, s] = [micro(expected), micro(value), micro(slack)];
    return e + s >= v && e - s <= v;
  });
}
