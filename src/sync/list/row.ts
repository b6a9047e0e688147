// An act as a row of the log: an envelope of scope `keys` whose body is the signed act itself. The relay makes it.
import { canonicalJson } from '#domain/text/canonical-json.ts';
import type { Bytes } from '../bytes.ts';
import { writeEnvelope } from '../codec/envelope.ts';
import type { Envelope } from '../codec/header.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { type SyncId, ulidOf } from '../ids.ts';
import { KEYS_SCOPE } from '../scopes.ts';
import { parseJson, signedBytes } from '../signed-json.ts';
import type { SignedAct } from '../wire/list.ts';
import { ACT_PURPOSE, readAct } from './read-act.ts';

/** The envelope of an act: its id is the act's hash, its running number the act's. */
export async function actEnvelope(crypto: Crypto, company: SyncId, signed: SignedAct): Promise<Bytes> {
  const hash = await crypto.sha256(signedBytes(ACT_PURPOSE, signed.act));
  const header = { id: ulidOf(hash.subarray(0, 16)), company, scope: KEYS_SCOPE, epoch: 0, device: signed.act.by, n: signed.act.number };
  return writeEnvelope({ header: { ...header, kind: 'change', contains: [], issues: [] }, body: utf8(canonicalJson(signed)) });
}

/** The act in such an envelope, still to be applied. @throws SyncError `malformed`, `newer` */
export function envelopeAct({ header, body }: Envelope): SignedAct {
  if (header.scope !== KEYS_SCOPE) throw new SyncError('malformed', 'act');
  return readAct(parseJson(fromUtf8(body))).signed;
}
