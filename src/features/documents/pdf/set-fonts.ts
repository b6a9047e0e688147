// Walks through a definition: collects its texts, and puts fonts where the text font does not reach.
import type { Node, PdfDefinition, TextNode } from '#domain/pdf/node.ts';
import type { Run } from './runs.ts';

type ToRuns = (text: string) => Run[];

/** The definition with every text split into runs; texts that need no other font stay as they are. */
export function setFonts(definition: PdfDefinition, runs: ToRuns): PdfDefinition {
  const set = (node: Node) => setNode(node, runs);
  return {
    ...definition,
    content: definition.content.map(set),
    header: (page, pages) => set(definition.header(page, pages)),
    footer: (page, pages) => set(definition.footer(page, pages))
  };
}

function setNode<T extends Node>(node: T, runs: ToRuns): T {
  const inside = (child: Node) => setNode(child, runs);
  if ('text' in node) return { ...node, text: setText(node.text, runs) };
  if ('stack' in node) return { ...node, stack: node.stack.map(inside) };
  if ('columns' in node) return { ...node, columns: node.columns.map(inside) };
  if ('table' in node) return { ...node, table: { ...node.table, body: node.table.body.map((row) => row.map(inside)) } };
  return node;
}

function setText(text: TextNode['text'], runs: ToRuns): TextNode['text'] {
  if (typeof text !== 'string') return text.map((part) => setNode(part, runs));
  const parts = runs(text);
  const [only] = parts;
  if (parts.length === 0) return '';
  return parts.length === 1 && only && !only.font ? only.text : parts;
}

/** Every text of the definition, in one string: which scripts occur in it. */
export function textsOf(definition: PdfDefinition): string {
  const found: string[] = [];
  setFonts({ ...definition, content: [...definition.content, definition.header(2, 2), definition.footer(2, 2)] }, (text) => {
    found.push(text);
    return [{ text }];
  });
  return found.join('\n');
}
