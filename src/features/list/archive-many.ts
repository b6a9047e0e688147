// Puts many ticked rows into the archive or takes them out, with progress, a stop, and a way back.
import { inTurns } from '#features/import/in-turns.ts';
import type { LongWork } from '#features/import/long-work.svelte.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** What is said, for one direction. */
interface Words {
  /** While it goes on. */
  going: () => string;
  done: (inputs: { count: number }) => string;
  already: () => string;
}

export interface Archiving {
  work: LongWork;
  /** Rows of one transaction: all or none of them. @returns the ids of those that were not there already */
  archive: (ids: readonly string[], archived: boolean) => Promise<string[]>;
  into: Words;
  out: Words;
}

/** Rows written in one transaction. */
const PIECE = 200;

/** Says how many went: not those that were there already, but also those that went before it was stopped. Undo brings back these, and no other. */
export async function archiveMany({ work, archive, into, out }: Archiving, ids: readonly string[], archived: boolean): Promise<void> {
  const moved: string[] = [];
  const put = (all: readonly string[], to: boolean, note: (piece: readonly string[]) => void) =>
    work.run((to ? into : out).going(), all.length, async (turns) => {
      const pieces = Array.from({ length: Math.ceil(all.length / PIECE) }, (_, i) => all.slice(i * PIECE, (i + 1) * PIECE));
      let done = 0;
      await inTurns(
        pieces,
        async (piece) => {
          note(await archive(piece, to));
          done += piece.length;
        },
        { ...turns, progress: () => turns.progress(done) }
      );
      return true;
    });
  const whole = await put(ids, archived, (piece) => moved.push(...piece));
  const words = archived ? into : out;
  if (moved.length > 0) showToast(words.done({ count: moved.length }), { undo: async () => void (await put(moved, !archived, () => undefined)) });
  else if (whole) showToast(words.already());
}
