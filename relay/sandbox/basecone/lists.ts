// Documents looked up: one, those of a company, the archive searched by file name (ApiReference/DocumentDetails, Archive).
import * as z from 'zod';
import { companyFor } from './access.ts';
import type { Answers, Caller } from './calls.ts';
import { nameOf, TAGS } from './documents.ts';
import type { KeptDocument } from './documents.ts';
import { page, pageOf, readQuery } from './read.ts';
import { BaseconeRefusal } from './refusal.ts';
import type { State } from './state.ts';

const one = z.object({ fields: z.string().default('').transform((text) => text.split(',')) });
const many = z.object({ companyid: z.string(), filename: z.string().optional(), ...page });

/** @throws {BaseconeRefusal} 404 when there is none, 403 when its company is not the caller's */
export function documentFor(state: State, caller: Caller, documentId: string): KeptDocument {
  const document = state.documents.find((kept) => kept.documentId === documentId.toLowerCase());
  if (!document) throw new BaseconeRefusal(404, 'document_not_found', 'The document is not found.');
  companyFor(state, caller, document.companyId);
  return document;
}

export function listAnswers(state: State): Answers<'document' | 'documents' | 'archive'> {
  const ofCompany = (caller: Caller, companyId: string): KeptDocument[] => {
    const company = companyFor(state, caller, companyId);
    return state.documents.filter((document) => document.companyId === company.companyId);
  };
  return {
    document(c) {
      const { fields } = readQuery(c, one);
      return c.json(details(state, documentFor(state, c.var.caller, c.req.param('documentId') ?? ''), fields));
    },
    documents(c) {
      const { companyid, offset, limit = state.pageSize } = readQuery(c, many);
      const { rows, counts } = pageOf(ofCompany(c.var.caller, companyid), offset, limit);
      return c.json({ documents: rows.map((document) => row(document)), _metadata: counts });
    },
    archive(c) {
      const { companyid, filename = '', offset, limit = state.pageSize } = readQuery(c, many);
      // Whether they search for the whole name or a part of it is not published: a part finds more, so that callers must look.
      const found = ofCompany(c.var.caller, companyid).filter((document) => nameOf(document).toLowerCase().includes(filename.toLowerCase()));
      const { rows, counts } = pageOf(found, offset, limit);
      return c.json({ documents: rows.map((document) => ({ ...row(document), currentWorkFlow: document.status })), _metadata: counts });
    }
  };
}

const utc = (milliseconds: number): string => new Date(milliseconds).toISOString();

function row(document: KeptDocument): Record<string, unknown> {
  return { documentId: document.documentId, companyId: document.companyId, name: nameOf(document), createdOn: utc(document.createdOn) };
}

/** `fields` adds what is read from the document itself, once it is recognised. */
function details(state: State, document: KeptDocument, fields: readonly string[]): Record<string, unknown> {
  const company = state.companies.find(({ companyId }) => companyId === document.companyId);
  const user = state.users.find(({ userId }) => userId === document.userId);
  const more = ['invoiceNumber', 'transactionDate', 'period'].filter((name) => fields.some((field) => field.trim().toLowerCase() === name.toLowerCase()));
  return {
    ...{ DocumentId: document.documentId, Name: nameOf(document), Status: document.status },
    ...{ TransactionProposalId: null, TransactionId: document.transactionId ?? null, Source: 'WebService', Type: document.type },
    ...{ CreatedOn: utc(document.createdOn), ModifiedOn: utc(document.modifiedOn) },
    Tag: document.tag ? { code: document.tag, codeValue: TAGS[document.tag] } : null,
    User: user ? { id: user.userId, name: user.username } : null,
    Company: { id: document.companyId, name: company?.name ?? '' },
    ...{ Lock: null, LookupIdentifier: null, Project: document.project ?? null, CostCenter: document.costCenter ?? null },
    ...Object.fromEntries(more.map((name) => [name, null]))
  };
}
