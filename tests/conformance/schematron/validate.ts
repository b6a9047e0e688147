// Applies compiled Schematron rules to a document.
import type { Document, Element } from 'slimdom';
import type { Assertion, Schema } from './compile.ts';
import { selected } from './pattern.ts';
import { Scope, Subject, expandedName } from './scope.ts';
import { holds } from './xpath.ts';

export interface Finding {
  rule: string;
  /** `fatal` or `warning`. */
  flag: string;
  message: string;
  /** Path of names to the element. */
  where: string;
}

function pathOf(element: Element): string {
  const parent = element.parentElement;
  return `${parent ? pathOf(parent) : ''}/${element.localName}`;
}

function verdict({ trueWithout, known, test }: Assertion, element: Element, scope: Scope): boolean {
  if (trueWithout.some((name) => scope.subject.elements(name).length === 0)) return true;
  if (!known) return holds(test, element, scope);
  const attributes = element.attributes.map((a) => `${a.name}=${a.value}`).join('\u0001');
  const key = [expandedName(element), element.textContent, attributes].join('\u0000');
  const result = known.get(key) ?? holds(test, element, scope);
  known.set(key, result);
  return result;
}

/** @returns what the rules find wrong, in the order of the rules. Within a pattern the first rule that fits an element counts. */
export function validate(schema: Schema, document: Document): Finding[] {
  const findings: Finding[] = [];
  const subject = new Subject(document, schema.resolve);
  const global = new Scope(subject, undefined, document, schema.lets);
  for (const pattern of schema.patterns) {
    const taken = new Set<Element>();
    const shared = new Scope(subject, global, document, pattern.lets);
    for (const rule of pattern.rules) {
      const found = new Set(rule.branches.flatMap((branch) => selected(branch, shared)));
      for (const element of found) {
        if (taken.has(element)) continue;
        taken.add(element);
        const scope = new Scope(subject, shared, element, rule.lets);
        const failed = rule.assertions.filter((assertion) => !verdict(assertion, element, scope));
        findings.push(...failed.map(({ id, flag, message }) => ({ rule: id, flag, message, where: pathOf(element) })));
      }
    }
  }
  return findings;
}
