// A relay as somebody who is not signed in sees it: founding, being invited, coming back with the recovery sheet.
import type { SyncId } from '#sync/ids.ts';
import { type CompanyPost, companyPosted, type RecoverAnswer, recoverAnswer } from '#sync/wire/company.ts';
import { practiceAnswer } from '#sync/wire/connections.ts';
import { type InvitationSeen, invitationSeen } from '#sync/wire/invitations.ts';
import type { Http } from './http.ts';

/** Founds a company; the same request again gets the same answer. @throws RelayFault `admission`, `differs`, … */
export function found(http: Http, post: CompanyPost): Promise<{ generation: SyncId; head: number }> {
  return http.json({ method: 'POST', path: '/v1/companies', json: post }, companyPosted);
}

/** @throws RelayFault `absent` when it never was, has run out or was withdrawn, `declined` when who asked was told no */
export function seenInvitation(http: Http, id: SyncId): Promise<InvitationSeen> {
  return http.json({ method: 'GET', path: `/v1/invitations/${id}` }, invitationSeen);
}

/** Leaves the keys of a new device; the very same again is fine. @throws RelayFault `used` when another device was first, `absent`, `declined` */
export function requestJoin(http: Http, id: SyncId, request: string): Promise<void> {
  return http.done({ method: 'POST', path: `/v1/invitations/${id}/request`, json: { request } });
}

/** Takes one's own request back. @throws RelayFault `used` when it was answered with yes, `absent` when it stands there no more */
export function unaskJoin(http: Http, id: SyncId, request: string): Promise<void> {
  return http.done({ method: 'DELETE', path: `/v1/invitations/${id}/request`, json: { request } });
}

/** The box of a recovery sheet. @throws RelayFault `absent` */
export function recoveryBox(http: Http, recovery: SyncId): Promise<RecoverAnswer> {
  return http.json({ method: 'POST', path: '/v1/recover', json: { recovery } }, recoverAnswer);
}

/** The types of stand-ins that the relay has, for companies of sample data. @throws RelayFault */
export async function practiceTypes(http: Http): Promise<string[]> {
  return (await http.json({ method: 'GET', path: '/v1/practice' }, practiceAnswer)).types;
}
