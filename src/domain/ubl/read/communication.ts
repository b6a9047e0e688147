// What the transfer must say: the structured communication wherever an invoice hides it, else a text.
import { findOgms, parseOgm } from '../../numbers/ogm.ts';
import { parseRf } from '../../numbers/rf.ts';
import type { UblInvoice } from './invoice.ts';

export interface Communication {
  /** Twelve digits of an OGM, or an RF reference; both checked. */
  structured?: { value: string; confidence: number };
  /** A reference that is no structured one, as written. */
  text?: string;
  /** Looks like a structured one, but its check is wrong. */
  wrong?: string;
}

/** What programs write where there is nothing to say. */
const NOTHING = /^(?:n\.?\/?a\.?|none|-+|\.+|0+)$/i;
/** Between +++ or ***: what a text surely means as a structured communication. */
const MARKED = /(?:\+{3}|\*{3})[\d\s/.]{12,24}(?:\+{3}|\*{3})/g;

/** The one communication inside texts; undefined when there is none or more than one. */
function single(texts: readonly string[]): string | undefined {
  const found = new Set(texts.flatMap((text) => findOgms(text)));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Payment references first (BT-83), then the instruction, the terms and the notes. */
export function communicationOf({ payments, terms, notes }: Pick<UblInvoice, 'payments' | 'terms' | 'notes'>): Communication {
  const ids = payments.flatMap((payment) => payment.ids).filter((id) => !NOTHING.test(id));
  for (const id of ids) {
    const [ogm, rf] = [parseOgm(id), parseRf(id)];
    if (ogm.ok) return { structured: { value: ogm.value, confidence: 100 } };
    if (rf.ok) return { structured: { value: rf.value, confidence: 100 } };
  }
  const within = single(ids);
  if (within) return { structured: { value: within, confidence: 95 } };
  const instructions = payments.flatMap(({ instruction }) => instruction ?? []);
  // Twelve digits in a free text may be anything; between its marks they are one.
  const marked = single([...instructions, ...terms, ...notes].flatMap((text) => text.match(MARKED) ?? []));
  const text = ids[0];
  const wrong = ids.find((id) => [parseOgm(id), parseRf(id)].some((read) => !read.ok && read.fault === 'wrongCheck'));
  if (marked) return { structured: { value: marked, confidence: 90 } };
  return { ...(text && { text }), ...(wrong && { wrong }) };
}
