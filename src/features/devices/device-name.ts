// What this device is called unless the person says otherwise: enough to tell it from another one.
import { m } from '#messages';
import { device } from '#store/device.ts';
import { text } from '#store/shape/fields.ts';

const KEY = 'device-name';

/** The name given last on this device, else one by its kind. */
export async function proposedName(): Promise<string> {
  return (await device.preference(KEY, text)) || kindOf(navigator.userAgent, navigator.maxTouchPoints);
}

/** Keeps the name for the next time. */
export const rememberName = (name: string): Promise<void> => device.remember(KEY, name);

/** "iPhone", "Windows computer" … from what the browser says of itself. */
export function kindOf(agent: string, touchPoints: number): string {
  if (agent.includes('iPhone')) return 'iPhone';
  // An iPad calls itself a Mac with touch.
  if (agent.includes('iPad') || (agent.includes('Macintosh') && touchPoints > 1)) return 'iPad';
  if (agent.includes('Android')) return agent.includes('Mobile') ? m.devices_kind_phone() : m.devices_kind_tablet();
  if (agent.includes('Macintosh')) return 'Mac';
  const system = agent.includes('Windows') ? 'Windows' : 'Linux';
  return m.devices_kind_computer({ system });
}
