// A new line as the editor makes it: at the rate that the regime proposes.
import { addLine } from '#domain/document/edit/lines.ts';
import { rateFor, type RateContext } from '#domain/document/edit/rates.ts';
import type { Draft, LineKind } from '#domain/document/model.ts';

/** Adds an empty line, heading or text at the end, or after the line `after`. */
export function addNewLine(draft: Draft, line: { id: string; kind: LineKind }, context: RateContext, after?: string): Draft {
  return addLine(draft, { ...line, rate: rateFor(draft.regime, undefined, context) }, after);
}
