// Office, user and companies (QuickStartGuide, CompanyCollection, CompanyDetails, GetAccessedCompanies).
import * as z from 'zod';
import { companyFor, hasAccess, isSuper } from './access.ts';
import type { Answers, Caller } from './calls.ts';
import type { Company } from './options.ts';
import { page, pageOf, readQuery } from './read.ts';
import { BaseconeRefusal } from './refusal.ts';
import type { State } from './state.ts';

const fields = z.string().default('').transform((text) => text.split(',').map((name) => name.trim().toLowerCase()));
const list = z.object({ externalid: z.string().optional(), fields, ...page });

export function companyAnswers(state: State): Answers<'office' | 'currentUser' | 'userCompanies' | 'companies' | 'company'> {
  const seenBy = (caller: Caller): Company[] => state.companies.filter((company) => isSuper(caller) || hasAccess(caller, company));
  return {
    office: (c) => c.json({ name: state.officeName, code: c.var.caller.user?.officeCode ?? state.users[0]?.officeCode ?? '' }),
    currentUser(c) {
      const { user } = c.var.caller;
      if (!user) throw new BaseconeRefusal(403, 'forbidden', 'There is no user behind the key of an app.');
      return c.json({ id: user.userId, username: user.username, roles: user.roles ?? ['SuperUser'] });
    },
    userCompanies(c) {
      const { offset, limit } = readQuery(c, z.object(page));
      const user = state.users.find(({ userId }) => userId === c.req.param('userId'));
      if (!user) throw new BaseconeRefusal(404, 'user_not_found', 'The user is not found.');
      const { rows, counts } = pageOf(state.companies.filter((company) => hasAccess({ ...c.var.caller, user }, company)), offset, limit ?? state.pageSize);
      return c.json({ companies: rows.map(({ companyId, name, code }) => ({ id: companyId, name, code: code ?? '' })), metadata: counts });
    },
    companies(c) {
      const { externalid, fields, offset, limit } = readQuery(c, list);
      const seen = seenBy(c.var.caller).filter(({ accountingSystem }) => externalid === undefined || accountingSystem?.externalId === externalid);
      const { rows, counts } = pageOf(seen, offset, limit ?? seen.length);
      return c.json({ companies: rows.map((company) => shown(company, c.var.caller, fields)), _metadata: counts });
    },
    company(c) {
      const { fields } = readQuery(c, list);
      return c.json(shown(companyFor(state, c.var.caller, c.req.param('companyId') ?? ''), c.var.caller, fields));
    }
  };
}

function shown(company: Company, caller: Caller, fields: readonly string[]): Record<string, unknown> {
  const { companyId, name, email, accountingSystem, modules = [], totalDocumentsToAuthorize = 0 } = company;
  return {
    ...{ companyId, name, email, totalDocumentsToAuthorize },
    // A string in their examples, not a boolean.
    hasAccess: String(hasAccess(caller, company)),
    accountingSystem: accountingSystem ?? { type: 'None', externalId: '', companyCode: '' },
    ...(fields.includes('modules') && { modules }),
    extraData: [],
    _links: [{ rel: 'self', href: `/v1/companies/${companyId}` }]
  };
}
