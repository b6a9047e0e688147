// What the device is like now: width, network, motion. Read inside an effect or template, it stays true.
import { createSubscriber, MediaQuery } from 'svelte/reactivity';

const wide = new MediaQuery('(min-width: 64rem)');
const calm = new MediaQuery('(prefers-reduced-motion: reduce)');
const dark = new MediaQuery('(prefers-color-scheme: dark)');

const subscribeToNetwork = createSubscriber((update) => {
  addEventListener('online', update);
  addEventListener('offline', update);
  return () => {
    removeEventListener('online', update);
    removeEventListener('offline', update);
  };
});

export const media = {
  /** The desk: left menu, list and document side by side. */
  get wide(): boolean {
    return wide.current;
  },
  /** The browser believes that there is a network; a request may fail all the same. */
  get online(): boolean {
    subscribeToNetwork();
    return navigator.onLine;
  },
  /** The person asked for less motion. */
  get calm(): boolean {
    return calm.current;
  },
  /** The system is in dark mode (the app's own choice: theme.ts). */
  get dark(): boolean {
    return dark.current;
  }
};
