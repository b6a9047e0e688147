// An XPath expression of the rules, prepared: what it needs from outside, and searches of the whole document by name.

/** Namespace of a prefix, as the rules declare it. */
export type Resolver = (prefix: string) => string | null;

export interface Expression {
  text: string;
  /** Variables that it reads, without `$`. */
  uses: string[];
  /** Variables that stand for all elements of a name, with that expanded name. */
  all: { variable: string; name: string }[];
}

/** What an expression reads from where it is applied. */
export interface Values {
  resolve: Resolver;
  /** The value of a `let`; undefined for a name that no one declared (a variable of the expression's own). */
  value(name: string): unknown;
  /** All elements of an expanded name, as an XPath value. */
  all(name: string): unknown;
}

const expanded = (prefix: string, local: string, resolve: Resolver) => `{${resolve(prefix) ?? ''}}${local}`;

/**
 * Some rules compare a sum of decimals as it is. The engine counts decimals in binary, where 0.1 + 0.2 is not 0.3; in
 * cents, as the other rules of the set have it, the comparison is exact. (More than two decimals are caught elsewhere.)
 */
function sumsInCents(source: string): string {
  const sum = /xs:decimal\(\.\.\/cbc:TaxableAmount\) = \(/g;
  let text = '';
  let from = 0;
  for (let match = sum.exec(source); match; match = sum.exec(source)) {
    let [end, depth] = [sum.lastIndex, 1];
    for (; depth > 0; end++) depth += source[end] === '(' ? 1 : source[end] === ')' ? -1 : 0;
    text += `${source.slice(from, sum.lastIndex - 1)}(round(${source.slice(sum.lastIndex - 1, end)} * 100) div 100)`;
    from = end;
    sum.lastIndex = end;
  }
  return text + source.slice(from);
}

/**
 * `//cac:X` at the start of a path walks the whole document each time, in hundreds of tests. The same elements come
 * from an index: the search becomes a variable. A position in a predicate would mean another thing, so such a
 * search stays as it is.
 */
export function prepare(source: string, resolve: Resolver): Expression {
  const all = new Map<string, string>();
  const variable = (prefix: string, local: string): string => {
    all.set(`all.${prefix}.${local}`, expanded(prefix, local, resolve));
    return `$all.${prefix}.${local}`;
  };
  const text = sumsInCents(source)
    .replace(/(^|[^\w\])*.:/-])\/\/\((\w+:[\w-]+(?:\s*\|\s*\w+:[\w-]+)*)\)(?!\[\d)/g, (_, before: string, names: string) => {
      const union = names.split('|').map((name) => variable(...(name.trim().split(':') as [string, string])));
      return `${before}(${union.join(' | ')})`;
    })
    .replace(/(^|[^\w\])*.:/-])\/\/(\w+):([\w-]+)(?!\s*(?:\[\s*\d|[\w-]*\())/g, (_, before: string, prefix: string, local: string) => {
      return before + variable(prefix, local);
    });
  const uses = [...text.matchAll(/\$([\w-]+)(?![\w.-])/g)].map((match) => match[1]!);
  return { text, uses: [...new Set(uses)], all: [...all].map(([v, name]) => ({ variable: v, name })) };
}
