// The port to cryptography: what this layer needs, passed in. web-crypto.ts makes one from a browser's or Node's WebCrypto.
import type { Bytes } from './bytes.ts';

/** A key that stays where it is made: a CryptoKey, which IndexedDB keeps as it is. */
export interface KeyHandle {
  readonly type: string;
}
/** AES-GCM, 256 bits, not extractable. */
export type AesKey = KeyHandle;
/** Source of HKDF-SHA-256, not extractable. */
export type SecretKey = KeyHandle;
/** Private half of ECDSA P-256; of ECDH P-256. */
export type SigningKey = KeyHandle;
export type WrappingKey = KeyHandle;

export interface Pair {
  /** Uncompressed point, 65 bytes. */
  publicKey: Bytes;
  privateKey: KeyHandle;
}

export interface Crypto {
  randomBytes(count: number): Bytes;
  sha256(bytes: Uint8Array): Promise<Bytes>;

  secretKey(raw: Bytes): Promise<SecretKey>;
  /** HKDF with SHA-256 (RFC 5869). @param length in bytes */
  derive(secret: SecretKey, salt: Bytes, info: Bytes, length: number): Promise<Bytes>;

  /** @param raw 32 bytes */
  aesKey(raw: Bytes): Promise<AesKey>;
  /** @param nonce 12 bytes, never used twice with one key @returns the closed bytes, 16 more than they were */
  close(key: AesKey, nonce: Bytes, bytes: Bytes, bound: Bytes): Promise<Bytes>;
  /** @returns undefined when key, nonce, bytes and bound data do not belong together */
  open(key: AesKey, nonce: Bytes, bytes: Bytes, bound: Bytes): Promise<Bytes | undefined>;

  /** @param extractable only where the private half is to be closed in a box: recovery sheet, inbox */
  signingPair(extractable?: boolean): Promise<Pair>;
  wrappingPair(extractable?: boolean): Promise<Pair>;
  /** PKCS #8 of the private half of an extractable pair. */
  exportPrivate(key: KeyHandle): Promise<Bytes>;
  /** Not extractable again. @returns undefined when the bytes are no such key */
  importSigning(pkcs8: Bytes): Promise<SigningKey | undefined>;
  importWrapping(pkcs8: Bytes): Promise<WrappingKey | undefined>;

  /** ECDSA P-256 with SHA-256: r and s, 64 bytes. */
  sign(key: SigningKey, bytes: Bytes): Promise<Bytes>;
  /** False also when the public key is no point of the curve. */
  verify(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean>;
  /** ECDH: the 32 bytes of x; undefined when the public key is no point of the curve. */
  agree(key: WrappingKey, publicKey: Bytes): Promise<Bytes | undefined>;

  /** DEFLATE without a header (RFC 1951). */
  deflate(bytes: Bytes): Promise<Bytes>;
  /** @returns undefined when it is no DEFLATE or gives more than `most` bytes, of which no more are held */
  inflate(bytes: Bytes, most: number): Promise<Bytes | undefined>;
}
