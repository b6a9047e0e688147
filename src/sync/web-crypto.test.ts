// The port on Node's WebCrypto, against published vectors; what it must refuse, and what it must never give out.
import { expect, test } from 'vitest';
import { deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import { crypto } from '../../tests/sync/company.ts';
import type { Bytes } from './bytes.ts';

const bytes = (hex: string): Bytes => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (of: Uint8Array | undefined) => of && Buffer.from(of).toString('hex');

test('HKDF is that of RFC 5869, appendix A.1 and A.3', async () => {
  const secret = await crypto.secretKey(bytes('0b'.repeat(22)));
  expect(hex(await crypto.derive(secret, bytes('000102030405060708090a0b0c'), bytes('f0f1f2f3f4f5f6f7f8f9'), 42))).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
  );
  expect(hex(await crypto.derive(secret, bytes(''), bytes(''), 42))).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8');
});

test('AES-GCM is that of NIST (256 bits, test case 16), and opens only what belongs together', async () => {
  const key = await crypto.aesKey(bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'));
  const [nonce, bound] = [bytes('cafebabefacedbaddecaf888'), bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2')];
  const plain = bytes('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39');
  const closed = await crypto.close(key, nonce, plain, bound);
  expect(hex(closed)).toBe(
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
      '76fc6ece0f4e1768cddf8853bb2d551b'
  );
  expect(hex(await crypto.open(key, nonce, closed, bound))).toBe(hex(plain));
  expect(await crypto.open(key, nonce, closed, bytes(''))).toBeUndefined();
  expect(await crypto.open(key, bytes('cafebabefacedbaddecaf889'), closed, bound)).toBeUndefined();
  expect(await crypto.open(key, nonce, closed.slice(1), bound)).toBeUndefined();
  expect(await crypto.open(key, nonce, bytes(''), bound)).toBeUndefined();
});

test('SHA-256 of "abc" (FIPS 180-4)', async () => {
  expect(hex(await crypto.sha256(Buffer.from('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a signature is good for its key and its bytes', async () => {
  const [mine, other] = [await crypto.signingPair(), await crypto.signingPair()];
  const text = Uint8Array.from(Buffer.from('text'));
  const signature = await crypto.sign(mine.privateKey, text);
  expect([mine.publicKey.length, signature.length]).toEqual([65, 64]);
  expect(await crypto.verify(mine.publicKey, signature, text)).toBe(true);
  expect(await crypto.verify(mine.publicKey, signature, text.slice(1))).toBe(false);
  expect(await crypto.verify(other.publicKey, signature, text)).toBe(false);
  for (const odd of [bytes(''), bytes('04' + '00'.repeat(64)), bytes('04' + 'ff'.repeat(64)), signature]) {
    expect(await crypto.verify(odd, signature, text)).toBe(false);
    expect(await crypto.verify(mine.publicKey, odd, text)).toBe(hex(odd) === hex(signature));
  }
});

test('two agree on one secret; no point off the curve is taken', async () => {
  const [a, b] = [await crypto.wrappingPair(), await crypto.wrappingPair()];
  const shared = await crypto.agree(a.privateKey, b.publicKey);
  expect(shared).toHaveLength(32);
  expect(hex(await crypto.agree(b.privateKey, a.publicKey))).toBe(hex(shared));
  const off = b.publicKey.slice();
  off[64]! ^= 1;
  for (const odd of [off, bytes(''), bytes('04' + '00'.repeat(64))]) expect(await crypto.agree(a.privateKey, odd)).toBeUndefined();
});

test('keys that are made for keeping cannot be taken out', async () => {
  const kept = [
    (await crypto.signingPair()).privateKey,
    (await crypto.wrappingPair()).privateKey,
    await crypto.aesKey(crypto.randomBytes(32)),
    await crypto.secretKey(crypto.randomBytes(32))
  ] as CryptoKey[];
  for (const key of kept) {
    expect(key.extractable).toBe(false);
    await expect(globalThis.crypto.subtle.exportKey('jwk', key)).rejects.toThrow(/not extractable|HKDF/);
  }
  const paper = await crypto.signingPair(true);
  const again = (await crypto.importSigning(await crypto.exportPrivate(paper.privateKey)))!;
  expect((again as CryptoKey).extractable).toBe(false);
  const text = bytes('00');
  expect(await crypto.verify(paper.publicKey, await crypto.sign(again, text), text)).toBe(true);
  expect(await crypto.importSigning(bytes('3000'))).toBeUndefined();
  expect(await crypto.importWrapping(bytes(''))).toBeUndefined();
});

test('deflates without a header, as zlib reads and writes it', async () => {
  const text = Uint8Array.from(Buffer.from('Rue de la Loi 16, 1000 Bruxelles. '.repeat(100)));
  expect(inflateRawSync(await crypto.deflate(text)).equals(text)).toBe(true);
  expect(hex(await crypto.inflate(Uint8Array.from(deflateRawSync(text)), text.length))).toBe(hex(text));
  expect(hex(await crypto.inflate(await crypto.deflate(bytes('')), 0))).toBe('');
});

test('what is no DEFLATE, or too much, gives nothing, and a bomb is not unpacked to see', async () => {
  const text = Uint8Array.from(Buffer.from('x'.repeat(1000)));
  const good = Uint8Array.from(deflateRawSync(text));
  for (const odd of [good.slice(0, -1), bytes('ff'), bytes(''), Uint8Array.from(gzipSync(text))]) expect(await crypto.inflate(odd, 1000)).toBeUndefined();
  expect(await crypto.inflate(good, 999)).toBeUndefined();
  // 256 MiB of zeros in 260 kB: held would show.
  const bomb = Uint8Array.from(deflateRawSync(Buffer.alloc(256 << 20)));
  const before = process.memoryUsage();
  expect(await crypto.inflate(bomb, 8 << 20)).toBeUndefined();
  const after = process.memoryUsage();
  expect(after.arrayBuffers + after.external - before.arrayBuffers - before.external).toBeLessThan(64 << 20);
});
