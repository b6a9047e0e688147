// The tree as XML text, by xmlbuilder2.
import { create } from 'xmlbuilder2';
import type { Content, Node } from './node.ts';

/**
 * xmlbuilder2 4.0.3 takes texts for markup twice: it reads entities in what it is given ("&#0;" becomes a NUL), and what
 * looks like an entity it writes without escaping ("&nope;" makes the file unreadable). An ampersand escaped twice
 * survives both as one that is escaped once; "<" and ">" it escapes itself.
 */
const guarded = (text: string): string => text.replaceAll('&', '&amp;amp;');

function guardedNode(node: Node): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, content] of Object.entries(node)) {
    if (content !== undefined) copy[name] = guardedContent(content);
  }
  return copy;
}

function guardedContent(content: NonNullable<Content>): unknown {
  if (typeof content === 'string') return guarded(content);
  return Array.isArray(content) ? content.map(guardedNode) : guardedNode(content as Node);
}

/**
 * @param root its one child is the root element
 * @returns the document with its declaration; texts come back from any XML reader as they were given
 */
export function writeXml(root: Node): string {
  return create({ version: '1.0', encoding: 'UTF-8' }, guardedNode(root)).end();
}
