// Width and height of a picture by its header, before anything of it is decoded.

export interface Size {
  width: number;
  height: number;
}

/** The dimensions of a JPEG, PNG or HEIC in pixels; undefined where its header does not say. */
export function pictureSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes.length >= 12 && view.getUint32(4) === FTYP) return heicSize(view);
  return undefined;
}

/** Segment by segment until a frame header (SOF0–15 without DHT, JPG and DAC; ITU T.81, B.2.2). */
function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Standing alone, without a length: TEM and RST.
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (!alone && view.getUint16(at + 2) < 2) return undefined;
    at += alone ? 2 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

const FTYP = 0x66747970;
const ISPE = 0x69737065;
/** The boxes that lead to `ispe`; `meta` alone has version and flags before its boxes. */
const META = 0x6d657461;
const WITHIN = new Set([META, 0x69707270, 0x6970636f]);

/** The largest of the picture's extents: smaller ones are its thumbnail and its tiles (ISO/IEC 23008-12, 6.5.3). */
function heicSize(view: DataView, from = 0, to = view.byteLength, depth = 0): Size | undefined {
  let most: Size | undefined;
  for (let at = from; at + 8 <= to; ) {
    const [length, type] = [view.getUint32(at), view.getUint32(at + 4)];
    const end = length === 0 ? to : at + length;
    if ((length !== 0 && length < 8) || end > to) break;
    let found: Size | undefined;
    if (type === ISPE && at + 20 <= end) found = { width: view.getUint32(at + 12), height: view.getUint32(at + 16) };
    else if (WITHIN.has(type) && depth < 4) found = heicSize(view, at + (type === META ? 12 : 8), end, depth + 1);
    if (found && (!most || found.width * found.height > most.width * most.height)) most = found;
    at = end;
  }
  return most;
}
