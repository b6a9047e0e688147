// Which encoding a text file is in: what Excel, old accounting packages and the web write.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** `spreadsheet`: a real workbook (xlsx, ods, xls) instead of text; `binary`: neither text nor workbook. */
export type EncodingFault = 'spreadsheet' | 'binary';

/** Bytes looked at to tell UTF-16 without a mark, and binary files, apart. */
const SAMPLE = 4096;

/**
 * Finds the encoding by its mark, else by the bytes: zero bytes at every second place are UTF-16, valid UTF-8 is
 * UTF-8, everything else windows-1252 (a plain ISO-8859-1 file reads the same).
 * @returns the label for `TextDecoder`, or why this is no text
 */
export function encodingOf(bytes: Uint8Array): { ok: true; value: Encoding } | { ok: false; fault: EncodingFault } {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { ok: false, fault: 'spreadsheet' };
  }
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { ok: true, value: 'utf-8' };
  if (startsWith(bytes, [0xff, 0xfe])) return { ok: true, value: 'utf-16le' };
  if (startsWith(bytes, [0xfe, 0xff])) return { ok: true, value: 'utf-16be' };
  const zeros = [0, 0];
  const length = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (odd > length / 8 && odd > 4 * even) return { ok: true, value: 'utf-16le' };
  if (even > length / 8 && even > 4 * odd) return { ok: true, value: 'utf-16be' };
  if (even + odd > 0) return { ok: false, fault: 'binary' };
  return { ok: true, value: isUtf8(bytes) ? 'utf-8' : 'windows-1252' };
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** Whether all the bytes are well-formed UTF-8 (Unicode 15, table 3-7). */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const follow = lead < 0x80 ? 0 : lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : -1;
    if (follow < 0) return false;
    for (let k = 1; k <= follow; k++) {
      const byte = bytes[i + k];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return false;
    }
    const second = bytes[i + 1] ?? 0;
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return false;
    if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return false;
    i += follow + 1;
  }
  return true;
}
