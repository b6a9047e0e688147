// The key of a connection: made once, in the log before the relay closes anything for it.
import type { ConnectionKey, ConnectionKeyPair } from '#domain/company/connection-key.ts';
import { between, inOrder } from '#domain/position.ts';
import { connectionKeyId } from '#sync/inbox/ids.ts';
import { newInboxKey } from '#sync/keys/inbox.ts';
import { instant, newIds } from '../chance.ts';
import { prepareEdit } from '../gate/edit.ts';
import { scopeOf } from '../sync/scope-of.ts';
import { pushSome } from '../sync/exchange.ts';
import type { Connected } from '../sync/connected.ts';
import { RelayFault } from '../sync/relay/fault.ts';

/** Makes sure that the relay has a public key of the connection whose other half the log has. @param kind by what it brings @throws RelayFault, StoreError `role` */
export async function connectionKey(connected: Connected, connection: string, kind: ConnectionKey['kind'] = 'connectionKey'): Promise<void> {
  const { crypto, gate, chance, relay } = connected;
  const id = connectionKeyId(connection);
  const made = await newInboxKey(crypto);
  const ids = newIds(chance);
  const record = await gate.act((preparing) =>
    prepareEdit(preparing, kind, id, (before) => {
      if (before && before.keys.length > 0) return before;
      const pair: ConnectionKeyPair = { id: ids(), pos: between('', ''), ...made };
      const fresh: ConnectionKey = { id, kind, schema: 1, createdAt: instant(chance), connection, keys: [] };
      return { ...(before ?? fresh), keys: [pair] };
    })
  );
  while ((await pushSome(connected)).stored > 0);
  const waits = await connected.connection.run((db) => db.outbox.filter(({ what }) => what.type === 'update' && what.record === id).count());
  // Closed for a key that one device alone has, what came would be lost with it.
  if (waits > 0) throw new RelayFault('unreachable');
  await relay.putInboxKey(connection, inOrder(record.keys)[0]!.publicKey, scopeOf(kind)!);
}
