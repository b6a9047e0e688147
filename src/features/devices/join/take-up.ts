// Questions to be let in that were asked before the app was closed: answered meanwhile, the company is here.
import { goto } from '$app/navigation';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { device } from '#store/device.ts';
import { isRelayFault } from '#store/sync/relay/fault.ts';
import { forgetJoining, joinings, tryJoin } from '#store/sync/members/join.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Looks once at each; what cannot be known now is asked at the next start. */
export async function takeUpJoinings(): Promise<void> {
  for (const asked of await joinings(device)) {
    try {
      const store = await tryJoin(device, asked);
      if (!store) continue;
      // With no company open, a person who opens the app to see whether they are in goes on with it.
      if (session.opened) store.close();
      else {
        session.adopt(store);
        await goto('/');
      }
      showToast(m.devices_joined_meanwhile({ company: asked.invited.companyName }));
    } catch (error) {
      if (isRelayFault(error, 'declined')) showToast(m.devices_declined_meanwhile({ company: asked.invited.companyName }));
      if (isRelayFault(error, 'absent', 'declined', 'revoked', 'used')) await forgetJoining(device, asked);
    }
  }
}
