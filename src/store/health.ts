// How safe the data are on this device: whether the browser promises to keep them, and how much room there is.

/** `kept`: the browser will not clear it by itself. `unsure`: it may, when room is short. `unknown`: it does not say. */
export type Keeping = 'kept' | 'unsure' | 'unknown';

const storage = (): Partial<StorageManager> | undefined => globalThis.navigator?.storage;

const said = async (ask: (() => Promise<boolean>) | undefined): Promise<Keeping> => {
  try {
    return ask ? ((await ask()) ? 'kept' : 'unsure') : 'unknown';
  } catch {
    return 'unknown';
  }
};

/** What the browser has promised so far; asks nothing of the person. */
export function keeping(): Promise<Keeping> {
  const found = storage();
  return said(found?.persisted && (() => found.persisted!()));
}

/** Asks the browser to keep the data; some ask the person in turn. */
export function askToKeep(): Promise<Keeping> {
  const found = storage();
  return said(found?.persist && (() => found.persist!()));
}

/** Bytes used by this app and bytes that it may use at most, as far as the browser tells. */
export async function room(): Promise<{ used: number; quota: number } | undefined> {
  try {
    const { usage, quota } = (await storage()?.estimate?.()) ?? {};
    return usage === undefined || quota === undefined ? undefined : { used: usage, quota };
  } catch {
    return undefined;
  }
}

let asked: Promise<Keeping> | undefined;

/** Asks once in the life of the page, at the first document that is saved. @returns the answer */
export function askOnce(): Promise<Keeping> {
  asked ??= askToKeep();
  return asked;
}
