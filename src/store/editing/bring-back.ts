// What the last moment of a page left in localStorage goes into the database at the next start, whichever screen comes first.
import type { CompanyStore } from '../company.ts';
import { mayPass, StoreError } from '../errors.ts';
import type { RecordKind, RecordOf } from '../record/kinds.ts';
import { stashedIn, stashedVerb, type Stashes, unstash } from './stash.ts';

/**
 * Brings every stash of the company in, each where its fields have not changed since. One whose record can take nothing more
 * (issued, gone) is let go; when the storage fails, the rest waits for another start.
 */
export async function bringBack(store: CompanyStore, stashes: Stashes = globalThis.localStorage): Promise<void> {
  for (const { place, text } of stashedIn(stashes, store.id)) {
    const verb = stashedVerb<RecordOf<RecordKind>>(stashes, place);
    try {
      if (verb) {
        await store.edit(place.kind, place.id, (record) => {
          if (!record) throw new StoreError('absent', place.id);
          return verb(record);
        });
      }
    } catch (error) {
      // The app that wrote the record may still take it.
      if (error instanceof StoreError && error.code === 'newer') continue;
      if (mayPass(error)) return;
    }
    unstash(stashes, place, text);
  }
}
