// Restores a backup into a new database, and only when all of it is there puts that one in the place of the old.
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import { deviceChance } from '../chance.ts';
import { CompanyDb, type CounterRow } from '../db.ts';
import type { CompanyEntry, Device } from '../device.ts';
import { asStoreError } from '../errors.ts';
import { quarantine } from '../quarantine.ts';
import { rebuildRows } from '../rebuild.ts';
import { crc32 } from '../record/checksum.ts';
import { type Opened, Records } from '../record/records.ts';
import { parseSeal } from '../sealed.ts';
import { seriesOf } from '../gate/seal.ts';
import { BackupError, goOn } from './errors.ts';
import type { Item } from './items.ts';
import { type BackupPlan, itemsOf, raise } from './read.ts';

export interface RestoreOptions {
  /** Id of the company on this device that the backup takes the place of; absent: it comes as a further company. */
  replace?: string;
  /** Last numbers confirmed by the person, by series: numbers may have been given since the backup was made. */
  confirmed?: Readonly<Record<string, number>>;
  signal?: AbortSignal;
  /** Steps done so far, and in all. */
  onProgress?: (done: number, total: number) => void;
}

/** Items written in one transaction. */
const BATCH = 400;
/** Bytes of files and updates written in one transaction. */
const BATCH_BYTES = 4 << 20;

/** Companies on this device that a plan would stand beside or replace: of the same enterprise number. */
export async function sameCompanies(device: Device, plan: Pick<BackupPlan, 'company'>): Promise<CompanyEntry[]> {
  return (await device.companies()).filter((entry) => entry.enterpriseNumber === plan.company.enterpriseNumber);
}

async function putBatch(db: CompanyDb, batch: readonly Item[]): Promise<void> {
  const of = <T extends Item['type']>(type: T) => batch.filter((item): item is Extract<Item, { type: T }> => item.type === type);
  await db.transaction('rw', [db.updates, db.sealed, db.entries, db.blobs, db.quarantine], async () => {
    await Promise.all([
      db.updates.bulkAdd(of('u').map(({ update: { record, kind, bytes } }) => ({ record, kind, bytes, sum: crc32(bytes) }))),
      db.sealed.bulkAdd(of('s').map((item) => item.seal)),
      db.entries.bulkAdd(of('e').map((item) => item.entry)),
      db.blobs.bulkPut(of('f').map((item) => item.file)),
      db.quarantine.bulkAdd(of('q').map((item) => item.quarantined))
    ]);
  });
}

const sizeOf = (item: Item) => (item.type === 'u' ? item.update.bytes.length : item.type === 'f' ? item.file.bytes.length : 1000);

/** Fills an empty database. @returns the series, as high as the highest number sealed in them */
async function fill(db: CompanyDb, plan: BackupPlan, step: (count: number) => void, signal: AbortSignal | undefined): Promise<Map<string, CounterRow>> {
  const series = new Map<string, CounterRow>();
  let [batch, bytes]: [Item[], number] = [[], 0];
  const flush = async () => {
    await putBatch(db, batch);
    step(batch.length);
    [batch, bytes] = [[], 0];
  };
  for await (const item of itemsOf(plan.file, { passphrase: plan.passphrase, signal })) {
    if (item.type === 'c') raise(series, item.counter);
    if (item.type === 's') {
      const { journal, year, n, letter, issueDate } = parseSeal(item.seal);
      raise(series, { series: seriesOf(journal, year, letter), n, date: issueDate });
    }
    batch.push(item);
    bytes += sizeOf(item);
    if (batch.length >= BATCH || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return series;
}

async function build(db: CompanyDb, plan: BackupPlan, { confirmed = {}, signal, onProgress }: RestoreOptions): Promise<Company> {
  const { updates, seals, entries, files, quarantined, records } = plan.counts;
  const [read, derived] = [updates + seals + entries + files + quarantined, records + seals];
  let done = 0;
  const step = (count: number) => onProgress?.(Math.min((done += count), read), read + derived);
  const series = await fill(db, plan, step, signal);
  const faults: Opened[] = [];
  const onRows = (count: number) => {
    goOn(signal);
    onProgress?.(read + Math.min(count, derived), read + derived);
  };
  await rebuildRows(db, { onFault: (record) => faults.push(record), onProgress: onRows });
  for (const record of faults) await quarantine(db, record, deviceChance);
  await db.counters.bulkPut([...series.values()].map((row) => ({ ...row, n: Math.max(row.n, confirmed[row.series] ?? 0) })));
  const { record } = await new Records().open(db, COMPANY_ID);
  if (!record) throw new BackupError('damaged', 'no company');
  return record as Company;
}

/**
 * Restores a backup that was read before. Cut at any point, what was on the device is still there: the new database has no
 * place in the list before it is complete (see `Device.sweep` for what a cut leaves behind).
 * @returns id of the company on this device
 * @throws BackupError as `readBackup`; StoreError `quota` … Nothing has changed then.
 */
export async function restore(device: Device, plan: BackupPlan, options: RestoreOptions = {}): Promise<string> {
  const { replace } = options;
  const old = replace === undefined ? undefined : (await device.companies()).find((entry) => entry.id === replace);
  if (replace !== undefined && !old) throw new BackupError('cancelled', 'the company to replace is gone');
  return device.building(async (id, database) => {
    const db = new CompanyDb(database);
    let company: Company;
    try {
      company = await build(db, plan, options);
      goOn(options.signal);
    } catch (error) {
      throw asStoreError(error);
    } finally {
      db.close();
    }
    if (old) await device.swap(old.id, database, company, old.database);
    else await device.enter(id, database, company);
    return old?.id ?? id;
  });
}
