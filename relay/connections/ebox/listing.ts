// Which providers there are for a company: as the registry says in its new form, else in its old one, else those that were known, else the NSSO, which always is one.
import type { EboxSettings } from '#sync/wire/connections.ts';
import { ConnectionFault } from '../type.ts';
import { Absent } from '../type.ts';
import type { Memory } from './progress.ts';
import { type Provider, providersIn } from './providers.ts';
import type { EboxServers } from './servers.ts';
import type { Reading } from './session.ts';

const NSSO = { id: 'nsso', name: { nl: 'RSZ', fr: 'ONSS', de: 'LSS' } };
const SIMULATION = { id: 'simulation', name: { nl: 'Simulatie', fr: 'Simulation', de: 'Simulation' } };

/** @param known as they were listed last @param now milliseconds since 1970 */
export async function listProviders(session: Reading, servers: EboxServers, { environment }: Pick<EboxSettings, 'environment'>, known: readonly Memory[], now: number): Promise<Provider[]> {
  if (environment === 'simulation') return [at(SIMULATION, servers.simulation)];
  for (const url of [servers.registry, servers.federation]) {
    try {
      const answer = await session.json(url);
      const found = providersIn(answer, now);
      // None that serves, while they are being worked on, is an answer; of a shape that says nothing it is none.
      if (found.length > 0 || providersIn(answer, now, { all: true }).length > 0) return found;
    } catch (error) {
      if (!(error instanceof ConnectionFault || error instanceof Absent)) throw error;
    }
  }
  const before = known.filter(({ isListed, id }) => isListed && id !== SIMULATION.id);
  return before.length > 0 ? before : [at(NSSO, servers.messages)];
}

const at = (who: Pick<Provider, 'id' | 'name'>, url: string): Provider => ({ ...who, url: url.replace(/\/+$/, ''), version: /\/v2(\.|\/|$)/.test(url) ? '2' : '3' });
