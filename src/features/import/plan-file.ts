// The plan of a whole file, against what the company has.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import type { DecimalMark } from '#domain/import/delimiter.ts';
import type { Mapping } from '#domain/import/field.ts';
import { numberGiver } from '#domain/import/give-numbers.ts';
import { matchIndex, type Matchable } from '#domain/import/match.ts';
import { planLine, readLine, type PlannedLine } from '#domain/import/plan.ts';
import type { Table } from '#domain/import/read-csv.ts';
import type { CompanyStore } from '#store/company.ts';
import { inTurns } from './in-turns.ts';
import { KINDS, type Importable, type KindName } from './kinds.ts';

export interface FilePlan {
  lines: PlannedLine<Importable>[];
}

export interface PlanWork {
  store: CompanyStore;
  company: Company;
  kind: KindName;
  table: Table;
  mapping: Mapping;
  decimalMark: DecimalMark;
  today: IsoDate;
  now: string;
  progress: (done: number) => void;
  signal: AbortSignal;
}

/** Plans every line. Nothing is written. @throws Stopped */
export async function planFile({ store, company, kind, table, mapping, decimalMark, today, now, progress, signal }: PlanWork): Promise<PlannedLine<Importable>[]> {
  const { rules, fields, table: list, pattern } = KINDS[kind];
  const { ids } = await store.list(list, { sort: { by: 'number' }, limit: Infinity });
  const rows: Matchable[] = await store.rows(list, ids);
  const read = table.records.map((record) => readLine<{ number?: string }>(fields, record, mapping, { decimalMark }));
  const given = read.flatMap(({ values }) => values.number ?? []);
  const nextNumber = numberGiver(pattern(company), [...rows.map(({ number }) => number), ...given], Number(today.slice(0, 4)));
  const context = {
    index: matchIndex(rows),
    mapping,
    habits: { language: company.language, priceMode: company.vatRegime === 'franchise' ? ('excl' as const) : company.priceMode, rate: company.rate },
    date: today,
    seen: new Map<string, number>(),
    fresh: (number: string | undefined) => ({ id: store.newId(), now, number: number ?? nextNumber() }),
    load: (id: string): Promise<Importable | undefined> => store.get(kind, id)
  };
  const lines: PlannedLine<Importable>[] = [];
  await inTurns(read, async (line) => void lines.push(await planLine(rules, line, context)), { progress, signal });
  return lines;
}
