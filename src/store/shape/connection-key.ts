// Stored keys of connections.
import * as z from 'zod/mini';
import type { ConnectionKey, ConnectionKeyPair } from '#domain/company/connection-key.ts';
import { type Fields, item, rec, text } from './fields.ts';

const pairFields = { ...item, publicKey: text, privateKey: text } satisfies Fields<ConnectionKeyPair>;
const keyFields = { ...rec, connection: text, keys: z.array(z.looseObject(pairFields)) };
export const connectionKey = z.looseObject({ ...keyFields, kind: z.literal('connectionKey') } satisfies Fields<ConnectionKey>);
export const eboxKey = z.looseObject({ ...keyFields, kind: z.literal('eboxKey') } satisfies Fields<ConnectionKey>);
