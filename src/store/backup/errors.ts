// What can be wrong with a backup or its restoring, as codes that a screen turns into words.

export type BackupFault =
  /** Not a backup of Carnet. */
  | 'foreign'
  /** It ends too early: an interrupted copy or download. */
  | 'truncated'
  /** Its bytes are not those that were written, or say what cannot be. */
  | 'damaged'
  /** Made by a newer version of the app. */
  | 'newer'
  | 'passphrase-needed'
  | 'passphrase-wrong'
  /** The file cannot be read any more: moved, or its medium was taken out. */
  | 'unreadable'
  /** Where the backup is written there is no room, or writing was refused. */
  | 'unwritable'
  | 'cancelled';

/** A backup that could not be written, read or restored. Nothing that was on the device has changed. */
export class BackupError extends Error {
  readonly code: BackupFault;
  constructor(code: BackupFault, detail = '', cause?: unknown) {
    super(detail ? `${code}: ${detail}` : code, cause === undefined ? undefined : { cause });
    this.name = 'BackupError';
    this.code = code;
  }
}

/** @throws BackupError `cancelled` once the signal says so */
export function goOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BackupError('cancelled');
}
