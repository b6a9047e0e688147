// The VAT regime of a draft, or of one line that stands outside it, with what follows for the rates.
import type { Regime } from '../../tax/regimes.ts';
import type { Draft, Line } from '../model.ts';
import { keepBases } from './price-mode.ts';
import { rateAfter, regimeOf, type RateContext } from './rates.ts';

/** The line under `after`; without a regime of its own when that is the document's. */
function under(line: Line, before: Regime, after: Regime, document: Regime, context: RateContext): Line {
  const { regime: _, ...rest } = line;
  const rate = line.kind === 'item' ? rateAfter(line, before, after, context) : line.rate;
  return after === document ? { ...rest, rate } : { ...rest, rate, regime: after };
}

/**
 * Sets the regime of the document; lines with a regime of their own keep it, unless it is the one that is set.
 * The rates of the others follow (`rateAfter`), so that a rate that the regime forbids is never left standing, and prices
 * including VAT follow the rates (`keepBases`).
 */
export function setRegime(draft: Draft, regime: Regime, context: RateContext): Draft {
  const lines = draft.lines.map((line) => under(line, regimeOf(draft, line), line.regime ?? regime, regime, context));
  const changed: Draft = { ...draft, regime, lines };
  // A charge for transport or administration follows the rate of the goods that it comes with.
  if (draft.charge) {
    changed.charge = { ...draft.charge, rate: rateAfter(draft.charge, draft.regime, regime, context) };
  }
  // The article of an exemption means nothing under any other regime.
  if (!lines.some((line) => regimeOf(changed, line) === 'exempt') && regime !== 'exempt') delete changed.exemption;
  return keepBases(draft, changed, context.seller);
}

/** Puts one line outside the regime of the document, or (undefined, or the document's own) back inside. */
export function setLineRegime(draft: Draft, id: string, regime: Regime | undefined, context: RateContext): Draft {
  const lines = draft.lines.map((line) =>
    line.id === id ? under(line, regimeOf(draft, line), regime ?? draft.regime, draft.regime, context) : line
  );
  return keepBases(draft, { ...draft, lines }, context.seller);
}
