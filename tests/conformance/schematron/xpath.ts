// XPath 3.1 for the rules: fontoxpath, with each JavaScript value handed over as the sequence that the rules expect.
import { createRequire } from 'node:module';
import type * as Fontoxpath from 'fontoxpath';
import type { Node } from 'slimdom';
import type { Expression, Values } from './expression.ts';
import { registerRuleFunctions } from './functions.ts';

// The package is CommonJS for Node and declares its types as a module.
const fontoxpath = createRequire(import.meta.url)('fontoxpath') as typeof Fontoxpath;

registerRuleFunctions(fontoxpath.registerCustomXPathFunction);

const sequences = {
  object: fontoxpath.createTypedValueFactory('node()*'),
  number: fontoxpath.createTypedValueFactory('xs:double*'),
  boolean: fontoxpath.createTypedValueFactory('xs:boolean*'),
  string: fontoxpath.createTypedValueFactory('xs:string*')
};

/** Elements as an XPath sequence. */
export const asNodes = (elements: readonly Node[]): unknown => sequences.object([...elements], null as never);

/** A JavaScript array would become an XPath array of one item; the rules want a sequence. */
function asSequence(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const type = value.length > 0 ? typeof value[0] : 'string';
  return type in sequences ? sequences[type as keyof typeof sequences](value, null as never) : value;
}

/** Only what the expression reads: every value handed over is converted at every call. */
function variablesOf(expression: Expression, values: Values): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const name of expression.uses) {
    const value = values.value(name);
    if (value !== undefined) variables[name] = value;
  }
  for (const { variable, name } of expression.all) variables[variable] = values.all(name);
  return variables;
}

/** Whether a test holds. Throws where the engine cannot tell (whole numbers beyond JavaScript's). */
export function holds(test: Expression, context: Node, values: Values): boolean {
  const options = { namespaceResolver: values.resolve };
  return fontoxpath.evaluateXPathToBoolean(test.text, context, null, variablesOf(test, values), options);
}

/** The nodes that an expression selects, in document order. */
export function select(expression: Expression, context: Node, values: Values): Node[] {
  const options = { namespaceResolver: values.resolve };
  return fontoxpath.evaluateXPathToNodes<Node>(expression.text, context, null, variablesOf(expression, values), options);
}

/** The value of a `let`; null for the empty sequence. */
export function evaluate(expression: Expression, context: Node, values: Values): unknown {
  const options = { namespaceResolver: values.resolve };
  const variables = variablesOf(expression, values);
  return asSequence(fontoxpath.evaluateXPath(expression.text, context, null, variables, fontoxpath.evaluateXPath.ANY_TYPE, options));
}
