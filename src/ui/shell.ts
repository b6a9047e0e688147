// What the shell of the app is given: entries of the menu, the bar, and the company's own menu.
import type { Icon } from './icon.ts';

export type ShellEntry = {
  href: string;
  label: string;
  icon: Icon;
  /** Plain at right: how many are waiting. Zero is not shown. */
  count?: number | undefined;
  /** Active for these addresses too (their beginning). */
  also?: readonly string[];
};

export type ShellGroup = {
  /** Absent for entries without a head, such as the home page. */
  label?: string;
  entries: readonly ShellEntry[];
};

/** Whether an entry is the one for this address. */
export function isActive(entry: ShellEntry, path: string): boolean {
  const under = (start: string) => path === start || (start !== '/' && path.startsWith(`${start}/`));
  return under(entry.href) || (entry.also?.some(under) ?? false);
}

/** The one among these: where one address lies under another's, the longer. */
export function activeOf(entries: readonly ShellEntry[], path: string): ShellEntry | undefined {
  return entries.filter((entry) => isActive(entry, path)).sort((a, b) => b.href.length - a.href.length)[0];
}
