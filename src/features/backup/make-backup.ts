// Writing the backup file of the open company, and noting that there is one.
import { fileName } from '#domain/text/filename.ts';
import type { Instant } from '#domain/record.ts';
import { session } from '#features/app/session.svelte.ts';
import { download } from '#features/documents/handover/ways.ts';
import { noteBackup } from './last-backup.ts';

export interface Making {
  signal: AbortSignal;
  /** Absent: the file is open to whoever has it. */
  passphrase?: string | undefined;
  onProgress: (done: number, total: number) => void;
}

export interface Made {
  at: Instant;
  bytes: number;
  /** Files that are not on this device, and therefore not in it. */
  lacks: number;
}

/** Asks where the file goes, or downloads it. @throws BackupError, StoreError: there is no new backup then */
export async function makeBackup({ signal, passphrase, onProgress }: Making): Promise<Made> {
  const { store } = session;
  const name = fileName(`Carnet ${session.company.name} ${session.today}`, 'carnet');
  const [{ fileSink, downloadSink }, { writeBackup }] = await Promise.all([import('#store/backup/sinks.ts'), import('#store/backup/write.ts')]);
  const sink = (await fileSink(name)) ?? downloadSink((blob) => download([new File([blob], name)]));
  onProgress(0, 1);
  const at = new Date().toISOString();
  const { bytes, lacks, counts } = await writeBackup(store, sink, { now: at, signal, passphrase, onProgress });
  await noteBackup(store.id, at, counts.seals);
  return { at, bytes, lacks: lacks.length };
}
