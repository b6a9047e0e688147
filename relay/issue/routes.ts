// Numbers: given with the document that bears them, in one transaction, or refused with what stands.
import { isIsoDate } from '#domain/dates.ts';
import { toBase64url } from '#sync/bytes.ts';
import { decideIssue } from '#sync/issue/decide.ts';
import { ENVELOPE_BYTES, JSON_BYTES } from '#sync/limits.ts';
import { allowed } from '#sync/roles.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { issueAnswer, seriesAnswer, seriesPost } from '#sync/wire/issue.ts';
import type { IssueConflict, IssueFact } from '#sync/wire/issue.ts';
import { BINARY_TYPE } from '#sync/wire/log.ts';
import type { Api } from '../api/route.ts';
import { judge } from '../envelopes/judge.ts';
import { newEnvelope } from '../envelopes/new-envelope.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import type { IssueState, SeriesState } from '../storage/log-port.ts';
import { dayInBrussels } from './today.ts';

export function issueRoutes({ member }: Api, relay: Relay): void {
  const mayIssue = (entry: Parameters<typeof allowed>[0]): boolean => allowed(entry, SALES_SCOPE, 'issue');
  const standing = async (company: string) => ({ series: (await relay.storage.issues.series(company)).map(onWire) });

  member(
    {
      method: 'post',
      path: '/v1/issue',
      summary: 'Give a number to a document',
      may: mayIssue,
      body: { media: BINARY_TYPE, most: ENVELOPE_BYTES },
      answer: issueAnswer,
      refuses: [409]
    },
    async ({ member: { company, device }, body }) => {
      const envelope = newEnvelope(body);
      const [fact, ...more] = envelope.issues;
      const mine = envelope.company === company && envelope.device === device;
      if (!fact || more.length > 0 || envelope.kind !== 'issue' || !mine) throw new Refusal(400, 'malformed');
      const at = relay.clock();
      const answer = await relay.storage.issues.claim({ company, author: device, at, envelope, quota: relay.quota }, judge, (state) =>
        refusalOf(state, fact, dayInBrussels(at))
      );
      switch (answer.outcome) {
        case 'stored':
          if (answer.fresh) relay.hub.tell(company);
          return { seq: answer.seq };
        case 'refused':
          throw new Refusal(409, answer.refusal.reason, answer.refusal);
        case 'fault':
          if (answer.fault === 'role') throw new Refusal(403, 'role');
          throw answer.fault === 'taken' ? new Refusal(409, 'differs') : new Refusal(400, 'malformed', { detail: answer.fault });
        case 'revoked':
          throw new Refusal(403, 'revoked');
        default:
          throw new Refusal(401, 'token');
      }
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/series',
      summary: 'Where each series stands',
      may: (entry) => allowed(entry, SALES_SCOPE, 'read'),
      answer: seriesAnswer
    },
    ({ member: { company } }) => standing(company)
  );

  member(
    {
      method: 'post',
      path: '/v1/series',
      summary: 'Raise series before anything is issued in them here',
      may: mayIssue,
      body: { json: seriesPost, most: JSON_BYTES },
      answer: seriesAnswer
    },
    async ({ member: { company }, body: { series } }) => {
      if (series.some(({ lastDate }) => lastDate !== undefined && !isIsoDate(lastDate))) throw new Refusal(400, 'malformed', { detail: 'series' });
      await relay.storage.issues.raise(
        company,
        series.map(({ series, last, lastDate }) => ({ series, last, lastDate }))
      );
      return standing(company);
    }
  );
}

function refusalOf({ series, issued }: IssueState, fact: IssueFact, today: string): IssueConflict | undefined {
  const decision = decideIssue(
    {
      ...(series && { series: { last: series.last, ...(series.lastDate && { lastDate: series.lastDate }) } }),
      ...(issued && { issued: { seq: issued.seq, envelope: toBase64url(issued.bytes) } }),
      today
    },
    fact
  );
  return decision.store ? undefined : decision.conflict;
}

function onWire({ series, last, lastDate }: SeriesState): { series: string; last: number; lastDate?: string } {
  return { series, last, ...(lastDate && { lastDate }) };
}
