// Reads an ISO Schematron file (XPath binding) into rules that `validate.ts` can apply to many documents.
import { type Element, parseXmlDocument } from 'slimdom';
import { type Expression, type Resolver, prepare } from './expression.ts';
import { type Branch, branchesOf } from './pattern.ts';
import type { Let } from './scope.ts';
import { absentNames, isLocal } from './shortcuts.ts';

const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';

export interface Assertion {
  id: string;
  flag: string;
  test: Expression;
  message: string;
  /** Names of which one absent from the document makes the test true. */
  trueWithout: string[];
  /** Verdicts by what they depend on, for a test that reads only the element's own text and attributes. */
  known?: Map<string, boolean>;
}

export interface Rule {
  branches: Branch[];
  lets: Let[];
  assertions: Assertion[];
}

export interface Schema {
  lets: Let[];
  patterns: { lets: Let[]; rules: Rule[] }[];
  resolve: Resolver;
}

const children = (parent: Element, name: string): Element[] =>
  parent.children.filter((child) => child.namespaceURI === SCHEMATRON && child.localName === name);

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** Reads the rules. Throws on a `report`: these files have none, and an unread one would pass in silence. */
export function compile(source: string): Schema {
  const root = parseXmlDocument(source).documentElement!;
  const namespaces = new Map(children(root, 'ns').map((ns) => [attribute(ns, 'prefix'), attribute(ns, 'uri')]));
  namespaces.set('xs', 'http://www.w3.org/2001/XMLSchema');
  const resolve: Resolver = (prefix) => namespaces.get(prefix) ?? null;

  const letsOf = (parent: Element): Let[] =>
    children(parent, 'let').map((l) => ({ name: attribute(l, 'name'), value: prepare(attribute(l, 'value'), resolve) }));

  const assertionOf = (element: Element): Assertion => {
    const source = attribute(element, 'test');
    return {
      id: attribute(element, 'id'),
      flag: attribute(element, 'flag'),
      test: prepare(source, resolve),
      message: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
      trueWithout: absentNames(source, resolve),
      known: isLocal(source) ? new Map() : undefined
    };
  };
  const ruleOf = (element: Element): Rule => {
    if (children(element, 'report').length > 0) throw new Error('schematron: report is not supported');
    const branches = branchesOf(attribute(element, 'context'), resolve);
    return { branches, lets: letsOf(element), assertions: children(element, 'assert').map(assertionOf) };
  };
  const patterns = children(root, 'pattern').map((p) => ({ lets: letsOf(p), rules: children(p, 'rule').map(ruleOf) }));
  return { lets: letsOf(root), patterns, resolve };
}
