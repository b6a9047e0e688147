// How a document stands with another system: icon and words.
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import CirclePause from '@lucide/svelte/icons/circle-pause';
import Clock from '@lucide/svelte/icons/clock';
import PackageCheck from '@lucide/svelte/icons/package-check';
import Upload from '@lucide/svelte/icons/upload';
import { SENDING } from '#domain/transmission/flags.ts';
import type { Standing, TransmittedEntry } from '#domain/transmission/standing.ts';
import { m } from '#messages';
import type { Condition } from '#store/list/query.ts';
import type { Icon } from '#ui/icon.ts';
import { nameOf } from './connections.ts';

export type SendingState = keyof typeof SENDING;

export interface SendingWord {
  icon: Icon;
  label: string;
  tone: 'plain' | 'late' | 'wait' | 'done';
}

const WORDS: Record<SendingState, { icon: Icon; label: () => string; tone: SendingWord['tone'] }> = {
  refused: { icon: CircleAlert, label: m.sending_refused, tone: 'late' },
  unknown: { icon: CircleHelp, label: m.sending_unknown, tone: 'wait' },
  asked: { icon: Upload, label: m.sending_asked, tone: 'wait' },
  queued: { icon: Clock, label: m.sending_queued, tone: 'plain' },
  delivered: { icon: PackageCheck, label: m.sending_delivered, tone: 'done' },
  kept: { icon: CirclePause, label: m.sending_kept, tone: 'plain' }
};

/** What asks for something first. */
const ORDER = Object.keys(WORDS) as SendingState[];

/** @param flags of a row @returns undefined for what never had to do with another system */
export function sendingWord(flags: number): SendingWord | undefined {
  const state = ORDER.find((one) => flags & SENDING[one]);
  if (!state) return undefined;
  const { icon, label, tone } = WORDS[state];
  return { icon, label: label(), tone };
}

/** The choices of the filter: all, never sent, each state. */
export function sendingChoices(): { value: string; label: string; where: readonly Condition[] }[] {
  const none = Object.values(SENDING).reduce((all, bit) => all | bit, 0);
  return [
    { value: 'none', label: m.sending_none(), where: [{ column: 'flags', bits: none, unset: true }] },
    ...ORDER.toReversed().map((state) => ({ value: state, label: WORDS[state].label(), where: [{ column: 'flags', bits: SENDING[state] }] as const }))
  ];
}

/** How it stands with one system. */
export function standingWord({ state }: Pick<Standing, 'state'>): SendingWord {
  if (state === 'expired') return { icon: CircleAlert, label: m.sending_expired(), tone: 'late' };
  const { icon, label, tone } = WORDS[state === 'stopped' || state === 'withdrawn' ? 'kept' : state];
  return { icon, label: label(), tone };
}

/** An entry as the history tells it. */
export function transmittedWords({ connection, state, when, by, words, outside, attempt }: TransmittedEntry): { icon: Icon; title: string; detail?: string; tone: 'plain' | 'done' | 'wait' } {
  const name = nameOf(connection);
  const again = attempt > 1 && state === 'asked' ? m.sending_attempt({ attempt }) : '';
  const said = [again, by, words, state === 'delivered' && outside ? m.sending_their_id({ id: outside }) : ''].filter(Boolean).join(' · ');
  const detail = said ? { detail: said } : {};
  switch (state) {
    case 'asked':
      return { icon: Upload, title: m.sending_history_asked({ name }), tone: 'plain', ...detail };
    case 'stopped':
      return { icon: CirclePause, title: m.sending_history_stopped({ name }), tone: 'plain', ...detail };
    case 'queued':
      return { icon: Clock, title: when === 'night' ? m.sending_history_queued_night({ name }) : m.sending_history_queued({ name }), tone: 'plain', ...detail };
    case 'delivered':
      return { icon: PackageCheck, title: when === 'night' ? m.sending_history_delivered_night({ name }) : m.sending_history_delivered({ name }), tone: 'done', ...detail };
    case 'refused':
      return { icon: CircleAlert, title: m.sending_history_refused({ name }), tone: 'plain', ...detail };
    case 'unknown':
      return { icon: CircleHelp, title: m.sending_history_unknown({ name }), tone: 'wait', ...detail };
    case 'withdrawn':
      return { icon: CirclePause, title: m.sending_history_withdrawn({ name }), tone: 'plain', ...detail };
    case 'expired':
      return { icon: CircleAlert, title: m.sending_history_expired({ name }), tone: 'plain', ...detail };
  }
}
