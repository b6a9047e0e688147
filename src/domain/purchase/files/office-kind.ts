// Which office program wrote a file that is no invoice: so that its kind can be named, and what to do with it.

import { compoundStreams } from './compound-streams.ts';

export type OfficeKind = 'word' | 'excel' | 'powerpoint';

/** How far from its end the list of an archive's entries is looked for, in bytes: theirs have some dozens. */
const END = 2 ** 17;

function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2 ** 13) text += String.fromCharCode(...bytes.subarray(at, at + 2 ** 13));
  return text;
}

/** Parts that only one kind has: ECMA-376 (docx …). */
const PARTS: readonly [RegExp, OfficeKind][] = [
  [/word\/document\d*\.xml/, 'word'],
  [/xl\/workbook\d*\.(?:xml|bin)/, 'excel'],
  [/ppt\/presentation\d*\.xml/, 'powerpoint']
];
/** What the first entry of an OpenDocument says. */
const OPEN_DOCUMENT: Record<string, OfficeKind> = { text: 'word', spreadsheet: 'excel', presentation: 'powerpoint' };
/** Streams of the older compound files (doc, xls, ppt); Excel's first ones said "Book". */
const STREAMS = new Map<string, OfficeKind>([
  ['WordDocument', 'word'],
  ['Workbook', 'excel'],
  ['Book', 'excel'],
  ['PowerPoint Document', 'powerpoint']
]);

/** The kind of an office document, by what is in the file; undefined for every other file, other archives too. */
export function officeKind(bytes: Uint8Array): OfficeKind | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const [, open] = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(latin(bytes.subarray(30, 120))) ?? [];
    if (open) return OPEN_DOCUMENT[open];
    const list = latin(bytes.subarray(-END));
    return list.includes('[Content_Types].xml') ? PARTS.find(([part]) => part.test(list))?.[1] : undefined;
  }
  return compoundStreams(bytes).map((name) => STREAMS.get(name)).find((kind) => kind !== undefined);
}
