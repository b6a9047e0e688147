// One route of /v1: what it takes and answers, once for the running of it and for its description at /v1/openapi.json.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import type { Bytes } from '#sync/bytes.ts';
import { SyncError } from '#sync/error.ts';
import { PROBLEM_TYPE, problem } from '#sync/wire/problem.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import { readBody } from './body.ts';
import { limitAddress, memberOf } from './member.ts';
import { isSystem } from './system.ts';
import type { Member } from './member.ts';

type Schema<T> = z.ZodMiniType<T>;
type Media = { media: string };

/** Where the status alone does not say it. */
const descriptions: Record<number, string> = {
  507: 'Refused: no room on the disk, or the company has filled its quota (RELAY_QUOTA_GIB). Nothing was written'
};

interface Spec<Params, Query, Body, Answer> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** `/v1/blobs/{id}` */
  path: `/v1/${string}`;
  summary: string;
  params?: Schema<Params>;
  query?: Schema<Query>;
  /** Of so many bytes at most. */
  body?: { most: number } & ({ json: Schema<Body> } | Media);
  /** JSON of that shape, bytes of that type, or nothing. */
  answer?: Schema<Answer> | Media;
  /** Statuses of its refusals beside those that every route has. */
  refuses?: readonly number[];
}

/** A device by its token; another system by its secret. */
type SignIn = 'device' | 'system';

interface Given<Params, Query, Body> {
  c: Context;
  params: Params;
  query: Query;
  body: Body;
}

/** Bodies that are not JSON come as bytes. */
type Act<Params, Query, Body, Answer, More> = (given: Given<Params, Query, Body> & More) => Promise<Answer | Response>;

export interface Api {
  /** A route for who is signed in and whose entry `may` allows; for its role the rest stands in the act. */
  member<Params = unknown, Query = unknown, Body = Bytes, Answer = void>(
    spec: Spec<Params, Query, Body, Answer> & { may: (entry: Member['entry']) => boolean },
    act: Act<Params, Query, Body, Answer, { member: Member }>
  ): void;
  /** A route for another system, which signs in with a secret that both were given. */
  system<Params = unknown, Query = unknown, Body = Bytes, Answer = void>(
    spec: Spec<Params, Query, Body, Answer> & { user: string; secret: string },
    act: Act<Params, Query, Body, Answer, object>
  ): void;
  /** A route for who is not signed in. */
  anyone<Params = unknown, Query = unknown, Body = Bytes, Answer = void>(
    spec: Spec<Params, Query, Body, Answer>,
    act: Act<Params, Query, Body, Answer, object>
  ): void;
}

/** Adds routes to `app`. Who asks is settled before the body is read. */
export function api(app: OpenAPIHono, relay: Relay): Api {
  function add<Params, Query, Body, Answer, More>(
    spec: Spec<Params, Query, Body, Answer>,
    signedIn: SignIn | undefined,
    who: (c: Context) => Promise<More>,
    act: Act<Params, Query, Body, Answer, More>
  ): void {
    describe(app, spec, signedIn);
    app.on(spec.method.toUpperCase(), spec.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      if (relay.stopping) throw new Refusal(503, 'stopping', {}, { 'retry-after': '5' });
      const more = await who(c);
      const params = spec.params ? read(spec.params, c.req.param()) : ({} as Params);
      const query = spec.query ? read(spec.query, c.req.query()) : ({} as Query);
      const body = (spec.body ? await readSpecified(c, spec.body, relay.bodyPatience) : undefined) as Body;
      const answer = await inWords(act({ c, params, query, body, ...more }));
      if (answer instanceof Response) return answer;
      const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
      return answer === undefined ? c.body(null, 204, headers) : c.json(answer as object, 200, headers);
    });
  }

  return {
    member: (spec, act) =>
      add(
        spec,
        'device',
        async (c) => {
          const member = await memberOf(c, relay);
          if (!spec.may(member.entry)) throw new Refusal(403, 'role');
          return { member };
        },
        act
      ),
    system: (spec, act) =>
      add(
        spec,
        'system',
        async (c) => {
          if (!isSystem(c, spec)) {
            limitAddress(c, relay);
            throw new Refusal(401, 'token', {}, { 'www-authenticate': 'Basic realm="carnet"' });
          }
          return {};
        },
        act
      ),
    anyone: (spec, act) =>
      add(
        spec,
        undefined,
        async (c) => {
          limitAddress(c, relay);
          return {};
        },
        act
      )
  };
}

/** Bytes as an answer, never kept by a cache. */
export function bytesAnswer(c: Context, bytes: Bytes, media: string): Response {
  return c.body(bytes, 200, { 'content-type': media, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
}

async function readSpecified<T>(c: Context, body: { most: number } & ({ json: Schema<T> } | Media), patience: number): Promise<unknown> {
  const media = 'json' in body ? 'application/json' : body.media;
  const [given = ''] = (c.req.header('content-type') ?? '').split(';');
  if (given.trim().toLowerCase() !== media) throw new Refusal(415, 'media-type');
  const bytes = await readBody(c, body.most, patience);
  return 'json' in body ? read(body.json, parse(bytes)) : bytes;
}

function parse(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'malformed');
  }
}

function read<T>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  // Where it is wrong, not what stands there.
  throw new Refusal(
    400,
    'malformed',
    issue && issue.path.length > 0 ? { detail: issue.path.map((part) => String(part).slice(0, 40)).join('.') } : {}
  );
}

/** What a reader of the wire refuses is the sender's fault. */
async function inWords<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    if (error.code === 'too-large') throw new Refusal(413, 'too-large');
    throw error.code === 'role' || error.code === 'revoked' ? new Refusal(403, error.code) : new Refusal(400, 'malformed', { detail: error.code });
  }
}

/**
 * The description by JSON Schema, which OpenAPI 3.1 takes as it is. The wire's schemas are of zod/mini, for which zod-openapi's own
 * generator has no eyes (it wants the methods of the large zod); its registry takes ready schemas.
 */
function describe<P, Q, B, A>(
  app: OpenAPIHono,
  { method, path, summary, params, query, body, answer, refuses = [] }: Spec<P, Q, B, A>,
  signedIn: SignIn | undefined
): void {
  const refused = { [PROBLEM_TYPE]: { schema: jsonSchema(problem) } };
  const statuses = [400, ...(signedIn ? [401, 403] : []), ...(body ? [408, 413, 415] : []), ...refuses, 429, 500, 503, ...(body ? [507] : [])];
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    security: signedIn ? [{ [signedIn]: [] }] : [],
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(body ? { requestBody: { required: true, content: content('json' in body ? body.json : body) } } : {}),
    responses: {
      ...(answer ? { 200: { description: 'Done', content: content(answer) } } : { 204: { description: 'Done' } }),
      ...Object.fromEntries(statuses.map((status) => [status, { description: descriptions[status] ?? 'Refused', content: refused }]))
    }
  });
}

function content(of: z.ZodMiniType | Media): Record<string, { schema: object }> {
  return 'media' in of ? { [of.media]: { schema: { type: 'string', format: 'binary' } } } : { 'application/json': { schema: jsonSchema(of) } };
}

function parameters(schema: z.ZodMiniType | undefined, where: 'path' | 'query') {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema) as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(properties).map(([name, of]) => ({ name, in: where, required: required.includes(name), schema: of }));
}

function jsonSchema(schema: z.ZodMiniType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
