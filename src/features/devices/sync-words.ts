// How things stand with the relay, in words: quiet when all is well.
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CloudAlert from '@lucide/svelte/icons/cloud-alert';
import CloudCheck from '@lucide/svelte/icons/cloud-check';
import CloudDownload from '@lucide/svelte/icons/cloud-download';
import CloudUpload from '@lucide/svelte/icons/cloud-upload';
import { today } from '#domain/dates.ts';
import { m } from '#messages';
import type { SyncStatus } from '#store/sync/status.ts';
import { formatDate, formatTime } from '#ui/format.ts';
import { formatSpan } from '#ui/format-span.ts';
import type { Icon } from '#ui/icon.ts';

export interface SyncWords {
  icon: Icon;
  tone: 'plain' | 'wait' | 'late' | 'done';
  /** A few words. */
  label: string;
  /** What it means and what to do, where there is something to do. */
  text?: string;
}

type Waiting = Extract<SyncStatus, { state: 'waiting' }>['why'];
type Attention = Extract<SyncStatus, { state: 'attention' }>['why'];

const waiting: Record<Waiting, () => string> = {
  unreachable: m.devices_waiting_unreachable,
  busy: m.devices_waiting_busy,
  full: m.devices_waiting_full,
  'device-full': m.devices_waiting_device_full,
  fault: m.devices_waiting_fault
};

const attention: Record<Attention, () => string> = {
  'pair-again': m.devices_attention_pair_again,
  role: m.devices_attention_role,
  unsent: m.devices_attention_unsent,
  newer: m.devices_attention_newer,
  list: m.devices_attention_list,
  'kept-back': m.devices_attention_kept_back,
  restored: m.devices_attention_restored
};

/** "today at 14:06", "20 November at 09:12". */
export function momentWords(instant: string): string {
  const day = today(instant);
  const time = formatTime(instant);
  return day === today(Date.now()) ? m.devices_today_at({ time }) : m.devices_day_at({ day: formatDate(day, 'long'), time });
}

/** That this device's clock is wrong, and by how much. @param minutes ahead of the relay's; below 0 behind */
export function clockWords(minutes: number): string {
  const span = formatSpan(Math.abs(minutes));
  return minutes < 0 ? m.devices_clock_behind({ span }) : m.devices_clock_ahead({ span });
}

function refusedText(why: 'revoked' | 'unknown', isOwner: boolean): string {
  if (why === 'revoked') return isOwner ? m.devices_refused_revoked_owner() : m.devices_refused_revoked();
  return isOwner ? m.devices_refused_unknown() : m.devices_refused_unknown_member();
}

/** @param isOwner whether this is an owner's device, which can go on alone @returns undefined for a company with no relay */
export function syncWords(status: SyncStatus, isOwner: boolean): SyncWords | undefined {
  const { pending } = status;
  if (status.state === 'off') return undefined;
  if (status.state === 'refused') {
    const text = refusedText(status.why, isOwner);
    return { icon: CloudAlert, tone: 'late', label: status.why === 'revoked' ? m.devices_cut_off() : m.devices_not_known(), text };
  }
  if (status.state === 'attention') return { icon: CircleAlert, tone: 'wait', label: m.devices_attention(), text: attention[status.why]() };
  if (status.state === 'waiting') {
    const label = pending > 0 ? m.devices_not_sent({ count: pending }) : m.devices_no_relay();
    return { icon: CloudAlert, tone: status.why === 'device-full' ? 'late' : 'plain', label, text: waiting[status.why]() };
  }
  if (status.download) {
    const { left, of } = status.download;
    return { icon: CloudDownload, tone: 'plain', label: m.devices_receiving_percent({ percent: Math.floor((1 - left / of) * 100) }) };
  }
  if (status.state === 'sending') return { icon: CloudUpload, tone: 'plain', label: m.devices_sending() };
  if (status.state === 'receiving') return { icon: CloudDownload, tone: 'plain', label: m.devices_receiving() };
  return { icon: CloudCheck, tone: 'done', label: status.lastMet ? m.devices_up_to_date({ moment: momentWords(status.lastMet) }) : m.devices_all_sent() };
}
