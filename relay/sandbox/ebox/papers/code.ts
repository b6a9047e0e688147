// The EPC QR code of a letter (EPC069-12), as rectangles on its page.
import { create } from 'qrcode';
import { writePayload } from '#domain/epc/payload.ts';
import type { Owed } from './owed.ts';
import type { Mark } from './pdf.ts';

/** Points of one module: banks' apps read 0.7 mm from paper. */
const MODULE = 2;

/** @throws Error where there is no such payment */
export function codeOf({ beneficiary, iban, cents, communication }: Owed, x: number, y: number): Mark[] {
  const structured = /^\d{12}$/.test(communication);
  const payload = writePayload({ name: beneficiary, iban, cents, ...(structured ? { reference: communication } : { text: communication }) });
  if (!payload.ok) throw new Error(`no EPC code: ${JSON.stringify(payload)}`);
  const { modules } = create([{ data: new TextEncoder().encode(payload.value), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const marks: Mark[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let from = 0; from < modules.size; from++) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to++;
      // A hair higher than it is: rows that only touch would show a seam.
      if (to > from) marks.push({ kind: 'box', x: x + from * MODULE, y: y + row * MODULE, w: (to - from) * MODULE, h: MODULE + 0.1 });
      from = to;
    }
  }
  return marks;
}
