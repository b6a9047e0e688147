// For the tests of the routes: a relay with one company for each test, asked as its owner, and answers as status and content.
import { afterEach, beforeEach, expect } from 'vitest';
import { makeCompany, makeWorld } from './world.ts';
import type { Company, World } from './world.ts';

/** Of the test that runs. */
export let world: World;
export let company: Company;

/** To be called once in a file of tests: makes `world` and `company` anew for each. */
export function askedByOwner(): void {
  beforeEach(async () => {
    world = await makeWorld();
    company = await makeCompany(world);
  });
  afterEach(() => world.close());
}

/** @returns the status of an answer and its JSON, undefined when it is empty */
export async function read(answer: Promise<Response>): Promise<[number, unknown]> {
  const got = await answer;
  const text = await got.text();
  return [got.status, text === '' ? undefined : JSON.parse(text)];
}

export const get = (address: string, token = company.owner.token) => read(world.ask('GET', address, { token }));

export const send = (method: string, address: string, body: unknown, token = company.owner.token) => read(world.ask(method, address, { token, body }));

/** What `get` and `send` give for a refusal (RFC 9457). */
export const reason = (status: number, reason: string, more = {}) => [status, expect.objectContaining({ status, reason, ...more })];
