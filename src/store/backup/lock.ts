// The passphrase of a backup: PBKDF2 makes a key of it, AES-GCM closes each block with the block's own number.
import { BackupError } from './errors.ts';

export interface LockHead {
  kdf: 'PBKDF2-SHA256';
  iterations: number;
  /** 16 random bytes, base64. */
  salt: string;
  /** 16 zero bytes closed with the key under number 0, base64: tells a wrong passphrase from a damaged file. */
  check: string;
}

export interface Lock {
  head: LockHead;
  /** @param number of the block, from 1 on: never used twice with one key */
  close(number: number, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws DOMException when the bytes are not what was closed under that number */
  open(number: number, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023): about half a second on a phone. */
const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const bytesOf = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

function nonce(number: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setBigUint64(4, BigInt(number));
  return bytes;
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // The same letters typed on another system may be composed otherwise.
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function lockOf(key: CryptoKey, head: LockHead): Lock {
  const with_ = (number: number) => ({ name: 'AES-GCM', iv: nonce(number) });
  return {
    head,
    close: async (number, bytes) => new Uint8Array(await crypto.subtle.encrypt(with_(number), key, bytes)),
    open: async (number, bytes) => new Uint8Array(await crypto.subtle.decrypt(with_(number), key, bytes))
  };
}

/** A new lock with a salt of its own. @param iterations fewer only in tests */
export async function newLock(passphrase: string, iterations = ITERATIONS): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(passphrase, salt, iterations);
  const check = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce(0) }, key, new Uint8Array(16)));
  return lockOf(key, { kdf: 'PBKDF2-SHA256', iterations, salt: base64(salt), check: base64(check) });
}

/** The lock that a file was closed with. @throws BackupError `passphrase-wrong`, `damaged` */
export async function openLock(head: LockHead, passphrase: string): Promise<Lock> {
  if (head.iterations < 1 || head.iterations > MOST_ITERATIONS) throw new BackupError('damaged', 'iterations');
  let salt: Uint8Array<ArrayBuffer>, check: Uint8Array<ArrayBuffer>;
  try {
    [salt, check] = [bytesOf(head.salt), bytesOf(head.check)];
  } catch (cause) {
    throw new BackupError('damaged', 'lock', cause);
  }
  const lock = lockOf(await keyOf(passphrase, salt, head.iterations), head);
  try {
    await lock.open(0, check);
  } catch (cause) {
    throw new BackupError('passphrase-wrong', '', cause);
  }
  return lock;
}
