// What an act on many documents came to, in words at the foot of the screen.
import { m } from '#messages';
import { showToast } from '#ui/toast.svelte.ts';

/** Says how it went, `words` of what was done, '' when nothing was; nothing is passed over in silence. */
export function report(words: string, skipped: number, failed: number, undo?: () => void): void {
  const first = words || (failed > 0 ? '' : m.book_bulk_nothing());
  const more = [skipped > 0 ? m.book_bulk_skipped({ count: skipped }) : '', failed > 0 ? m.book_bulk_failed({ count: failed }) : ''];
  showToast([first, ...more].filter(Boolean).join(' '), { undo, tone: failed > 0 ? 'late' : 'plain' });
}
