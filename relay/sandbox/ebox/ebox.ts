// The stand-in for e-Box Enterprise: authorization server, registry of providers in its new and its old form, and the Message Registry of each provider.
import { Hono } from 'hono';
import type { Outage } from '../basecone/outage.ts';
import { type EndConnection, failing } from './failing.ts';
import { messageRegistry } from './message-registry.ts';
import { bearer, refuse } from './signed-in.ts';
import type { EboxState, ProviderState } from './state.ts';
import { grantToken } from './token.ts';

export const TOKEN_PATH = '/REST/oauth/v5/token';
export const REGISTRY_PATH = '/REST/ebox/enterprise/federation/documentProviderRegistry/v1/messageRegistries';
export const FEDERATION_PATH = '/REST/ebox/enterprise/federation/v1/messageProviders';
const basePath = ({ id, version }: ProviderState) => `/REST/${id}/messageRegistry/v${version[0]}`;

/** @param origin as its clients reach it @param away whether all of it is @param end for failures that cut */
export function createEbox(state: EboxState, origin: () => string, away: Pick<Outage, 'cut'>, end: EndConnection): Hono {
  const app = new Hono();
  app.use(failing(state, away, end));
  app.post(TOKEN_PATH, (c) => grantToken(c, state, `${origin()}${TOKEN_PATH}`));
  app.get(REGISTRY_PATH, bearer(state), (c) => c.json({ items: state.providers.map((one) => registered(one, origin())) }));
  app.get(FEDERATION_PATH, bearer(state), (c) => c.json(state.providers.map((one) => federated(one, origin()))));
  app.get(`${FEDERATION_PATH}/:id`, bearer(state), (c) => {
    const found = state.providers.find(({ id }) => id === c.req.param('id'));
    return found ? c.json(federated(found, origin())) : refuse(c, '2.1', 404, 'no such provider');
  });
  for (const provider of state.providers) app.route(basePath(provider), messageRegistry(state, provider, () => `${origin()}${basePath(provider)}`));
  return app;
}

/** documentProviderRegistry v1: its description is not public, so this is a likely shape of it. */
const registered = (one: ProviderState, origin: string): object => ({
  ...{ messageRegistryId: one.id, name: one.name, messageRegistryUrl: `${origin}${basePath(one)}/`, apiVersion: one.version },
  ...(one.deactivatedOn !== undefined && { deactivationDate: one.deactivatedOn }),
  plannedMaintenance: one.maintenance ?? []
});

/** Federation 1.3. */
const federated = (one: ProviderState, origin: string): object => ({
  messageProviderId: one.id,
  messageProviderName: one.name,
  messageProviderDescription: one.name,
  messageProviderUrl: `${origin}${basePath(one)}/`,
  apiSupportedVersion: one.version,
  messageProviderActivationDate: '2017-12-01',
  ...(one.deactivatedOn !== undefined && { messageProviderDeactivationDate: one.deactivatedOn }),
  messageProviderTechnicalContact: 'stand-in',
  ...(one.maintenance && { messageProviderPlannedMaintenance: one.maintenance })
});
