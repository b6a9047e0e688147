// Calls of other systems that something arrived there. Answered at once, for they do not wait long; what they say is believed for nothing but that it is time to look.
import * as z from 'zod/mini';
import { JSON_BYTES } from '#sync/limits.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import type { Hook } from './type.ts';

const said = z.record(z.string(), z.unknown());

export function hookRoutes({ system }: Api, { connections }: Relay): void {
  for (const [type, hook] of connections.hooks) {
    const { user, secret } = hook;
    const ears = hearing((about) => connections.heard(type, about));
    system(
      { method: 'post', path: `/v1/hooks/${type}`, summary: `${type} says that something arrived there`, user, secret, body: { json: said, most: JSON_BYTES }, answer: z.object({}) },
      async ({ body }) => {
        const about = read(hook, body);
        if (about !== undefined) ears(about);
        return {};
      }
    );
  }
}

function read(hook: Hook, body: unknown): string | undefined {
  try {
    return hook.read(body);
  } catch {
    throw new Refusal(400, 'malformed');
  }
}

/** One look for all that is said of the same while it is being looked at. */
function hearing(look: (about: string) => Promise<void>): (about: string) => void {
  const busy = new Map<string, { again: boolean }>();
  return (about) => {
    const known = busy.get(about);
    if (known) {
      known.again = true;
      return;
    }
    const mine = { again: true };
    busy.set(about, mine);
    void (async () => {
      while (mine.again) {
        mine.again = false;
        // Missed, it is looked up at its time.
        await look(about).catch(() => undefined);
      }
      busy.delete(about);
    })();
  };
}
