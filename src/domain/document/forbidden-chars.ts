// Characters that XML forbids, among the texts of a draft: the seal drops them, so they are told of before.
import { forbiddenXmlChars } from '../text/xml-chars.ts';
import type { Draft } from './model.ts';

/** Names of the forbidden characters ("U+0007") in all that will be sealed, each once. The internal note is never sealed. */
export function forbiddenChars(draft: Draft): string[] {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') for (const { name } of forbiddenXmlChars(value)) names.add(name);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look({ ...draft, internalNote: undefined });
  return [...names];
}
