// Verdicts that need no XPath engine. Each follows from the test's text, so the verdict is the same, only sooner.
import type { Resolver } from './expression.ts';

const PLAIN_PATH = /^(?:\.?\/\/?)?[\w-]+:[\w-]+(?:\/\/?[\w-]+:[\w-]+)*(?:\/?@[\w-]+)?$/;

/**
 * `not(path)`, alone or as the first of alternatives, holds where one of the path's elements does not exist at all:
 * hundreds of tests of the form "should not include …".
 * @returns the expanded names of that path; empty when the test has another form
 */
export function absentNames(test: string, resolve: Resolver): string[] {
  const match = /^not\(([^()]*)\)\s*(?:$|or\s)/.exec(test.trim());
  const path = match?.[1]!.trim() ?? '';
  if (!PLAIN_PATH.test(path)) return [];
  return [...path.matchAll(/([\w-]+):([\w-]+)/g)].map((name) => `{${resolve(name[1]!) ?? ''}}${name[2]}`);
}

/** Functions that look at nothing but their arguments, or the context item's own text. */
const PURE = /\b(?:not|contains|concat|normalize-space|string-length|string|number|matches|tokenize|true|false|u:[\w-]+|substring|translate|upper-case|exists)\(/g;

/**
 * Whether the test reads only the context element's own text and attributes: then elements with the same name, text and
 * attributes share the verdict (code lists, formats of numbers).
 */
export function isLocal(test: string): boolean {
  const rest = test
    .replace(/'[^']*'|"[^"]*"/g, ' ')
    .replace(PURE, '(')
    .replace(/\btext\(\)|@[\w-]+|\b\d+(?:\.\d+)?\b/g, ' ')
    .replace(/\b(?:and|or|eq|ne)\b|!=|[<>]=?|=/g, ' ')
    .replace(/(^|[\s(,])\.(?=[\s),]|$)/g, '$1 ');
  return rest.replace(/[\s(),]/g, '') === '';
}
