// Rule contexts as match patterns: which elements a rule applies to, found by name instead of by walking the document.
import type { Element } from 'slimdom';
import { type Expression, type Resolver, prepare } from './expression.ts';
import { type Scope, expandedName } from './scope.ts';
import { holds, select } from './xpath.ts';

interface Step {
  /** `{namespace}local`, or `*`. */
  name: string;
  predicates: Expression[];
}

interface Path {
  absolute: boolean;
  steps: Step[];
}

/** One branch of a context: a path of names, or an XPath expression where it is anything else. */
export type Branch = { path: Path } | { query: Expression };

/** Cuts at a separator that stands outside brackets and quotes. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [depth, quote, start] = [0, '', 0];
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote) quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    else if (c === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** "[a][b]" → "a", "b". */
function predicatesIn(text: string): string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[' && depth++ === 0) start = i + 1;
    if (text[i] === ']' && --depth === 0) found.push(text.slice(start, i));
  }
  return found;
}

function stepOf(text: string, resolve: Resolver): Step | undefined {
  const match = /^(?:(\*)|([\w-]+):([\w-]+))\s*((?:\[[\s\S]*\])?)$/.exec(text);
  if (!match) return undefined;
  const name = match[1] ?? `{${resolve(match[2]!) ?? ''}}${match[3]}`;
  return { name, predicates: predicatesIn(match[4]!).map((p) => prepare(p, resolve)) };
}

function branchOf(text: string, resolve: Resolver): Branch {
  const body = text.replace(/^\/\/?/, '');
  const steps = splitOutside(body, '/').map((step) => stepOf(step, resolve));
  const named = steps.every((step) => step !== undefined) && steps.at(-1)?.name !== '*';
  if (named) return { path: { absolute: /^\/[^/]/.test(text), steps: steps as Step[] } };
  return { query: prepare(/^[/(]/.test(text) ? text : `//${text}`, resolve) };
}

/** The branches of a rule's context. */
export const branchesOf = (context: string, resolve: Resolver): Branch[] => splitOutside(context.trim(), '|').map((b) => branchOf(b, resolve));

function fits(element: Element, { absolute, steps }: Path, scope: Scope): boolean {
  const chain: Element[] = [];
  let at: Element | null = element;
  for (const step of [...steps].reverse()) {
    if (!at || (step.name !== '*' && step.name !== expandedName(at))) return false;
    chain.unshift(at);
    at = at.parentElement;
  }
  if (absolute && at) return false;
  return steps.every((step, i) => step.predicates.every((test) => holds(test, chain[i]!, scope)));
}

/** The elements that a branch selects, in document order. */
export function selected(branch: Branch, scope: Scope): Element[] {
  if ('query' in branch) return select(branch.query, scope.subject.document, scope) as Element[];
  return scope.subject.elements(branch.path.steps.at(-1)!.name).filter((element) => fits(element, branch.path, scope));
}
