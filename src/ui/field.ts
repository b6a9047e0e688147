// What every field shares: its label, what is said below it, and where the label stands.
import type { Snippet } from 'svelte';
import { getContext, hasContext, setContext } from 'svelte';

export type FieldPlace = 'above' | 'margin';

export type FieldProps = {
  label: string;
  /** Says the label to assistive technology only (a field in a table, below a column head). */
  labelHidden?: boolean;
  /** A short help below the field. */
  hint?: string | undefined;
  /** What is wrong, in words; colours the border and is spoken. */
  error?: string | undefined;
  /** Read by a machine and not certain: a `--wait` border and "to check". */
  doubtful?: boolean;
  /** A machine looked for it and found nothing: the field is empty and says so. */
  unread?: boolean;
  /** Marks the label: "optional". */
  optional?: boolean;
  /** Where the label stands. Default: in the margin inside a Margin at the desk, else above. */
  place?: FieldPlace;
  /** Beside the field at the desk, below it on a phone: where it was read from, a small act. */
  aside?: Snippet;
  id?: string;
  name?: string;
  disabled?: boolean;
  readonly?: boolean;
  required?: boolean;
  /** Receives focus when the page or sheet opens. */
  autofocus?: boolean;
};

/** What a field gives to the control inside it. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  'data-autofocus': true | undefined;
};

const key = Symbol('field place');

/** Says, from a container, where the labels of the fields inside stand. */
export function setFieldPlace(place: FieldPlace): void {
  setContext(key, place);
}

/** Where labels stand here: what the nearest container said, else above. */
export function fieldPlace(): FieldPlace {
  return hasContext(key) ? getContext<FieldPlace>(key) : 'above';
}
