// Registers the service worker and tells when a new version lies ready. The page decides when to take it, never in the middle of typing.
import { version } from '$app/environment';
import { Workbox } from 'workbox-window';
import { holdBuild } from './build-lock.ts';
import { workerAddress } from './worker-address.ts';

/** An app that stays open for days looks for a new version when it comes to the front, but not more often than this. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

class Update {
  /** True when a new version is downloaded whole and waits. Without `apply` it comes by itself at the next cold start. */
  ready = $state(false);
  #workbox: Workbox | undefined;
  #registration: ServiceWorkerRegistration | undefined;
  #applying = false;
  #lookedAt = 0;

  /** Once, by the root layout. Does nothing where there is no service worker (development, private windows of some browsers). */
  async start(): Promise<void> {
    if (this.#workbox || import.meta.env.DEV || !('serviceWorker' in navigator)) return;
    const workbox = new Workbox(workerAddress(), { scope: '/' });
    this.#workbox = workbox;
    workbox.addEventListener('waiting', () => (this.ready = true));
    // When another tab took it, this page goes on with its own build, which the worker keeps for it, until `apply`.
    workbox.addEventListener('controlling', ({ isUpdate }) => {
      if (this.#applying) location.reload();
      else if (isUpdate) this.ready = true;
    });
    await holdBuild(navigator.locks, version);
    this.#lookedAt = Date.now();
    // A refusal (full disk, storage switched off) leaves an app that works as long as the network does.
    this.#registration = await workbox.register({ immediate: true }).catch(() => undefined);
    this.#registration?.active?.postMessage({ type: 'TIDY' });
    document.addEventListener('visibilitychange', () => this.#look());
  }

  /** Takes the new version and loads the page again. To be called on the person's word, when nothing is being typed. */
  apply(): void {
    if (!this.ready || this.#applying) return;
    this.#applying = true;
    if (this.#registration?.waiting) this.#workbox?.messageSkipWaiting();
    else location.reload();
  }

  #look(): void {
    if (document.visibilityState !== 'visible' || Date.now() - this.#lookedAt < LOOK_AGAIN_MS) return;
    this.#lookedAt = Date.now();
    // Rejects when there is no network: then there is nothing new to be had.
    this.#workbox?.update().catch(() => undefined);
  }
}

export const update = new Update();
