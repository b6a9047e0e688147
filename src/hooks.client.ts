// The first thing that runs: the company is opened while its screen is loaded. Then the faults that reach no screen of their own: an unknown address is the person's affair, the rest is told to the browser.
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { session } from '#features/app/session.svelte.ts';

/** Addresses at which no company is open yet. */
const OUTSIDE = /^\/(begin|restore|join|recover)(\/|$)/;

/** What fails here fails again, and is told, when the frame asks for the company. */
export const init: ClientInit = () => {
  if (!OUTSIDE.test(location.pathname)) void session.resume().catch(() => undefined);
};

export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) reportError(error);
  return { message };
};
