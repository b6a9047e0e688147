// Blobs: in pieces, in any order, each once, apart for each company.
import { describe, expect, it } from 'vitest';
import type { Blobs, Storage } from '../port.ts';
import { AT, bytes, found } from './samples.ts';

export function blobConformance(storage: () => Storage): void {
  const chunkOf = (company: string, chunk: number, more: Partial<Parameters<Blobs['put']>[0]> = {}): Parameters<Blobs['put']>[0] => ({
    company,
    id: 'photo',
    chunk,
    of: 3,
    at: AT,
    bytes: bytes(`part ${chunk}`),
    ...more
  });

  describe('blobs', () => {
    it('come in pieces in any order, and go on where they stopped', async () => {
      const company = await found(storage());
      expect(await storage().blobs.state(company, 'photo')).toBeUndefined();
      expect(await storage().blobs.put(chunkOf(company, 2))).toBe('stored');
      expect(await storage().blobs.state(company, 'photo')).toEqual({ of: 3, have: [2] });
      expect(await storage().blobs.read(company, 'photo', 0)).toBeUndefined();
      await storage().blobs.put(chunkOf(company, 0));
      await storage().blobs.put(chunkOf(company, 1));
      expect(await storage().blobs.state(company, 'photo')).toEqual({ of: 3, have: [0, 1, 2] });
      expect(await storage().blobs.read(company, 'photo', 1)).toEqual(bytes('part 1'));
    });

    it('keep the first bytes of a piece, also when several come at once', async () => {
      const company = await found(storage());
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, n) => storage().blobs.put(chunkOf(company, 0, { bytes: bytes(`writer ${n}`) })))
      );
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'here'), 'stored']);
      const kept = Buffer.from((await storage().blobs.read(company, 'photo', 0))!).toString();
      expect(kept).toBe(`writer ${outcomes.indexOf('stored')}`);
      expect(await storage().blobs.put(chunkOf(company, 0, { bytes: bytes('late') }))).toBe('here');
      expect(Buffer.from((await storage().blobs.read(company, 'photo', 0))!).toString()).toBe(kept);
    });

    it('are one thing: another count of pieces is refused', async () => {
      const company = await found(storage());
      await storage().blobs.put(chunkOf(company, 0));
      expect(await storage().blobs.put(chunkOf(company, 1, { of: 4 }))).toBe('differs');
      expect(await storage().blobs.state(company, 'photo')).toEqual({ of: 3, have: [0] });
      expect(await storage().blobs.read(company, 'photo', 1)).toBeUndefined();
    });

    it('belong to one company, whatever the ids look like', async () => {
      const [one, two] = [await found(storage()), await found(storage())];
      expect(await storage().blobs.put(chunkOf(`${one}x`, 0))).toBe('no company');
      for (const id of ['../../x', '/etc/passwd', 'a/../../b', '..', '\0', 'C:\\x', 'é'.repeat(500)]) {
        expect(await storage().blobs.put(chunkOf(one, 0, { id, bytes: bytes(id) })), id).toBe('stored');
        expect(await storage().blobs.read(one, id, 0), id).toEqual(bytes(id));
        expect(await storage().blobs.read(two, id, 0), id).toBeUndefined();
      }
    });
  });
}
