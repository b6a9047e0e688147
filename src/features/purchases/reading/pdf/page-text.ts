// The text of a PDF page with its places, from what pdf.js says about it.
import type { TextItem, TextPage } from '#domain/purchase/recognise/page.ts';

interface Content {
  items: readonly object[];
}
interface Run {
  str: string;
  transform: readonly number[];
  width: number;
}

/** @param viewport of the page at scale 1: its size in points and how its own coordinates are turned to the screen's */
export function pageText({ items }: Content, { width, height, transform }: { width: number; height: number; transform: readonly number[] }): TextPage {
  return { width, height, items: items.filter((item): item is Run => 'str' in item && typeof item.str === 'string').flatMap((run) => itemOf(run, transform)) };
}

/** Text that runs upwards or upside down on the shown page is left out: it is a margin's, no value's. */
function itemOf({ str, transform: own, width }: Run, view: readonly number[]): TextItem[] {
  if (str.trim() === '') return [];
  const [a, b, c, d, e, f] = own as [number, number, number, number, number, number];
  const [va, vb, vc, vd, ve, vf] = view as [number, number, number, number, number, number];
  const along = [va * a + vc * b, vb * a + vd * b] as const;
  const height = Math.hypot(va * c + vc * d, vb * c + vd * d);
  if (Math.abs(along[1]) > Math.abs(along[0]) / 4 || along[0] <= 0 || height === 0) return [];
  const [x, base] = [va * e + vc * f + ve, vb * e + vd * f + vf];
  return [{ text: str, x, y: base - height, width, height }];
}
