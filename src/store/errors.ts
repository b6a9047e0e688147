// What can go wrong in the store, as codes that a screen turns into words; nothing of the data stands in a message.

export type StoreFault =
  /** The document is issued: nothing of it can change. */
  | 'sealed'
  /** Written by a newer version of the app: read-only here. */
  | 'newer'
  /** No room on the device: nothing was written. */
  | 'quota'
  /** The browser cut the database, and opening it again did not help: nothing was written. */
  | 'closed'
  /** Another tab holds an older version of the database open. */
  | 'blocked'
  /** What is stored does not match its checksum; it is in quarantine. */
  | 'corrupt'
  /** There is no such record. */
  | 'absent'
  /** The file is on another device, and not or not yet to be had from the relay. */
  | 'away'
  /** The file is on another device, and the relay could not be asked for it. */
  | 'unreached'
  /** Others kept writing the same record; nothing was written. */
  | 'busy'
  /** The number is not the next one of its series, or another document bears it. */
  | 'number'
  /** The date lies before the last one of the series. */
  | 'date'
  /** The date lies after the relay's today: this device's clock is ahead. */
  | 'ahead'
  /** This device's role in the company does not allow it. */
  | 'role'
  /** What was to be written contradicts itself or the act (a bug, never a person's doing). */
  | 'refused';

/** A refused or failed act of the store. `code` says what happened; nothing was written. */
export class StoreError extends Error {
  readonly code: StoreFault;
  constructor(code: StoreFault, detail = '', cause?: unknown) {
    super(detail ? `${code}: ${detail}` : code, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** After these the same writing can never succeed. */
const HOPELESS: readonly StoreFault[] = ['sealed', 'newer', 'absent', 'corrupt', 'role', 'refused'];

/** Whether the same writing may succeed at another moment: the storage failed, not what was to be written. */
export function mayPass(error: unknown): boolean {
  return error instanceof StoreError && !HOPELESS.includes(error.code);
}

/** Thrown by the `build` of an issue: what is missing, as codes of the domain. */
export class IssueRefused<Problem = unknown> extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('the document cannot be issued yet');
    this.name = 'IssueRefused';
    this.problems = problems;
  }
}

const named = (error: unknown, depth = 0): string[] => {
  if (typeof error !== 'object' || error === null || depth > 3) return [];
  const { name, inner, cause, failures } = error as { name?: unknown; inner?: unknown; cause?: unknown; failures?: unknown };
  // Dexie's errors of many writes at once carry the first of the failures.
  const first: unknown = Array.isArray(failures) ? failures[0] : undefined;
  return [...(typeof name === 'string' ? [name] : []), ...[inner, cause, first].flatMap((e) => named(e, depth + 1))];
};

/** Names under which browsers and Dexie report a database that is no longer there (iOS cuts it in the background). */
const CUT = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'OpenFailedError'];

/** Whether opening the database again may help. */
export function isCut(error: unknown): boolean {
  const names = named(error);
  return !names.includes('QuotaExceededError') && names.some((name) => CUT.includes(name));
}

/** @returns the error as a StoreError where it is one of storage; other errors (of verbs, of `build`) come back as they are. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const names = named(error);
  if (names.includes('QuotaExceededError')) return new StoreError('quota', '', error);
  if (names.includes('ConstraintError')) return new StoreError('refused', 'an id that is taken', error);
  if (names.includes('VersionError')) return new StoreError('newer', '', error);
  if (names.includes('UpgradeError')) return new StoreError('blocked', '', error);
  if (isCut(error)) return new StoreError('closed', '', error);
  return error;
}
