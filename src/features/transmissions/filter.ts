// What lists show of other systems: a filter, a column, a sign on the phone. Also once a connection is off: what went stays marked.
import { APPS } from '#features/app/apps.ts';
import { session } from '#features/app/session.svelte.ts';
import type { ListChoices } from '#features/list/list-state.svelte.ts';
import { m } from '#messages';
import type { StatusWord } from '#features/documents/status.ts';
import { sendingChoices, sendingWord } from './words.ts';

/** The systems to which this company ever sent, or is to send. */
const names = (): string[] => APPS.flatMap(({ id, sends, card }) => (sends && session.company.apps?.[id]?.settings ? [card?.name() ?? sends.name()] : []));

/** How the column is called; undefined where nothing is sent. */
export function sendingTitle(): string | undefined {
  const all = names();
  return all.length > 1 ? m.sending_title() : all[0];
}

export function sendingFilter(): ListChoices | undefined {
  const label = sendingTitle();
  return label === undefined ? undefined : { label, all: m.sending_all(), options: sendingChoices() };
}

/** The same status, with a quiet sign of how it stands elsewhere. */
export function withSending(status: StatusWord, flags: number): StatusWord {
  const word = status.also ? undefined : sendingWord(flags);
  return word ? { ...status, also: { icon: word.icon, label: `${sendingTitle() ?? m.sending_title()} · ${word.label}` } } : status;
}
