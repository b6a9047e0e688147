// What any storage of the relay must do, whatever lies below: run for each implementation by its own test file.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobConformance } from './conformance/blobs.ts';
import { companyConformance } from './conformance/companies.ts';
import { connectionConformance } from './conformance/connections.ts';
import { issueConformance } from './conformance/issues.ts';
import { listConformance } from './conformance/lists.ts';
import { logConformance } from './conformance/log.ts';
import { quotaConformance } from './conformance/quota.ts';
import { found } from './conformance/samples.ts';
import { transmissionConformance } from './conformance/transmissions.ts';
import type { Storage } from './port.ts';

/** A place for data that can be opened again and again, and thrown away at the end. */
export interface Place {
  open(): Promise<Storage>;
  remove(): Promise<void>;
}

/** Holds an implementation to the port. `make` gives a new empty place. */
export function storageConformance(name: string, make: () => Promise<Place>): void {
  describe(`the storage ${name}`, () => {
    let place: Place;
    let storage: Storage;
    const reopen = async (): Promise<Storage> => {
      await storage.close();
      storage = await place.open();
      return storage;
    };
    beforeEach(async () => {
      place = await make();
      storage = await place.open();
    });
    afterEach(async () => {
      await storage.close();
      await place.remove();
    });

    companyConformance(() => storage);
    logConformance(() => storage);
    issueConformance(() => storage);
    listConformance(() => storage);
    blobConformance(() => storage);
    quotaConformance(() => storage);
    connectionConformance(() => storage);
    transmissionConformance(() => storage);

    it('is ready, and keeps everything over a restart', async () => {
      const company = await found(storage);
      await storage.ready();
      const again = await reopen();
      await again.ready();
      expect(await again.companies.find(company)).toMatchObject({ id: company, head: 1 });
    });
  });
}
