// A column of numbers packed as small as its values allow.

/** What a packed column is made of; 1, 4 or 8 bytes a row. */
export type Packed = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Stands for "none" where the packing knows no NaN. */
const NONE = -(2 ** 31);

const fits = (data: Packed, value: number): boolean => {
  if (data instanceof Float64Array) return true;
  if (data instanceof Uint8Array) return Number.isInteger(value) && value >= 0 && value <= 255;
  return Number.isNaN(value) || (Number.isInteger(value) && value > NONE && value < 2 ** 31);
};

const emptyFor = (values: Iterable<number>, length: number): Packed => {
  let kind = 0;
  for (const value of values) {
    if (kind === 0 && !(Number.isInteger(value) && value >= 0 && value <= 255)) kind = 1;
    if (kind === 1 && !(Number.isNaN(value) || (Number.isInteger(value) && value > NONE && value < 2 ** 31))) return new Float64Array(length);
  }
  return kind === 0 ? new Uint8Array(length) : new Int32Array(length);
};

export class Numbers {
  /** May be longer than `length`. Where it is an Int32Array, `Numbers.none` stands for NaN. */
  data: Packed;
  length: number;
  static readonly none = NONE;

  constructor(data: Packed, length = data.length) {
    this.data = data;
    this.length = length;
  }

  static of(values: readonly number[] | Float64Array): Numbers {
    const packed = new Numbers(emptyFor(values, values.length));
    values.forEach((value, i) => packed.set(i, value));
    return packed;
  }

  /** NaN where there is none. */
  at(row: number): number {
    const value = this.data[row]!;
    return value === NONE && this.data instanceof Int32Array ? NaN : value;
  }

  /** Sets a row, the next one included; the packing widens when it must. */
  set(row: number, value: number): void {
    if (!fits(this.data, value)) this.#widen(value);
    if (row >= this.data.length) this.#grow(row + 1);
    if (row >= this.length) this.length = row + 1;
    this.data[row] = Number.isNaN(value) && this.data instanceof Int32Array ? NONE : value;
  }

  /** The rows of `from` in this order, packed anew. */
  take(from: ArrayLike<number>): Numbers {
    return Numbers.of(Float64Array.from({ length: from.length }, (_, i) => this.at(from[i]!)));
  }

  #widen(value: number): void {
    const wider = fits(new Int32Array(0), value) && this.data instanceof Uint8Array ? new Int32Array(this.data.length) : new Float64Array(this.data.length);
    for (let i = 0; i < this.length; i++) wider[i] = this.at(i);
    this.data = wider;
  }

  #grow(least: number): void {
    const Type = this.data.constructor as new (length: number) => Packed;
    const longer = new Type(Math.max(least, Math.ceil(this.data.length * 1.25) + 64));
    longer.set(this.data as never);
    this.data = longer;
  }
}
