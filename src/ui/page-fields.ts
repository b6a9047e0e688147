// The fields of a page that is kept as it is typed: who goes on to another page is told what could not be read, and so was not kept.
import { beforeNavigate } from '$app/navigation';
import { holdFields, type UnreadFields } from './unread.svelte.ts';

/** As `holdFields`, from the component of a page. */
export function holdPageFields(fields?: UnreadFields): UnreadFields {
  const held = holdFields(fields);
  beforeNavigate(({ from, to }) => {
    if (to && to.url.pathname !== from?.url.pathname) held.leave();
  });
  return held;
}
