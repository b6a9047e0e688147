// The device list of a company as the signed acts give it; those read last are kept, so that an act costs one signature and not all.
import type { Crypto } from '#sync/crypto.ts';
import { extendList, readList } from '#sync/list/chain.ts';
import type { DeviceList } from '#sync/list/state.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import type { Storage } from '../storage/port.ts';

export interface ListReader {
  /** The list as it stands, undefined without such a company. */
  now(company: string): Promise<DeviceList | undefined>;
  acts(company: string, after: number): Promise<SignedAct[]>;
  /** For a company that is gone: it may be founded again, with other acts after the first. */
  forget(company: string): void;
}

const KEPT = 200;

export function listReader({ lists }: Storage, crypto: Crypto): ListReader {
  const kept = new Map<string, DeviceList>();
  const acts = async (company: string, after: number): Promise<SignedAct[]> =>
    (await lists.acts(company, after)).map(({ text }) => JSON.parse(text) as SignedAct);
  return {
    acts,
    forget: (company) => void kept.delete(company),
    async now(company) {
      const known = kept.get(company);
      const later = await acts(company, known?.number ?? 0);
      if (!known && later.length === 0) return undefined;
      const list = known ? await extendList(crypto, known, later) : await readList(crypto, company, later);
      kept.delete(company);
      if (kept.size >= KEPT) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      kept.set(company, list);
      return list;
    }
  };
}
