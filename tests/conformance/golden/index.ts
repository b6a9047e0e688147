// The golden set, one document after the other.
import { adjustments } from './adjustments.ts';
import { amounts } from './amounts.ts';
import { corrections } from './corrections.ts';
import type { Golden } from './golden.ts';
import { parties } from './parties.ts';
import { regimes } from './regimes.ts';
import { slips } from './slips.ts';
import { texts } from './texts.ts';

export type { Golden } from './golden.ts';

export const GOLDEN: readonly Golden[] = [...regimes, ...amounts, ...adjustments, ...parties, ...texts, ...corrections, ...slips];
