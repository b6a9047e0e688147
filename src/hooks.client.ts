// Faults that reach no screen of their own: an unknown address is the person's affair, the rest is told to the browser.
import type { HandleClientError } from '@sveltejs/kit';

export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) reportError(error);
  return { message };
};
