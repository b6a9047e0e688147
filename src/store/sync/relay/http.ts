// One request to a relay: limited in time, its answer limited in size and read by a schema; a refusal becomes a RelayFault.
import type * as z from 'zod/mini';
import type { Bytes } from '#sync/bytes.ts';
import { joined } from '#sync/bytes.ts';
import { ENVELOPE_BYTES, PAGE_BYTES } from '#sync/limits.ts';
import { PROBLEM_TYPE } from '#sync/wire/problem.ts';
import { either } from '../either.ts';
import { codeOf } from './code-of.ts';
import { RelayFault } from './fault.ts';

/** The network, passed in so that tests own it. */
export interface Net {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Absent where there are no sockets: then the relay is asked now and then. */
  socket?(address: string): WebSocket;
  /** Milliseconds that a request may take, its answer included. */
  patience: number;
}

/** What the browser offers. A page of 4 MiB passes in a minute on the slowest mobile network that is of any use. */
export const deviceNet: Net = {
  fetch: (address, init) => globalThis.fetch(address, init),
  socket: (address) => new WebSocket(address),
  patience: 60_000
};

export interface Ask {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/v1/…`, with its query. */
  path: string;
  token?: string;
  json?: unknown;
  bytes?: { media: string; body: Bytes };
  /** Milliseconds that it may take; absent: as long as any. */
  patience?: number;
  /** Ends the request; its reason is thrown then. */
  signal?: AbortSignal | undefined;
}

/** Bytes of a JSON answer: the longest list of acts that there can be (10,000) stays below. */
const JSON_ANSWER = 24 << 20;
const PAGE_ANSWER = PAGE_BYTES + ENVELOPE_BYTES + (64 << 10);
/** A conflict of `POST /v1/issue` carries an envelope in base64. */
const PROBLEM_ANSWER = 2 << 20;

export class Http {
  /** Origin of the relay. */
  readonly relay: string;
  readonly net: Net;
  /** By how many milliseconds this device's clock is ahead of the relay's (below 0: behind), by its last answer; undefined before any. */
  skew: number | undefined;

  constructor(relay: string, net: Net = deviceNet) {
    this.relay = relay;
    this.net = net;
  }

  /** @returns the answer of that shape @throws RelayFault */
  async json<T>(ask: Ask, schema: z.ZodMiniType<T>): Promise<T> {
    const { status, bytes } = await this.#send(ask, JSON_ANSWER);
    const read = schema.safeParse(parsed(bytes));
    if (!read.success) throw new RelayFault('odd', { status });
    return read.data;
  }

  /** @throws RelayFault */
  async bytes(ask: Ask): Promise<Bytes> {
    return (await this.#send(ask, PAGE_ANSWER)).bytes;
  }

  /** For what is answered with nothing. @throws RelayFault */
  async done(ask: Ask): Promise<void> {
    const { status } = await this.#send(ask, 0);
    // Anything but "done, and nothing to say" comes from somebody else.
    if (status !== 204) throw new RelayFault('odd', { status });
  }

  async #send({ method, path, token, json, bytes, patience: own = this.net.patience, signal }: Ask, most: number): Promise<{ status: number; bytes: Bytes }> {
    const type = json === undefined ? bytes?.media : 'application/json';
    const body = json === undefined ? bytes?.body : JSON.stringify(json);
    const headers = { ...(type && { 'content-type': type }), ...(token && { authorization: `Bearer ${token}` }) };
    const patience = AbortSignal.timeout(own);
    try {
      const response = await this.net.fetch(this.relay + path, {
        ...{ method, headers, cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' },
        ...(body !== undefined && { body }),
        signal: signal ? either(signal, patience) : patience
      });
      this.#compareClocks(response.headers);
      if (!response.ok) throw await refusalOf(response);
      return { status: response.status, bytes: await bodyOf(response, most) };
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause instanceof RelayFault ? cause : new RelayFault('unreachable', { cause });
    }
  }

  /** Every answer of HTTP says when it was given (RFC 9110, 6.6.1). */
  #compareClocks(headers: Headers): void {
    const there = Date.parse(headers.get('date') ?? '');
    if (Number.isFinite(there)) this.skew = here() - there;
  }
}

/** By this device's own clock, whatever tests make of the app's: the `Date` of an answer is of the real one too. */
const here = (): number => Date.now();

async function refusalOf(response: Response): Promise<RelayFault> {
  const { status, headers } = response;
  const problem = headers.get('content-type')?.startsWith(PROBLEM_TYPE) ? parsed(await bodyOf(response, PROBLEM_ANSWER)) : undefined;
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  return new RelayFault(codeOf(status, problem), { status, body: problem, retryAfter: Number.isFinite(wait) && wait >= 0 ? wait : undefined });
}

/** Read piece by piece: what is longer than it may be is let go of. */
async function bodyOf({ body, status }: Response, most: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  if (!body) return joined(parts);
  const reader = body.getReader();
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value!.length;
    if (size > most) {
      await reader.cancel();
      throw new RelayFault('odd', { status });
    }
    parts.push(value!);
  }
  return joined(parts);
}

function parsed(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
