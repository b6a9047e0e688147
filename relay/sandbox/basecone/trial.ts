// A stand-in for its own tests: time that the test moves, one office, and calls in few words.
import { TrialTime } from '../../connections/trial-time.ts';
import { createBasecone } from './basecone.ts';
import type { Basecone } from './basecone.ts';
import type { BaseconeOptions } from './options.ts';

export const ids = {
  first: '11111111-1111-4111-8111-111111111111',
  second: '22222222-2222-4222-8222-222222222222',
  closed: '33333333-3333-4333-8333-333333333333'
} as const;

export const client = { identifier: 'aaaaaaaa-0000-4000-8000-000000000001', secret: 'invented' };
export const premium = { identifier: 'aaaaaaaa-0000-4000-8000-000000000002', secret: 'invented too', premium: true };
export const user = { officeCode: 'OFFICE', username: 'ann', password: 'word' };

/** An answer, as loose as JSON is. */
export interface Shown {
  [name: string]: unknown;
  apiAccessKey: string;
  documentId: string;
  id: string;
  companies: Record<string, unknown>[];
  documents: unknown[];
  warnings?: { code: string }[];
}

export interface Trial {
  time: TrialTime;
  basecone: Basecone;
  /** A call below /v1. A body that is no form goes as JSON. `authorization`: as ann unless given, null for none. */
  ask(method: string, path: string, body?: unknown, authorization?: string | null): Promise<[status: number, body: Shown]>;
  /** Sends files as one document to the first company; gives its id. */
  send(...files: File[]): Promise<string>;
}

export async function newTrial(more: Partial<BaseconeOptions> = {}, time = new TrialTime()): Promise<Trial> {
  const company = (companyId: string, name: string, hasAccess = true) => ({ companyId, name, email: `office.${name}@mail.example`, hasAccess });
  let made = 0;
  const basecone = createBasecone({
    ...{ users: [user], clients: [client, premium], companies: [company(ids.first, 'first'), company(ids.second, 'second'), company(ids.closed, 'closed', false)] },
    ...{ clock: () => time.now(), later: (milliseconds, work) => time.after(milliseconds, work) },
    newId: () => `dddddddd-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
    ...more
  });
  let usual: string | undefined;
  const ask: Trial['ask'] = async (method, path, body, authorization) => {
    const headers = new Headers();
    usual ??= authorization === undefined ? await keyFor(basecone, user) : undefined;
    const given = authorization === undefined ? usual : authorization;
    if (given) headers.set('authorization', given);
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers.set('content-type', 'application/json');
    const answer = await basecone.fetch(`http://basecone.example/v1${path}`, { method, headers, ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }) });
    return [answer.status, (await answer.json()) as Shown];
  };
  const send: Trial['send'] = async (...files) => {
    const [status, body] = await ask('POST', `/documents/import/${ids.first}/ours`, formOf(...files));
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.documentId;
  };
  return { time, basecone, ask, send };
}

/** The Basic header of a user of an app. */
export async function keyFor(basecone: Basecone, { officeCode, username, password }: typeof user, app = client): Promise<string> {
  const body = JSON.stringify({ officeCode, username, password, clientIdentifier: app.identifier, clientSecret: app.secret });
  const headers = { 'content-type': 'application/json' };
  const answer = await basecone.fetch('http://basecone.example/v1/Authentication/ApiAccessKeys', { method: 'POST', headers, body });
  return basic(app.identifier, ((await answer.json()) as { apiAccessKey: string }).apiAccessKey);
}

export const basic = (name: string, word: string): string => `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}`;

export function formOf(...files: File[]): FormData {
  const form = new FormData();
  files.forEach((file, at) => form.append(`part ${at}`, file));
  return form;
}

/** A PDF of so many pages and at least so many bytes. */
export function pdf(name: string, { pages = 1, bytes = 0 } = {}): File {
  const text = `%PDF-1.7\n<< /Type /Pages >>\n${'<< /Type /Page >>\n'.repeat(pages)}`;
  return new File([text.padEnd(bytes, ' ')], name, { type: 'application/pdf' });
}

/** A UBL that is as short as one may be. */
export function ubl(name: string, { embedded = true, root = 'Invoice', version = '2.1', without = '' } = {}): File {
  const base64 = Buffer.from('%PDF-1.7\n').toString('base64');
  const parts = [
    ...[`<cbc:UBLVersionID>${version}</cbc:UBLVersionID>`, '<cbc:ID>2026-0001</cbc:ID>', '<cbc:IssueDate>2026-11-22</cbc:IssueDate>'],
    embedded ? `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">${base64}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>` : '',
    ...['<cac:AccountingSupplierParty/>', '<cac:AccountingCustomerParty/>', '<cac:LegalMonetaryTotal/>']
  ].filter((part) => without === '' || !part.includes(`:${without}`));
  const space = 'urn:oasis:names:specification:ubl:schema:xsd:';
  const names = `xmlns="${space}${root}-2" xmlns:cbc="${space}CommonBasicComponents-2" xmlns:cac="${space}CommonAggregateComponents-2"`;
  return new File([`<?xml version="1.0" encoding="UTF-8"?><${root} ${names}>${parts.join('')}</${root}>`], name, { type: 'application/xml' });
}
