// File names that every system accepts, made from what people type.
import { cutUtf8, utf8Length } from './utf8.ts';

/** Most file systems stop at 255 bytes; some room is left for "(1)" and for encrypted volumes. */
const MAX_BYTES = 140;

/** Windows keeps these names for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;

/**
 * A safe name from a stem and an extension without dot: path and control characters, the marks that turn the reading
 * direction and Windows' forbidden `<>:"|?*` become "-"; no leading dot, nor what a list of files would run as a formula (`=`, `+`, `-`, `@`);
 * no trailing dot or blank, at most 140 bytes.
 * A stem of which nothing remains becomes `fallback`.
 */
export function fileName(stem: string, extension: string, fallback = 'document'): string {
  const suffix = extension && `.${clean(extension)}`;
  const room = MAX_BYTES - utf8Length(suffix);
  const name = trimEnds(cutUtf8(trimEnds(clean(stem)), room)) || fallback;
  const base = name.split('.')[0] ?? name;
  return (RESERVED.test(base.trim()) ? `_${cutUtf8(name, room - 1)}` : name) + suffix;
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\u2028\u2029\ufffd/\\<>:"|?*]+/gu, '-')
    .replace(/\s+/g, ' ');
}

function trimEnds(text: string): string {
  return text.replace(/^[\s.\-=+@＝＋－＠]+|[\s.-]+$/g, '');
}
