// The keys of a connection: what the relay receives for the company while no device is awake is closed for the public half.
import type { Item, Rec } from '../record.ts';

export interface ConnectionKeyPair extends Item {
  /** Base64url of the point. */
  publicKey: string;
  /** Base64url of PKCS #8. */
  privateKey: string;
}

/** One record a connection, in the scope whose editors take over what comes. Two owners who make keys at once both do: none of them is lost. */
export interface ConnectionKey extends Rec {
  /** By what comes: purchases (`connectionKey`), or mail of the government (`eboxKey`). */
  kind: 'connectionKey' | 'eboxKey';
  connection: string;
  keys: ConnectionKeyPair[];
}
