// What a menu lists.
import type { Icon } from './icon.ts';

export type MenuAction = {
  label: string;
  icon?: Icon;
  /** A second, faint word: a count, a shortcut's use, why it is disabled. */
  hint?: string;
  onselect?: () => void;
  href?: string;
  disabled?: boolean;
  /** Said instead of the label, where a heading above it says the rest. */
  spoken?: string;
  /** Makes the entry one of a choice, with a tick when true. */
  checked?: boolean;
  /** The menu stays open: several can be ticked in a row. */
  staysOpen?: boolean;
};

/** An act, a rule between groups, or the heading of a group. */
export type MenuEntry = MenuAction | 'rule' | { heading: string };
