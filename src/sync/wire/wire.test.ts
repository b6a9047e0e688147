// The schemas of the wire: what the parts make fits them, what is odd does not, and all of them can be published.
import fc from 'fast-check';
import * as z from 'zod/mini';
import { beforeAll, describe, expect, test } from 'vitest';
import { crypto, join, newCompany, type TestCompany } from '../../../tests/sync/company.ts';
import { makeGrant } from '../keys/grant.ts';
import { liveDevice } from '../list/state.ts';
import { proofText } from '../session/proof.ts';
import { blobAnswer, chunkParams } from './blobs.ts';
import { companyPost, recoverAnswer } from './company.ts';
import { eventStanding } from './events.ts';
import { day, id, letter, record, scope, series } from './fields.ts';
import { invitationPost } from './invitations.ts';
import { issueConflict, seriesPost } from './issue.ts';
import { keysAnswer, keysPost } from './keys.ts';
import { act, signedAct } from './list.ts';
import { logQuery, pushAnswer } from './log.ts';
import { issueProblem, problem } from './problem.ts';
import { challengePost, sessionPost } from './sessions.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await newCompany();
  await join(company, { role: 'staff', scopes: { sales: 'edit' } });
});

test('what is made goes through unchanged', async () => {
  const [device] = company.list.devices;
  const grant = await makeGrant(crypto, company.list, company.founder, liveDevice(company.list, device!.id), company.founded.keys);
  const signature = Buffer.from(await crypto.sign(company.founder.signingKey, proofText('session', company.list.company, device!.id, 'c'))).toString('base64url');
  const bodies: [z.ZodMiniType, unknown][] = [
    [companyPost, company.founded.post],
    [keysPost, { acts: company.acts, grants: [grant] }],
    [keysAnswer, { head: 4, acts: company.acts, grant }],
    [sessionPost, { company: company.list.company, device: device!.id, challenge: 'A'.repeat(43), signature }],
    [problem, { title: 'Conflict', status: 409, reason: 'list', head: 4, type: 'about:blank' }],
    [issueProblem, { title: 'Conflict', status: 409, reason: 'number', next: 7, lastDate: '2026-11-22' }],
    [pushAnswer, { generation: device!.id, head: 3, results: [{ id: '01JD0000000000000000000000', seq: 3 }, { fault: 'malformed' }] }]
  ];
  for (const [schema, body] of bodies) expect(schema.parse(body)).toEqual(body);
});

test.each([
  [id, ['', '8'.repeat(26), 'A'.repeat(26), 'u'.repeat(26), '../../etc/passwd']],
  [scope, ['', 'a', 'Sales', 'a'.repeat(21), 'sales\n']],
  [series, ['j', 'j:26', 'j:2026:b', 'j|x:2026', `${'j'.repeat(65)}:2026`]],
  [record, ['', 'a'.repeat(65), 'a b', 'a/b', 'é']],
  [letter, ['', 'a', 'I', 'O', 'ABCD', 'A1']],
  [day, ['', '2026-13-01', '2026-00-10', '2026-01-32', '0026-01-01', '2026-1-1']],
  [challengePost, [{}, { company: 'x', device: 'y' }]],
  [chunkParams, [{ id: 'x', chunk: '0' }, { id: 'A'.repeat(43), chunk: '-1' }, { id: 'A'.repeat(43), chunk: '100' }]],
  [logQuery, [{ after: '-1' }, { after: 'x' }, { after: '1e3' }, { limit: '0' }, { limit: '1001' }, { after: '9'.repeat(16) }]],
  [seriesPost, [{ series: [{ series: 'j:2026', last: -1 }] }, { series: Array.from({ length: 201 }, () => ({ series: 'j:2026', last: 0 })) }]],
  [blobAnswer, [{ of: 0, have: [] }, { of: 65, have: [] }, { of: 1, have: [64] }]],
  [invitationPost, [{ id: 'x' }]],
  [recoverAnswer, [{}]],
  [eventStanding, [{ generation: 1 }, { head: -1 }]],
  [issueConflict, [{ reason: 'number', next: 0 }, { reason: 'other' }, { reason: 'issued', seq: 1, envelope: '+' }]]
] as [z.ZodMiniType, unknown[]][])('odd values are refused (%#)', (schema, odd) => {
  for (const value of odd) expect([value, schema.safeParse(value).success]).toEqual([value, false]);
});

test('a query reads as numbers', () => {
  expect(logQuery.parse({ after: '12', limit: '1000' })).toEqual({ after: 12, limit: 1000 });
  expect(logQuery.parse({})).toEqual({});
});

test('whatever JSON comes, schemas answer and never throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const schema of [companyPost, keysPost, signedAct, act, invitationPost, issueConflict, problem]) expect(typeof schema.safeParse(value).success).toBe('boolean');
    })
  );
});

test('lists have an end', () => {
  const many = Array.from({ length: 17 }, () => company.acts[0]!);
  expect(keysPost.safeParse({ acts: many, grants: [] }).success).toBe(false);
  expect(keysPost.safeParse({ acts: [], grants: [] }).success).toBe(false);
});

describe('published', () => {
  const modules = import.meta.glob<Record<string, unknown>>('./*.ts', { eager: true });
  const schemas = Object.entries(modules).flatMap(([file, exports]) =>
    Object.entries(exports).flatMap(([name, value]) => (typeof value === 'object' && value !== null && '_zod' in value ? [[`${file} ${name}`, value as z.ZodMiniType] as const] : []))
  );
  test.each(schemas)('%s has a JSON Schema', (_, schema) => {
    expect(z.toJSONSchema(schema, { io: 'input' })).toBeTypeOf('object');
  });
});

test('a proof serves one purpose, company, device and challenge', () => {
  const text = (...args: Parameters<typeof proofText>) => Buffer.from(proofText(...args)).toString();
  expect(text('session', 'c', 'd', 'x')).toBe('carnet/1/session|c|d|x');
  expect(new Set([text('session', 'c', 'd', 'x'), text('delete', 'c', 'd', 'x'), text('session', 'e', 'd', 'x'), text('session', 'c', 'e', 'x'), text('session', 'c', 'd', 'y')]).size).toBe(5);
});
