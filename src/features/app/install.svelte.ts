// Whether the app can be installed on this device, and the prompt for it.

/** Chromium's event; other browsers install by their own menu. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<void>;
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

class Install {
  /** True when it runs in a window of its own already. */
  installed = $state(false);
  /** True when `ask` can show the browser's own prompt. */
  possible = $state(false);
  #event: InstallPromptEvent | undefined;

  /** Once, by the root layout. */
  start(): void {
    const standalone = matchMedia('(display-mode: standalone)');
    // Safari on iOS tells by a property of its own.
    this.installed = standalone.matches || (navigator as { standalone?: boolean }).standalone === true;
    standalone.addEventListener('change', () => (this.installed = standalone.matches));
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#event = event as InstallPromptEvent;
      this.possible = true;
    });
    addEventListener('appinstalled', () => {
      this.installed = true;
      this.possible = false;
    });
  }

  /** Shows the browser's prompt; true when the person accepted. The browser gives one prompt for each event. */
  async ask(): Promise<boolean> {
    const event = this.#event;
    if (!event) return false;
    this.#event = undefined;
    this.possible = false;
    await event.prompt();
    return (await event.userChoice).outcome === 'accepted';
  }

  /** True where only the share menu can install ("Add to Home Screen"): iPhone and iPad, which calls itself a Mac with touch. */
  get byShareMenu(): boolean {
    return /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
  }
}

export const install = new Install();
