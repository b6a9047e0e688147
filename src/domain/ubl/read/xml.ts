// XML from outside as a tree, safely: no document type, so no entities and nothing fetched, and a limit to everything.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { pass, refuse, type Result } from '../../result.ts';
import { charsetOf, decode } from './decode.ts';
import type { XmlElement } from './element.ts';

/**
 * `notXml`: another kind of file; `encoding`: one that is not read; `doctype`: a document type, which an invoice never has and attacks need;
 * `tooLarge`: bytes, elements, attributes or texts beyond their limit; `tooDeep`: elements within elements beyond it; `brokenXml`: not well formed, or cut off.
 */
export type XmlFault = 'notXml' | 'encoding' | 'doctype' | 'tooLarge' | 'tooDeep' | 'brokenXml';

export interface XmlLimits {
  bytes: number;
  depth: number;
  elements: number;
  /** Of one element. */
  attributes: number;
  /** Characters in one element; elements in `long` may be as long as the file. */
  text: number;
}

/** What no invoice comes near: 10,000 lines are 400,000 elements. */
export const XML_LIMITS: XmlLimits = { bytes: 50 * 1024 * 1024, depth: 60, elements: 1_000_000, attributes: 100, text: 1_000_000 };

export interface XmlOptions {
  limits?: Partial<XmlLimits>;
  /** Prefix of our own by namespace: an element of another namespace is called `{namespace}name`. */
  prefixes: ReadonlyMap<string, string>;
  /** Names of elements whose text may be long. */
  long?: ReadonlySet<string>;
}

export interface XmlTree {
  root: XmlElement;
  /** The file is not in the encoding that it says. */
  encodingAssumed: boolean;
}

/** Ends the reading from within the parser. */
class Stop extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d, 0]);
const LESS_THAN = 0x3c;

/** Whether the first character that is no blank is "<". */
function beginsLikeXml(bytes: Uint8Array, skip: number): boolean {
  for (let i = skip; i < bytes.length; i++) {
    if (!BLANKS.has(bytes[i]!)) return bytes[i] === LESS_THAN;
  }
  return false;
}

/** @returns the tree; comments and processing instructions are passed over. */
export function readXml(bytes: Uint8Array, { limits, prefixes, long = new Set() }: XmlOptions): Result<XmlTree, XmlFault> {
  const limit = { ...XML_LIMITS, ...limits };
  if (bytes.length > limit.bytes) return refuse('tooLarge');
  const mark = bytes[0] === 0xef ? 3 : bytes[0] === 0xff || bytes[0] === 0xfe ? 2 : 0;
  if (!beginsLikeXml(bytes, mark)) return refuse('notXml');
  const charset = charsetOf(bytes);
  if (!charset) return refuse('encoding');
  const parser = new SaxesParser({ xmlns: true, position: false });
  const tree = builder(parser, limit, prefixes, long);
  try {
    for (const piece of decode(bytes, charset)) parser.write(piece);
    parser.close();
  } catch (error) {
    if (error instanceof Stop) return refuse(error.fault);
    throw error;
  }
  const root = tree();
  return root ? pass({ root, encodingAssumed: charset.assumed }) : refuse('brokenXml');
}

type Parser = SaxesParser<{ xmlns: true; position: false }>;

/** Makes the parser build a tree; the function returned gives its root. */
function builder(parser: Parser, limit: XmlLimits, prefixes: ReadonlyMap<string, string>, long: ReadonlySet<string>): () => XmlElement | undefined {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let [elements, attributes] = [0, 0];
  const stop = (fault: XmlFault) => {
    throw new Stop(fault);
  };
  const add = (text: string) => {
    const element = open.at(-1);
    if (!element || element.children.length > 0) return;
    if (element.text.length + text.length > limit.text && !long.has(element.name)) stop('tooLarge');
    element.text += text;
  };
  parser.on('error', () => stop('brokenXml'));
  parser.on('doctype', () => stop('doctype'));
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    if (elements > limit.elements) stop('tooLarge');
    if (open.length >= limit.depth) stop('tooDeep');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limit.attributes) stop('tooLarge');
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const prefix = prefixes.get(tag.uri);
    const element: XmlElement = { name: prefix === undefined ? `{${tag.uri}}${tag.local}` : `${prefix}:${tag.local}`, children: [], text: '' };
    const names = Object.keys(tag.attributes);
    if (names.length > 0) element.attributes = new Map(names.map((name) => [name, tag.attributes[name]!.value]));
    const parent = open.at(-1);
    if (parent) {
      parent.children.push(element);
      parent.text = '';
    } else root ??= element;
    open.push(element);
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  return () => root;
}
