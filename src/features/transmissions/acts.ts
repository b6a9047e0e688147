// Sending to other systems by hand, and holding back, as entries of menus.
import CirclePause from '@lucide/svelte/icons/circle-pause';
import MessageCircleQuestionMark from '@lucide/svelte/icons/message-circle-question-mark';
import Upload from '@lucide/svelte/icons/upload';
import { session } from '#features/app/session.svelte.ts';
import { ownName } from '#features/documents/acts/own-name.ts';
import { guarded } from '#features/documents/guarded.ts';
import { m } from '#messages';
import type { Sent } from '#store/transmissions/note.ts';
import type { MenuAction, MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { type ActiveSending, activeSendings } from './connections.ts';

/** What is to be sent: `skipped` of those chosen cannot be. */
export interface ToSend {
  to: ActiveSending;
  sent: readonly Sent[];
  skipped: number;
}

async function hold(to: ActiveSending, sent: readonly Sent[]): Promise<void> {
  const { store } = session;
  const [{ askFor, holdBack }, { forwardReceived, takeBack }] = await Promise.all([import('#store/transmissions/note.ts'), import('#store/transmissions/as-it-came.ts')]);
  const by = await ownName();
  const held = new Set(await holdBack(store, to.connection, sent, by));
  const back = sent.filter(({ id }) => held.has(id));
  const waiting = await takeBack(store, back);
  const undo = async () => {
    await askFor(store, to.connection, back, { when: 'night', by });
    await forwardReceived(store, waiting);
  };
  showToast(held.size > 0 ? m.sending_held({ count: held.size, name: to.name() }) : m.sending_nothing_held(), held.size > 0 ? { undo: () => guarded(undo) } : {});
}

const STATUS: Record<string, () => string> = { imported: m.sending_status_imported, recognized: m.sending_status_recognized, booked: m.sending_status_booked };

/** Asks the other side how it treats what arrived there, and says it. */
async function askStatus(to: ActiveSending, sent: Sent): Promise<void> {
  const [{ store, connected }, name] = [session, to.name()];
  const { standingsWith } = await import('#store/transmissions/standings.ts');
  const standing = (await standingsWith(store, to.connection, [sent])).get(sent.id);
  if (standing?.state !== 'delivered') return void showToast(m.sending_status_not_there({ name }));
  const status = await connected?.relay.outsideStatus({ connection: to.connection, record: sent.id, attempt: standing.attempt }).catch(() => undefined);
  const words = status === undefined ? m.sending_status_unknown({ name }) : m.sending_status({ name, status: STATUS[status.toLowerCase()]?.() ?? status });
  showToast(words, status === undefined ? { tone: 'late' } : {});
}

/** For one document: the same, and how the other side treats it. */
export function sendActsOf(one: Sent, ask: (what: ToSend) => void): MenuEntry[] {
  const status = activeSendings(session.company).map((to): MenuEntry => ({ label: m.sending_ask_status({ name: to.name() }), icon: MessageCircleQuestionMark, onselect: () => void guarded(() => askStatus(to, one)) }));
  return [...sendActs(async () => ({ sent: [one], skipped: 0 }), ask), ...status];
}

/** @param chosen what the acts are on @param ask shows what is about to be sent @returns two entries for each system, none where there is none */
export function sendActs(chosen: () => Promise<Omit<ToSend, 'to'>>, ask: (what: ToSend) => void, hint?: string): MenuEntry[] {
  return activeSendings(session.company).flatMap((to): MenuEntry[] => {
    const name = to.name();
    const more = hint === undefined ? {} : { hint };
    return [
      { ...sendAct(to, chosen, ask), ...more },
      { label: m.sending_hold({ name }), icon: CirclePause, ...more, onselect: () => void guarded(async () => hold(to, (await chosen()).sent)) }
    ];
  });
}

/** To one system, without holding back. */
export const sendAct = (to: ActiveSending, chosen: () => Promise<Omit<ToSend, 'to'>>, ask: (what: ToSend) => void): MenuAction => ({
  label: m.sending_send({ name: to.name() }),
  icon: Upload,
  onselect: () => void guarded(async () => ask({ to, ...(await chosen()) }))
});
