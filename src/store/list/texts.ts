// A column of texts: each row a code, each code a text of a dictionary kept in one long string.
import { fold } from '#domain/text/fold.ts';
import { Numbers } from './numbers.ts';

/** Texts one after the other in one string: a hundred thousand small strings would cost ten times the memory. */
export interface Joined {
  text: string;
  /** Where each begins, and last where the last one ends; or the length that all of them have. */
  starts: Uint32Array<ArrayBuffer> | { width: number; size: number };
}

export function join(texts: readonly string[]): Joined {
  const width = texts[0]?.length ?? 0;
  if (width > 0 && texts.every((text) => text.length === width)) return { text: texts.join(''), starts: { width, size: texts.length } };
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => (starts[i + 1] = starts[i]! + text.length));
  return { text: texts.join(''), starts };
}

const startOf = ({ starts }: Joined, i: number) => ('width' in starts ? i * starts.width : starts[i]!);
const nth = (joined: Joined, i: number) => joined.text.slice(startOf(joined, i), startOf(joined, i + 1));
const sizeOf = ({ starts }: Joined) => ('width' in starts ? starts.size : starts.length - 1);

/** Marks which of the joined texts contain `word`. */
function mark(joined: Joined, word: string, found: Uint8Array): void {
  const { text, starts } = joined;
  let code = 0;
  for (let at = text.indexOf(word); at >= 0; ) {
    if ('width' in starts) code = Math.floor(at / starts.width);
    else while (starts[code + 1]! <= at) code++;
    const end = startOf(joined, code + 1);
    // A hit across the border of two texts is none.
    if (at + word.length <= end) found[code] = 1;
    at = text.indexOf(word, found[code] ? end : at + 1);
  }
}

/** The dictionary of a column as it is stored. */
export interface Dictionary {
  values: Joined;
  /** Folded for searching and sorting; undefined when folding changes none of them. */
  folded: Joined | undefined;
  /** The place of each code in the alphabet, the first where several are equal; read when something is sorted by it. */
  ranks: Uint32Array<ArrayBuffer> | undefined;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function dictionary(values: readonly string[]): Dictionary {
  const folded = values.map(fold);
  const order = Uint32Array.from(values.keys()).sort((a, b) => byText(folded[a]!, folded[b]!));
  const ranks = new Uint32Array(values.length);
  order.forEach((code, i) => {
    const before = order[i - 1];
    ranks[code] = before !== undefined && folded[before] === folded[code] ? ranks[before]! : i;
  });
  return { values: join(values), folded: folded.every((text, i) => text === values[i]) ? undefined : join(folded), ranks };
}

/** The codes from the first text of the alphabet to the last. */
function inOrder(ranks: Uint32Array): Uint32Array {
  const [order, equal] = [new Uint32Array(ranks.length), new Uint32Array(ranks.length)];
  ranks.forEach((rank, code) => (order[rank + equal[rank]!++] = code));
  return order;
}

export class Texts {
  readonly codes: Numbers;
  base: Dictionary;
  /** Texts that came since the dictionary was made, coded from its size on. */
  readonly #later: string[] = [];
  readonly #codeOfLater = new Map<string, number>();
  #ranks: Float64Array | undefined;

  constructor(codes: Numbers, base: Dictionary) {
    this.codes = codes;
    this.base = base;
  }

  static of(texts: readonly string[]): Texts {
    const codeOf = new Map<string, number>();
    for (const text of texts) if (!codeOf.has(text)) codeOf.set(text, codeOf.size);
    return new Texts(Numbers.of(texts.map((text) => codeOf.get(text)!)), dictionary([...codeOf.keys()]));
  }

  /** Number of codes. */
  get size(): number {
    return sizeOf(this.base.values) + this.#later.length;
  }

  at(row: number): string {
    return this.valueOf(this.codes.at(row));
  }

  valueOf(code: number): string {
    const base = sizeOf(this.base.values);
    return code < base ? nth(this.base.values, code) : this.#later[code - base]!;
  }

  foldedOf(code: number): string {
    const base = sizeOf(this.base.values);
    return code < base ? nth(this.base.folded ?? this.base.values, code) : fold(this.#later[code - base]!);
  }

  set(row: number, text: string): void {
    if (row < this.codes.length && this.at(row) === text) return;
    let code = this.#codeOfLater.get(text);
    if (code === undefined) {
      code = this.size;
      this.#later.push(text);
      this.#codeOfLater.set(text, code);
      this.#ranks = undefined;
    }
    this.codes.set(row, code);
  }

  /** The codes whose text is one of these, as a table: 1 or 0 per code. */
  is(values: readonly string[]): Uint8Array {
    const wanted = new Set(values);
    return Uint8Array.from({ length: this.size }, (_, code) => (wanted.has(this.valueOf(code)) ? 1 : 0));
  }

  /** The codes whose folded text contains `word`, as a table. */
  containing(word: string): Uint8Array {
    const found = new Uint8Array(this.size);
    mark(this.base.folded ?? this.base.values, word, found);
    const base = sizeOf(this.base.values);
    this.#later.forEach((value, i) => (found[base + i] = fold(value).includes(word) ? 1 : 0));
    return found;
  }

  /** The place of each code in the alphabet; equal texts share one. */
  ranks(): Uint32Array | Float64Array {
    const { ranks } = this.base;
    if (!ranks) throw new RangeError('ranks were not read');
    if (this.#later.length === 0) return ranks;
    this.#ranks ??= this.#ranked(ranks);
    return this.#ranks;
  }

  /** The rows of `from` in this order, with a dictionary of what they use. */
  take(from: ArrayLike<number>): Texts {
    return Texts.of(Array.from({ length: from.length }, (_, i) => this.at(from[i]!)));
  }

  #ranked(base: Uint32Array): Float64Array {
    const order = inOrder(base);
    const ranks = new Float64Array(this.size);
    ranks.set(base);
    const later = this.#later.map((text, i) => ({ folded: fold(text), code: order.length + i })).sort((a, b) => byText(a.folded, b.folded));
    later.forEach(({ folded, code }, i) => {
      const place = this.#placeOf(folded, order);
      const known = order[place];
      const before = later[i - 1];
      if (known !== undefined && this.foldedOf(known) === folded) ranks[code] = ranks[known]!;
      else if (before?.folded === folded) ranks[code] = ranks[before.code]!;
      // Between two of the dictionary: a fraction, growing along the later ones.
      else ranks[code] = place - 1 + (i + 1) / (later.length + 1);
    });
    return ranks;
  }

  /** First place in the alphabet whose text is not before `folded`. */
  #placeOf(folded: string, order: Uint32Array): number {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.foldedOf(order[middle]!) < folded) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
