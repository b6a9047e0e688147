// Everything under /v1, and its description.
import { OpenAPIHono } from '@hono/zod-openapi';
import { blobRoutes } from '../blobs/routes.ts';
import { companyRoutes } from '../companies/routes.ts';
import { hookRoutes } from '../connections/hooks.ts';
import { onDemandRoutes } from '../connections/on-demand-routes.ts';
import { connectionRoutes } from '../connections/routes.ts';
import { logRoutes } from '../envelopes/routes.ts';
import { eventRoutes } from '../events/routes.ts';
import { inboxRoutes } from '../inbox/routes.ts';
import { invitationRoutes } from '../invitations/routes.ts';
import { issueRoutes } from '../issue/routes.ts';
import { keyRoutes } from '../keys/routes.ts';
import { problem, problemAnswer } from '../problem.ts';
import { recoveryRoutes } from '../recovery/routes.ts';
import type { Relay } from '../relay.ts';
import { sessionRoutes } from '../sessions/routes.ts';
import { transmissionRoutes } from '../transmissions/routes.ts';
import { api } from './route.ts';

const about = {
  openapi: '3.1.0',
  info: { title: 'Carnet relay', version: '1', description: 'Formats of bodies that are not JSON, keys and signatures: relay/README.md.' }
};

/** The routes of /v1. Another method on a known address is answered 405. */
export function apiRoutes(relay: Relay): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'device', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'system', { type: 'http', scheme: 'basic' });
  const routes = api(app, relay);
  const capabilities = [sessionRoutes, companyRoutes, keyRoutes, logRoutes, issueRoutes, blobRoutes, invitationRoutes, recoveryRoutes, inboxRoutes, connectionRoutes, onDemandRoutes, transmissionRoutes, hookRoutes];
  for (const add of capabilities) add(routes, relay);
  eventRoutes(app, relay);

  const description = JSON.stringify(app.getOpenAPI31Document(about));
  app.get('/v1/openapi.json', (c) => c.body(description, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' }));

  const paths = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) paths.set(path, (paths.get(path) ?? new Set()).add(method));
  for (const [path, methods] of paths) {
    const allow = [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].join(', ');
    app.all(path, (c) => {
      c.header('allow', allow);
      return problemAnswer(c, problem(405));
    });
  }
  return app;
}
