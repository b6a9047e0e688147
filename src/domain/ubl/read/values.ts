// Figures and days in UBL's elements: what cannot be read is left out and remarked.
import { type IsoDate, isIsoDate } from '../../dates.ts';
import { fromScaled, toScaled, type Decimal } from '../../money/scaled.ts';
import { at, textOf, type XmlElement } from './element.ts';
import type { Remark } from './invoice.ts';

/** More digits than any amount, price or quantity has; sums of floating-point programs have up to 20 after the dot. */
const DECIMAL = /^[+-]?(?:\d{1,15}(?:\.\d{0,30})?|\.\d{1,30})$/;

/** An xsd:decimal in canonical text; undefined for anything else. */
export function decimalOf(text: string): Decimal | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  return fromScaled(toScaled(`${sign === '-' ? '-' : ''}${whole || '0'}${fraction && `.${fraction}`}`));
}

/** An xsd:date, its time or time zone left out ("2026-11-21+01:00"). */
export function dateOf(text: string): IsoDate | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T Z+-])/.exec(text)?.[1];
  return isIsoDate(day) ? day : undefined;
}

function valueAt<T>(read: (text: string) => T | undefined) {
  return (remarks: Remark[], parent: XmlElement | undefined, ...path: string[]): T | undefined => {
    const text = textOf(at(parent, ...path));
    if (text === undefined) return undefined;
    const value = read(text);
    if (value === undefined) remarks.push({ code: 'unreadable', element: path.join('/'), text: text.slice(0, 100) });
    return value;
  };
}

/** The number of the first element on a path. */
export const decimalAt = valueAt(decimalOf);
/** The day of the first element on a path. */
export const dateAt = valueAt(dateOf);
