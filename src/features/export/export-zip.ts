// Makes the accountant's file with progress and a way to stop it.
import type { Company } from '#domain/company/model.ts';
import type { Cell } from '#domain/import/write-csv.ts';
import { fileName } from '#domain/text/filename.ts';
import type { ExportedKind, Fetching } from '#features/app/define.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { AT_ONCE } from '#features/documents/pdf/at-once.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { formatBytes } from '#ui/format.ts';
import { addDocument, addList, addMissing, Archive, type Manifest } from './make-zip.ts';

export interface Chosen {
  kind: ExportedKind;
  ids: readonly string[];
}

export interface Exported {
  /** Undefined when it was stopped, or nothing could be put in. */
  file?: File;
  /** Ids of what could not be put in. */
  failed: ReadonlySet<string>;
  /** Ids of what is in it without all of its files. */
  lacking: ReadonlySet<string>;
  /** Files that are missing. */
  missing: number;
}

/** @param taken told how many documents are in @param called what the file is called, after the company @throws what writing the file throws; what is wrong with one document leaves out that one */
export async function exportZip(bulk: Bulk, store: CompanyStore, company: Company, period: Pick<Manifest, 'from' | 'to' | 'madeOn'>, chosen: readonly Chosen[], taken: (done: number) => void = () => undefined, called = m.export_file()): Promise<Exported> {
  const { ZipWriter } = await import('#store/archive/zip-writer.ts');
  const zip = new ZipWriter();
  const archive = new Archive(zip);
  const lines = new Map<ExportedKind, Cell[][]>(chosen.map(({ kind }) => [kind, []]));
  const kindOf = new Map(chosen.flatMap(({ kind, ids }) => ids.map((id) => [id, kind] as const)));
  const lacking = new Set<string>();
  let unreached = false;
  let count = 0;
  const written: { blob?: Blob | undefined } = {};
  const { failed, cancelled } = await bulk.gather(
    m.export_going(),
    [...kindOf.keys()],
    {
      atOnce: AT_ONCE,
      make: async (id, signal) => {
        const kind = kindOf.get(id)!;
        const fetching: Fetching = { signal, unreached, progress: ({ name, size }, done) => (bulk.step = m.export_fetching({ name, done: formatBytes(done), size: formatBytes(size) })) };
        const document = await kind.one(store, id, fetching).finally(() => (bulk.step = ''));
        unreached ||= fetching.unreached;
        return { id, kind, document };
      },
      take: async ({ id, kind, document }) => {
        const { cells, whole } = await addDocument(archive, kind, document);
        lines.get(kind)!.push(cells);
        if (!whole) lacking.add(id);
        taken(++count);
      }
    },
    async () => {
      const kinds: Manifest['kinds'] = [];
      for (const [kind, own] of lines) kinds.push(await addList(archive, kind, own));
      await addMissing(archive, period.madeOn);
      const manifest: Manifest = { format: 'carnet-accountant', version: 1, company: company.name, enterpriseNumber: company.enterpriseNumber, ...period, kinds, files: archive.files, missing: archive.missing };
      await zip.add('manifest.json', new TextEncoder().encode(JSON.stringify(manifest, null, 2)));
      written.blob = zip.whole();
    }
  );
  const ids = new Set(failed.map(({ id }) => id));
  const missing = archive.missing.length;
  if (cancelled || !written.blob) return { failed: ids, lacking, missing };
  const name = fileName([company.name, called, period.from, period.to].filter(Boolean).join(' '), 'zip');
  return { file: new File([written.blob], name, { type: 'application/zip' }), failed: ids, lacking, missing };
}
