// Stored keys of connections.
import * as z from 'zod/mini';
import type { ConnectionKey, ConnectionKeyPair } from '#domain/company/connection-key.ts';
import { type Fields, item, rec, text } from './fields.ts';

const pairFields = { ...item, publicKey: text, privateKey: text } satisfies Fields<ConnectionKeyPair>;
const connectionKeyFields = { ...rec, kind: z.literal('connectionKey'), connection: text, keys: z.array(z.looseObject(pairFields)) } satisfies Fields<ConnectionKey>;
export const connectionKey = z.looseObject(connectionKeyFields);
