// How a feature enters the app: its menu entries and quick acts. The only registration there is.
import type { Component } from 'svelte';

export type MenuGroup = 'home' | 'sales' | 'files' | 'foot';

export interface MenuEntry {
  group: MenuGroup;
  href: string;
  /** In the language of the moment. */
  label(): string;
  icon: Component<{ size?: number | string }>;
  /** Place in the phone's bottom bar, from the left; absent: only under "More". */
  bar?: number;
  /** Key pressed after `g` to go there. */
  key?: string;
}

export interface App {
  id: string;
  menu: MenuEntry[];
}

/** Declares an app; the shell shows its entries in the order in which the apps are listed in `apps.ts`. */
export function defineApp(app: App): App {
  return app;
}
