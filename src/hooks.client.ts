// The first thing that runs: the store is fetched while the screen is. Then the faults that reach no screen of their own: an unknown address is the person's affair, the rest is told to the browser.
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { device } from '#store/device.ts';

/** What fails here fails again, and is told, when the company is opened. */
export const init: ClientInit = () => void device.prepare().catch(() => undefined);

export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) reportError(error);
  return { message };
};
