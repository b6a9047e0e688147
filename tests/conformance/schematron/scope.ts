// Where a rule is applied: the context node, the document's elements by name, and the values of `let`, found when first asked.
import type { Document, Element, Node } from 'slimdom';
import type { Expression, Resolver, Values } from './expression.ts';
import { asNodes, evaluate } from './xpath.ts';

export interface Let {
  name: string;
  value: Expression;
}

/** A document with its elements by expanded name, in document order. */
export class Subject {
  readonly document: Document;
  readonly resolve: Resolver;
  readonly #elements = new Map<string, Element[]>();
  readonly #sequences = new Map<string, unknown>();

  constructor(document: Document, resolve: Resolver) {
    this.document = document;
    this.resolve = resolve;
    if (document.documentElement) this.#index(document.documentElement);
  }

  #index(element: Element): void {
    const name = expandedName(element);
    const same = this.#elements.get(name);
    if (same) same.push(element);
    else this.#elements.set(name, [element]);
    element.children.forEach((child) => this.#index(child));
  }

  elements(name: string): readonly Element[] {
    return this.#elements.get(name) ?? [];
  }

  /** The same elements as an XPath value. */
  sequence(name: string): unknown {
    const known = this.#sequences.get(name) ?? asNodes(this.elements(name));
    this.#sequences.set(name, known);
    return known;
  }
}

export const expandedName = (element: Element): string => `{${element.namespaceURI ?? ''}}${element.localName}`;

/** Lets of a schema, pattern or rule, on top of those around it. */
export class Scope implements Values {
  readonly subject: Subject;
  readonly #outer: Scope | undefined;
  readonly #context: Node;
  readonly #lets: Map<string, Expression>;
  readonly #values = new Map<string, unknown>();

  constructor(subject: Subject, outer: Scope | undefined, context: Node, lets: readonly Let[]) {
    this.subject = subject;
    this.#outer = outer;
    this.#context = context;
    this.#lets = new Map(lets.map(({ name, value }) => [name, value]));
  }

  get resolve(): Resolver {
    return this.subject.resolve;
  }

  all(name: string): unknown {
    return this.subject.sequence(name);
  }

  value(name: string): unknown {
    const expression = this.#lets.get(name);
    if (!expression) return this.#outer?.value(name);
    if (!this.#values.has(name)) this.#values.set(name, evaluate(expression, this.#context, this));
    return this.#values.get(name);
  }
}
