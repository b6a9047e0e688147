// The port to cryptography on WebCrypto and Compression Streams, handed in by their shape: a browser's and Node's both fit.
import { type Bytes, concat, toBase64url } from './bytes.ts';
import type { Crypto, KeyHandle, Pair } from './crypto.ts';

/** What is used of SubtleCrypto. */
interface Subtle {
  digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
  importKey(format: 'raw' | 'pkcs8', data: Bytes, algorithm: { name: string; namedCurve?: string }, extractable: boolean, usages: Usage[]): Promise<KeyHandle>;
  exportKey(format: 'raw' | 'pkcs8', key: KeyHandle): Promise<ArrayBuffer>;
  generateKey(algorithm: { name: string; namedCurve: string }, extractable: boolean, usages: Usage[]): Promise<unknown>;
  deriveBits(algorithm: { name: string }, key: KeyHandle, length: number): Promise<ArrayBuffer>;
  encrypt(algorithm: { name: string }, key: KeyHandle, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: { name: string }, key: KeyHandle, data: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: { name: string; hash: string }, key: KeyHandle, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: { name: string; hash: string }, key: KeyHandle, signature: Bytes, data: Bytes): Promise<boolean>;
}
type Usage = 'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveBits';

/** What is used of CompressionStream and DecompressionStream. */
interface Compression {
  readonly writable: { getWriter(): { write(chunk: Bytes): Promise<void>; close(): Promise<void> } };
  readonly readable: { getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(): Promise<void> } };
}

/** What a global object offers in a secure context (https, localhost) and in Node. */
export interface Platform {
  crypto: { readonly subtle: Subtle; getRandomValues(array: Bytes): unknown };
  CompressionStream: new (format: 'deflate-raw') => Compression;
  DecompressionStream: new (format: 'deflate-raw') => Compression;
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };
const ECDH = { name: 'ECDH', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
/** Public keys kept imported: a company has at most so many devices that speak. */
const KEPT = 256;

/** `webCrypto(globalThis)`. Private and secret keys that it makes are not extractable unless asked. */
export function webCrypto({ crypto, CompressionStream, DecompressionStream }: Platform): Crypto {
  const { subtle } = crypto;
  const bytes = async (answer: Promise<ArrayBuffer>) => new Uint8Array(await answer);
  const orNothing = <T>(answer: Promise<T>) => answer.catch(() => undefined);
  const verifiers = new Map<string, Promise<KeyHandle | undefined>>();

  function verifier(publicKey: Bytes): Promise<KeyHandle | undefined> {
    const name = toBase64url(publicKey);
    const kept = verifiers.get(name);
    if (kept) return kept;
    if (verifiers.size >= KEPT) verifiers.clear();
    const key = orNothing(subtle.importKey('raw', publicKey, ECDSA, false, ['verify']));
    verifiers.set(name, key);
    return key;
  }

  async function pair(algorithm: typeof ECDSA, usages: Usage[], extractable: boolean): Promise<Pair> {
    const made = (await subtle.generateKey(algorithm, extractable, usages)) as { publicKey: KeyHandle; privateKey: KeyHandle };
    return { publicKey: await bytes(subtle.exportKey('raw', made.publicKey)), privateKey: made.privateKey };
  }

  const gcm = (iv: Bytes, additionalData: Bytes) => ({ name: 'AES-GCM', iv, additionalData });
  return {
    randomBytes(count) {
      const random = new Uint8Array(count);
      crypto.getRandomValues(random);
      return random;
    },
    sha256: (data) => bytes(subtle.digest('SHA-256', data as Bytes)),
    secretKey: (raw) => subtle.importKey('raw', raw, { name: 'HKDF' }, false, ['deriveBits']),
    derive: (secret, salt, info, length) => bytes(subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info } as { name: string }, secret, length * 8)),
    aesKey: (raw) => subtle.importKey('raw', raw, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']),
    close: (key, nonce, data, bound) => bytes(subtle.encrypt(gcm(nonce, bound), key, data)),
    open: (key, nonce, data, bound) => orNothing(bytes(subtle.decrypt(gcm(nonce, bound), key, data))),
    signingPair: (extractable = false) => pair(ECDSA, ['sign', 'verify'], extractable),
    wrappingPair: (extractable = false) => pair(ECDH, ['deriveBits'], extractable),
    exportPrivate: (key) => bytes(subtle.exportKey('pkcs8', key)),
    importSigning: (pkcs8) => orNothing(subtle.importKey('pkcs8', pkcs8, ECDSA, false, ['sign'])),
    importWrapping: (pkcs8) => orNothing(subtle.importKey('pkcs8', pkcs8, ECDH, false, ['deriveBits'])),
    sign: (key, data) => bytes(subtle.sign(SIGNATURE, key, data)),
    async verify(publicKey, signature, data) {
      const key = await verifier(publicKey);
      return key !== undefined && (await orNothing(subtle.verify(SIGNATURE, key, signature, data))) === true;
    },
    async agree(key, publicKey) {
      const other = await orNothing(subtle.importKey('raw', publicKey, ECDH, false, []));
      return other && orNothing(bytes(subtle.deriveBits({ name: 'ECDH', public: other } as { name: string }, key, 256)));
    },
    deflate: async (data) => (await through(new CompressionStream('deflate-raw'), data, Infinity))!,
    inflate: (data, most) => orNothing(through(new DecompressionStream('deflate-raw'), data, most))
  };
}

/** What comes out of a stream; undefined as soon as it is more than `most` bytes. */
async function through(stream: Compression, data: Bytes, most: number): Promise<Bytes | undefined> {
  const writer = stream.writable.getWriter();
  // Their failures come out at the reader too; without a catch they would count as nobody's.
  const ignore = () => undefined;
  writer.write(data).catch(ignore);
  writer.close().catch(ignore);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return concat(...parts);
    const part = value as Uint8Array;
    size += part.length;
    if (size > most) {
      await reader.cancel().catch(ignore);
      return undefined;
    }
    parts.push(part);
  }
}
