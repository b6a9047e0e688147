// How a feature enters the app: its entries in the menu. The only registration there is.
import type { Scope } from '#sync/scopes.ts';
import type { Icon } from '#ui/icon.ts';

export type MenuGroup = 'home' | 'sales' | 'files' | 'foot';

export interface AppEntry {
  group: MenuGroup;
  href: string;
  /** In the language of the moment. */
  label(): string;
  icon: Icon;
  /** Only once it is switched on; absent: always. */
  active?(): boolean;
  /** Of which scope its records are: not shown to who may not read it. */
  scope?: Scope;
  /** Stands in the phone's bottom bar too; elsewhere under "More". */
  bar?: boolean;
}

export interface App {
  id: string;
  entries: readonly AppEntry[];
}

/** Declares an app. The shell shows entries in the order in which the apps are listed in `apps.ts`. */
export function defineApp(app: App): App {
  return app;
}
