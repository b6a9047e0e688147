// What a picture file is and how large, from its first bytes alone: asked before anything decodes it.

export type PictureType = 'png' | 'jpeg' | 'gif' | 'webp';

export interface PictureHeader {
  type: PictureType;
  /** Pixels. */
  width: number;
  height: number;
}

/** How many first bytes are enough: a photograph's JPEG can carry a large preview before its size. */
export const HEADER_BYTES = 256 * 1024;

const ascii = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));

/** Type and size of a PNG, JPEG, GIF or WebP; undefined for anything else or when the size does not stand in these bytes. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && ascii(bytes, 12, 4) === 'IHDR') return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
    if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return readWebp(bytes, view);
    if (view.getUint16(0) === 0xffd8) return readJpeg(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** Whether the bytes begin like an SVG: text with markup, maybe after a declaration and comments. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
}

/** The frame header among the segments of a JPEG (ISO/IEC 10918-1, B.2.2). */
function readJpeg(view: DataView): PictureHeader | undefined {
  let at = 2;
  for (;;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at++;
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
}

/** Lossy, lossless and extended WebP (RFC 9649). */
function readWebp(bytes: Uint8Array, view: DataView): PictureHeader | undefined {
  const kind = ascii(bytes, 12, 4);
  if (kind === 'VP8X') {
    const u24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
    return { type: 'webp', width: u24(24) + 1, height: u24(27) + 1 };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8 ') return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return undefined;
}
