// Makes the accountant's file with progress and a way to stop it.
import type { Company } from '#domain/company/model.ts';
import type { Cell } from '#domain/import/write-csv.ts';
import { fileName } from '#domain/text/filename.ts';
import type { ExportedKind } from '#features/app/define.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { writeZip } from '#features/documents/list/write-zip.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { addDocument, addList, Archive, type Manifest } from './make-zip.ts';

export interface Chosen {
  kind: ExportedKind;
  ids: readonly string[];
}

export interface Exported {
  /** Undefined when it was stopped, or nothing could be put in. */
  file?: File;
  /** Ids of what could not be put in. */
  failed: ReadonlySet<string>;
}

/** @throws what writing the file throws; what is wrong with one document leaves out that one */
export async function exportZip(bulk: Bulk, store: CompanyStore, company: Company, period: Pick<Manifest, 'from' | 'to' | 'madeOn'>, chosen: readonly Chosen[]): Promise<Exported> {
  const { default: JSZip } = await import('jszip');
  const zip = new JSZip();
  const archive = new Archive(zip);
  const lines = new Map<ExportedKind, Cell[][]>(chosen.map(({ kind }) => [kind, []]));
  const kindOf = new Map(chosen.flatMap(({ kind, ids }) => ids.map((id) => [id, kind] as const)));
  const written: { blob?: Blob | undefined } = {};
  const { failed, cancelled } = await bulk.run(
    m.export_going(),
    [...kindOf.keys()],
    async (id) => {
      const kind = kindOf.get(id)!;
      lines.get(kind)!.push(await addDocument(archive, store, kind, id));
    },
    {
      label: m.book_bulk_writing(),
      act: async (signal, progress) => {
        const kinds: Manifest['kinds'] = [];
        for (const [kind, own] of lines) kinds.push(await addList(archive, kind, own));
        const manifest: Manifest = { format: 'carnet-accountant', version: 1, company: company.name, enterpriseNumber: company.enterpriseNumber, ...period, kinds, files: archive.files };
        zip.file('manifest.json', JSON.stringify(manifest, null, 2), { compression: 'DEFLATE' });
        written.blob = await writeZip(zip, signal, progress);
      }
    }
  );
  const ids = new Set(failed.map(({ id }) => id));
  if (cancelled || !written.blob) return { failed: ids };
  const name = fileName([company.name, m.export_file(), period.from, period.to].filter(Boolean).join(' '), 'zip');
  return { file: new File([written.blob], name, { type: 'application/zip' }), failed: ids };
}
