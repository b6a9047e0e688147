// Countries as CSV files name them: by code, by name in one of the four languages, or by the letters of a car.
import { COUNTRIES, isCountry } from '../countries.ts';
import { LANGS } from '../record.ts';
import { pass, refuse, type Result } from '../result.ts';
import type { CellFault } from './field.ts';
import { foldHeading } from './fold-heading.ts';

/** Names that the tables of languages do not give. */
const OTHERS: Record<string, string> = { b: 'BE', bel: 'BE', f: 'FR', fra: 'FR', d: 'DE', deu: 'DE', nld: 'NL', holland: 'NL', hollande: 'NL', l: 'LU', lux: 'LU', uk: 'GB', gbr: 'GB', angleterre: 'GB', engeland: 'GB', england: 'GB' };

let known: Map<string, string> | undefined;

function names(): Map<string, string> {
  const map = new Map(Object.entries(OTHERS));
  for (const lang of LANGS) {
    const display = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
    for (const code of COUNTRIES) {
      const name = display.of(code);
      if (name) map.set(foldHeading(name), code);
    }
  }
  return map;
}

/** "Belgique", "BE", "Deutschland" → ISO 3166-1 code. */
export function readCountry(cell: string): Result<string, CellFault> {
  const code = cell.trim().toUpperCase();
  if (isCountry(code)) return pass(code);
  const found = (known ??= names()).get(foldHeading(cell));
  return found ? pass(found) : refuse('unknownWord');
}
