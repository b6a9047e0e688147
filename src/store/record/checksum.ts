// CRC-32 (ISO 3309, as in ZIP) of stored updates: quick enough to look at every one on every load.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @returns the checksum as a number of 32 bits; `from` continues one over several pieces. */
export function crc32(bytes: Uint8Array, from = 0): number {
  let c = ~from;
  for (let i = 0; i < bytes.length; i++) c = TABLE[(c ^ bytes[i]!) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
}
