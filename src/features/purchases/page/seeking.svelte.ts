// Which field of a purchase is at hand, so that the document beside it shows where its value stands.
import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { PlacedField } from '#domain/purchase/recognise/sought.ts';
import { media } from '#ui/media.svelte.ts';

const KEY = Symbol('seeking');

export class Seeking {
  /** The one that has the focus; on a phone the last that had it, for the document is a swipe away. */
  field = $state<PlacedField>();

  /** For what is around a field. */
  readonly at =
    (field: PlacedField): Attachment =>
    (around) => {
      const taken = () => (this.field = field);
      const left = () => media.wide && this.field === field && (this.field = undefined);
      around.addEventListener('focusin', taken);
      around.addEventListener('focusout', left);
      return () => {
        around.removeEventListener('focusin', taken);
        around.removeEventListener('focusout', left);
      };
    };
}

/** Called by the page; its fields and its document get the same. */
export const holdSeeking = (): Seeking => setContext(KEY, new Seeking());
export const seeking = (): Seeking => getContext<Seeking>(KEY);
