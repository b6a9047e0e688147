// When to remind of the backup: a month since the last one, or many documents that are on this device alone.
import { type IsoDate, addDays, diffDays } from '#domain/dates.ts';

/** Days after which an older backup is a reason to remind. */
export const DAYS = 30;
/** Documents issued since the last backup that are a reason whatever its age. */
export const DOCUMENTS = 50;
/** For how many days a reminder put off stays away. */
export const PUT_OFF_DAYS = 7;

/** What is known of the last backup; `issued`: how many issued documents it holds. */
export interface Backup {
  at: IsoDate;
  issued: number;
}

export interface Standing {
  last: Backup | undefined;
  /** Day on which the company was made: without a backup the days count from there. */
  since: IsoDate;
  /** Documents issued by now. */
  issued: number;
  /** Day until which the person put the reminder off. */
  putOffUntil: IsoDate | undefined;
}

export interface Reminder {
  /** Day of the last backup, undefined when there is none. */
  last: IsoDate | undefined;
  /** Documents issued since. */
  documents: number;
}

/** @returns what to say; undefined when all is well */
export function reminderDue({ last, since, issued, putOffUntil }: Standing, today: IsoDate): Reminder | undefined {
  // A clock set back must not silence it for years.
  if (putOffUntil && today < putOffUntil && putOffUntil <= addDays(today, PUT_OFF_DAYS)) return undefined;
  const documents = Math.max(0, issued - (last?.issued ?? 0));
  const days = diffDays(last?.at ?? since, today);
  // With nothing issued since, the file that exists holds every document.
  if (documents === 0 || (days < DAYS && documents < DOCUMENTS)) return undefined;
  return { last: last?.at, documents };
}
