// Whether what was typed is kept, and since when.
import { m } from '#messages';
import { formatTime } from '#ui/format.ts';
import type { OpenDraft } from '../editor/editor.svelte.ts';

/** "Brouillon, gardé à 14:02". */
export function savedText({ state, savedAt }: Pick<OpenDraft, 'state' | 'savedAt'>): string {
  if (state === 'failed') return m.documents_not_saved();
  return savedAt ? m.documents_saved_at({ time: formatTime(new Date(savedAt).toISOString()) }) : m.documents_status_draft();
}
