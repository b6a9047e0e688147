// Why the sample data could not be made, in words.
import { m } from '#messages';
import { StoreError } from '#store/errors.ts';

/** A sentence for the person: what happened, what was kept, what to do. */
export function sampleFailure(error: unknown): string {
  return error instanceof StoreError && error.code === 'quota' ? m.sample_failed_quota() : m.sample_failed();
}
