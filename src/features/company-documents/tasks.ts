// What the first screen says must be done of the government's mail.
import CalendarX from '@lucide/svelte/icons/calendar-x';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import { DOCUMENT_FLAG, DOCUMENT_PAYMENT } from '#domain/company-document/flags.ts';
import { addDays, diffDays, type IsoDate, today as dayOf } from '#domain/dates.ts';
import type { EntryTask } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';
import { EBOX, EBOX_SETTINGS, WARN_DAYS } from './paths.ts';
import { eboxSettingsOf } from './settings.ts';

/** Days before a message is deleted at the government in which somebody should still open it: registered mail is never opened by the relay, the rest by choice. */
const LAST_DAYS = 14;

const countOf = async (store: CompanyStore, where: readonly Condition[]): Promise<number> =>
  (await store.list('companyDocuments', { where: [{ column: 'sort', is: ['ebox'] }, { column: 'flags', bits: DOCUMENT_FLAG.archived, unset: true }, ...where], sort: { by: 'id' }, limit: 0 })).count;

const overdue = (store: CompanyStore, today: IsoDate): Promise<number> =>
  countOf(store, [
    { column: 'status', in: [DOCUMENT_PAYMENT.doubtful, DOCUMENT_PAYMENT.open, DOCUMENT_PAYMENT.partly] },
    { column: 'due', to: addDays(today, -1) }
  ]);

const expiring = (store: CompanyStore, today: IsoDate): Promise<number> =>
  countOf(store, [
    { column: 'ends', from: today, to: addDays(today, LAST_DAYS) },
    { column: 'flags', bits: DOCUMENT_FLAG.whole, unset: true }
  ]);

/** Only owners can make the next certificate. */
function certificate(_store: CompanyStore, today: IsoDate): Promise<number> {
  const { certificateUntil } = eboxSettingsOf(session.company);
  const isOwner = (session.rights?.role ?? 'owner') === 'owner';
  return Promise.resolve(isOwner && certificateUntil !== undefined && diffDays(today, dayOf(certificateUntil)) <= WARN_DAYS ? 1 : 0);
}

export const EBOX_TASKS: readonly EntryTask[] = [
  { href: `${EBOX}?tab=overdue`, icon: CircleAlert, label: m.papers_task_overdue, count: overdue },
  { href: `${EBOX}?tab=expiring`, icon: CalendarX, label: m.papers_task_expiring, count: expiring },
  { href: EBOX_SETTINGS, icon: ShieldAlert, label: m.papers_task_certificate, count: certificate }
];
