// The documents that this tab is receiving: beside whatever the person does meanwhile, one lot after the other.
import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Source } from '#domain/purchase/model.ts';
import { session } from '#features/app/session.svelte.ts';
import { LongWork } from '#features/import/long-work.svelte.ts';
import { m } from '#messages';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { TO_PROCESS } from '../paths.ts';
import { readerHere } from './read-into.ts';
import { receive } from './receive.ts';

class Reception {
  readonly work = new LongWork();
  #last: Promise<unknown> = Promise.resolve();

  /** Receives files for the company that is open now, after those that came before. */
  take(files: readonly File[], way: Source['way']): Promise<unknown> {
    const reader = readerHere();
    const lot = this.#last.then(() => receive(this.work, files, way, reader));
    this.#last = lot.catch(() => undefined);
    return lot;
  }
}

export const reception = new Reception();

/** What was dropped anywhere in the app is received; from elsewhere than its list with the way there. */
export async function receiveDropped(files: readonly File[]): Promise<void> {
  if (!session.may(PURCHASES_SCOPE)) {
    showToast(m.app_read_only());
    return;
  }
  if (page.url.pathname !== TO_PROCESS) showToast(m.purchases_receiving(), { action: { label: m.purchases_to_process(), run: () => goto(TO_PROCESS) } });
  await reception.take(files, 'file');
}
