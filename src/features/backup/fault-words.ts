// What can be wrong with a backup, in words: what happened, what was kept, what to do.
import { m } from '#messages';
import { BackupError, type BackupFault } from '#store/backup/errors.ts';
import { StoreError } from '#store/errors.ts';

const WORDS: Record<BackupFault, () => string> = {
  foreign: m.backup_fault_foreign,
  truncated: m.backup_fault_truncated,
  damaged: m.backup_fault_damaged,
  newer: m.backup_fault_newer,
  'passphrase-needed': m.backup_fault_passphrase_needed,
  'passphrase-wrong': m.backup_fault_passphrase_wrong,
  unreadable: m.backup_fault_unreadable,
  unwritable: m.backup_fault_unwritable,
  cancelled: m.backup_fault_cancelled
};

/** @returns the reason in the person's language; nothing on the device has changed */
export function faultWords(error: unknown): string {
  if (error instanceof BackupError) return WORDS[error.code]();
  if (error instanceof StoreError && error.code === 'quota') return m.backup_fault_quota();
  return m.backup_fault_other();
}
