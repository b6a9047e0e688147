// Types by their first bytes, whatever the name says.
import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const bytes = (...parts: readonly (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((char) => char.charCodeAt(0)) : part)));
const wide = (text: string) => [...text].flatMap((char) => [char.charCodeAt(0), 0]);

describe('a file', () => {
  it.each([
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['application/pdf', bytes([0xef, 0xbb, 0xbf], '\r\n%PDF-1.4')],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['image/heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['application/zip', bytes('PK', [3, 4])],
    ['application/zip', bytes('PK', [5, 6])],
    ['application/xml', bytes([0xef, 0xbb, 0xbf], '<?xml version="1.0"?>')],
    ['application/xml', bytes(' \n<Invoice xmlns="x">')],
    ['application/xml', bytes([0xff, 0xfe], wide('<?xml version="1.0"?>'))],
    ['application/octet-stream', bytes('MZ', [0x90, 0], '%PDF-1.7')],
    ['application/octet-stream', bytes([0x7f], 'ELF', [2, 1, 1])],
    ['application/octet-stream', bytes('#!/bin/sh\n%PDF-1.7')],
    ['application/octet-stream', bytes('<!DOCTYPE html><html>')],
    ['application/octet-stream', bytes('<?xml version="1.0"?><svg xmlns="x">')],
    ['application/octet-stream', bytes([0, 0, 0, 24], 'ftypavif')],
    ['application/octet-stream', bytes('Facture n° 12')],
    ['application/octet-stream', bytes()]
  ] as const)('is %s', (type, content) => {
    expect(sniff(content)).toBe(type);
  });
});
