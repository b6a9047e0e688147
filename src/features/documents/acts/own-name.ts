// By which name the members of the company know this device.
import { session } from '#features/app/session.svelte.ts';

/** @returns undefined for a company with no relay, or when the name cannot be read here */
export async function ownName(): Promise<string | undefined> {
  const { connected } = session;
  if (!connected) return undefined;
  const { members } = await import('#store/sync/members/members.ts');
  return (await members(connected)).devices.find(({ me }) => me)?.name || undefined;
}
