// The course of one import: file, columns, preview, work, result.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import { decimalMarkOf, type DecimalMark } from '#domain/import/delimiter.ts';
import type { Mapping } from '#domain/import/field.ts';
import { guessMapping } from '#domain/import/guess-mapping.ts';
import type { PlannedLine } from '#domain/import/plan.ts';
import type { Table } from '#domain/import/read-csv.ts';
import type { CompanyStore } from '#store/company.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { Stopped } from './in-turns.ts';
import { KINDS, type Importable, type KindName } from './kinds.ts';
import { planFile } from './plan-file.ts';
import { readImportFile, type FileFault } from './read-file.ts';
import { rememberedMapping, rememberMapping } from './saved-mapping.ts';

export type Step = 'file' | 'columns' | 'planning' | 'preview' | 'writing' | 'done';

export class Importing {
  kind = $state<KindName>('customer');
  step = $state<Step>('file');
  fault = $state<FileFault>();
  /** What went wrong while planning or writing; nothing half-written. */
  error = $state.raw<unknown>();
  file = $state('');
  table = $state.raw<Table>();
  mapping = $state.raw<Mapping>({});
  decimalMark = $state<DecimalMark>(',');
  /** The mapping is the one used for such a file before. */
  remembered = $state(false);
  lines = $state.raw<PlannedLine<Importable>[]>([]);
  done = $state(0);
  outcome = $state.raw<Outcome>();

  readonly #store: CompanyStore;
  #stop = new AbortController();

  constructor(store: CompanyStore, kind: KindName) {
    this.#store = store;
    this.kind = kind;
  }

  /** Reads a file and proposes its columns. */
  async choose(file: File): Promise<void> {
    this.fault = undefined;
    const read = await readImportFile(file);
    if (!read.ok) {
      this.fault = read.fault;
      return;
    }
    this.file = file.name;
    this.table = read.table;
    await this.propose();
    this.step = 'columns';
  }

  /** The mapping used before for such headings, else the one that they suggest. */
  async propose(): Promise<void> {
    const { table, kind } = this;
    if (!table) return;
    const { fields } = KINDS[kind];
    const saved = await rememberedMapping(this.#store.id, kind, table.headings, fields);
    this.remembered = saved !== undefined;
    this.mapping = saved?.mapping ?? guessMapping(fields, table.headings);
    this.decimalMark = saved?.decimalMark ?? decimalMarkOf(this.#numbers(), table.delimiter);
  }

  /** Puts a column to a field, or (undefined) leaves it out; a field has one column. */
  assign(column: number, field: string | undefined): void {
    const others = Object.entries(this.mapping).filter(([key, at]) => at !== column && key !== field);
    this.mapping = { ...Object.fromEntries(others), ...(field !== undefined && { [field]: column }) };
    this.remembered = false;
  }

  /** Plans every line, and remembers the mapping. */
  async plan(company: Company, today: IsoDate): Promise<void> {
    const { table, kind, mapping, decimalMark } = this;
    if (!table) return;
    await this.#work('planning', 'columns', async (turns) => {
      await rememberMapping(this.#store.id, kind, table.headings, { mapping, decimalMark });
      const now = new Date().toISOString();
      this.lines = await planFile({ store: this.#store, company, kind, table, mapping, decimalMark, today, now, ...turns });
      this.step = 'preview';
    });
  }

  /** Writes what is planned. */
  async carryOut(): Promise<void> {
    const { kind, file, lines } = this;
    await this.#work('writing', 'preview', async (turns) => {
      this.outcome = await carryOut(this.#store, { kind, file, lines, now: new Date().toISOString() }, turns);
      this.step = 'done';
    });
  }

  stop(): void {
    this.#stop.abort();
  }

  back(): void {
    this.step = this.step === 'preview' ? 'columns' : 'file';
    this.error = undefined;
  }

  again(): void {
    this.step = 'file';
    this.table = this.outcome = this.error = undefined;
    this.lines = [];
  }

  async #work(step: Step, before: Step, work: (turns: { progress: (done: number) => void; signal: AbortSignal }) => Promise<void>): Promise<void> {
    this.#stop = new AbortController();
    this.error = undefined;
    this.done = 0;
    this.step = step;
    try {
      await work({ progress: (done) => (this.done = done), signal: this.#stop.signal });
    } catch (error) {
      this.step = before;
      if (!(error instanceof Stopped)) this.error = error;
    }
  }

  *#numbers(): Generator<string> {
    const columns = Object.entries(this.mapping).flatMap(([key, column]) => (KINDS[this.kind].fields[key]?.numeric ? [column] : []));
    for (const { cells } of this.table?.records ?? []) for (const column of columns) yield cells[column] ?? '';
  }
}
