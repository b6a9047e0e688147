// The tree as XML text, by xmlbuilder2.
import { create } from 'xmlbuilder2';
import type { Content, Node } from './node.ts';

/**
 * xmlbuilder2 4.0.3 takes texts for markup twice: it reads entities in what it is given ("&#0;" becomes a NUL), and what
 * looks like an entity it writes without escaping ("&nope;" makes the file unreadable). An ampersand escaped twice
 * survives both as one that is escaped once; "<" and ">" it escapes itself.
 */
const guarded = (text: string): string => text.replaceAll('&', '&amp;amp;');

function guardedContent(content: Content): unknown {
  if (typeof content === 'string') return guarded(content);
  if (content === undefined) return undefined;
  return Array.isArray(content) ? content.map(guardedContent) : Object.fromEntries(Object.entries(content).map(([name, child]) => [name, guardedContent(child)]));
}

/**
 * @param root its one child is the root element
 * @returns the document with its declaration; texts come back from any XML reader as they were given
 */
export function writeXml(root: Node): string {
  return create({ version: '1.0', encoding: 'UTF-8' }, guardedContent(root) as Record<string, unknown>).end();
}
