// Companies, envelopes and acts for the conformance suite: the storage looks into none of them.
import { randomBytes } from 'node:crypto';
import type { Bytes } from '#sync/bytes.ts';
import type { ListChange, NewEnvelope, Page, PageQuery } from '../log-port.ts';
import type { Company, Storage } from '../port.ts';

export const AT = Date.UTC(2026, 10, 22, 9);
export const DAY = 86_400_000;

export function bytes(text: string): Bytes {
  return new Uint8Array(Buffer.from(text));
}

export function someId(): string {
  return randomBytes(13).toString('hex');
}

let written = 0;

/** An envelope of `laptop` in scope `sales`; its content is its id, its running number a new one, unless given. */
export function envelope({ id = someId(), text = id, ...more }: Partial<NewEnvelope> & { text?: string } = {}): NewEnvelope {
  written += 1;
  return { id, scope: 'sales', epoch: 1, device: 'laptop', n: written, kind: 'change', contains: [], issues: [], bytes: bytes(text), ...more };
}

/** A document's number in an envelope of its own. */
export function issueOf(
  number: number,
  record = someId(),
  { series = 'F:2026', date = '2026-11-22', ...more }: { series?: string; date?: string } & Partial<NewEnvelope> = {}
): NewEnvelope {
  return envelope({ kind: 'issue', issues: [{ series, number, date, record }], ...more });
}

/** An act with the given number that leaves the given devices on the list; a device with `-` before its name is revoked. */
export function change(company: string, number: number, devices: string[], more: Partial<ListChange> = {}): ListChange {
  const text = `act ${number} of ${company}: ${devices.join()}`;
  return {
    company,
    at: AT,
    acts: [{ number, text, envelope: envelope({ id: text, scope: 'keys', epoch: 0, device: 'laptop', n: number }) }],
    devices: devices.map((name) => ({ id: name.replace('-', ''), entry: { role: 'owner' }, revoked: name.startsWith('-') })),
    epoch: 1,
    upTo: [],
    grants: [],
    ...more
  };
}

/** Founds a company with the device `laptop`, and gives its id. Its log begins with the act. */
export async function found(storage: Storage, id = someId()): Promise<string> {
  await storage.companies.found({ generation: `life of ${id}`, ...change(id, 1, ['laptop']) });
  return id;
}

export const free = (): undefined => undefined;

/** What the pushes answer, short: seqs and faults. */
export async function push(storage: Storage, company: string, ...envelopes: NewEnvelope[]): Promise<(number | string)[] | string> {
  const answer = await storage.log.append<never>({ company, author: 'laptop', at: AT, envelopes }, free);
  return answer.outcome === 'stored' ? answer.rows.map((row) => ('seq' in row ? row.seq : row.fault)) : answer.outcome;
}

/** The ids in the log but for the act that founded it. */
export async function idsOf(storage: Storage, company: string, query: Partial<PageQuery> = {}): Promise<string[]> {
  const page = (await storage.log.page({ company, limit: 1e6, bytes: 1e9, ...query })) as Page;
  return page.rows.map(({ id }) => id).filter((id) => !id.startsWith('act '));
}

export function standing(company: Company): { head: number; list: number; epoch: number } {
  const { head, list, epoch } = company;
  return { head, list, epoch };
}
