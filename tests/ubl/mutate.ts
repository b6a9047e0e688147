// Files made wrong at random, the same for the same seed: bytes changed, parts cut out, doubled, moved, replaced by what attackers and broken programs write.

/** A generator of numbers from 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TOKENS = [
  '<', '>', '&', '&lt;', '&#0;', '&#x110000;', '&x;', ']]>', '<![CDATA[', '<!--', '-->', '<?x ?>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<cac:Item>', '</cac:Item>', '<cbc:ID/>',
  'xmlns:cbc="x"', 'schemeID="0208"', 'currencyID="QQQ"', '0', '-0.00', '-1', '1e999', '99999999999999999999', '0.000000000000000000000000000001', '999999999999999', 'NaN', '1.000,00', '２１',
  '2026-02-30', '0000-00-00', '9999-12-31', '\u0000', '\ud800', '\u202e', 'a'.repeat(500), '+++', '%', '__proto__', 'BE0403170701', 'XX', '381', 'AE', 'K', 'G', 'O', 'E'
];

/** An element without children. */
const LEAF = /<(c[ab]c:\w+)[^<>]*>([^<]*)<\/\1>/;

type Way = (text: string, at: (length: number) => number, token: string) => string;

/** Bytes and pieces: what comes out is rarely XML. */
const ROUGH: readonly Way[] = [
  (text, at) => splice(text, at(text.length), 1, String.fromCharCode(at(256))),
  (text, at, token) => splice(text, at(text.length), 0, token),
  (text, at) => splice(text, at(text.length), at(200), ''),
  (text, at) => splice(text, at(text.length), 0, piece(text, at(text.length), at(200))),
  (text, at) => text.slice(0, at(text.length))
];

const onLeaf = (change: (leaf: string, value: string, token: string) => string): Way => (text, at, token) => {
  const start = at(text.length);
  return text.slice(0, start) + text.slice(start).replace(LEAF, (leaf, _, value: string) => change(leaf, value, token.replace(/[<&]/g, '')));
};

/** Values and elements: what comes out is XML, and wrong. */
const GENTLE: readonly Way[] = [
  onLeaf((leaf, value, token) => leaf.replace(`>${value}<`, () => `>${token}<`)),
  onLeaf((leaf, value, token) => leaf.replace(`>${value}<`, () => `>${value}${token}<`)),
  onLeaf((leaf, value) => leaf.replace(`>${value}<`, '><')),
  onLeaf((leaf) => leaf + leaf),
  onLeaf(() => '')
];

const piece = (text: string, at: number, length: number) => text.slice(at, at + length);
const splice = (text: string, at: number, length: number, put: string) => text.slice(0, at) + put + text.slice(at + length);

/** A mutation of a text, by one to four steps; two of three are XML still. */
export function mutated(text: string, random: () => number): string {
  const at = (length: number) => Math.floor(random() * length);
  const ways = random() < 0.67 ? GENTLE : ROUGH;
  let now = text;
  for (let steps = 1 + at(4); steps > 0; steps--) now = ways[at(ways.length)]!(now, at, TOKENS[at(TOKENS.length)]!);
  return now;
}
