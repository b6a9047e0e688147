// Reference data as it is asked for: senders, their applications and kinds of messages, and the pictures of the first two. It may be kept for a day.
import { type Context, Hono } from 'hono';
import { KB, pageOf } from './wire.ts';
import { type Application, type MessageType, NO_REFERENCE, type Organisation, type Picture } from './reference.ts';
import type { ProviderState } from './state.ts';


/** As is recommended to providers. */
const KEPT = 'public, max-age=86400';

/** @param base address of the registry that they belong to @param absent the answer about what is not there */
export function referenceRoutes({ version, reference = NO_REFERENCE }: ProviderState, base: () => string, absent: (c: Context) => Response): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', KEPT);
  });
  const at = (): string => `${base()}/${version === '2.1' ? 'referenceData' : 'refData'}`;
  const lists = {
    senderOrganizations: reference.organisations.map((one) => ({ ...one, write: () => organisationOf(one, `${at()}/senderOrganizations/${one.id}`) })),
    senderApplications: reference.applications.map((one) => ({ ...one, write: () => applicationIn(one, `${at()}/senderApplications/${one.id}`) })),
    messageTypes: reference.types.map((one) => ({ id: one.id, logos: [] as Picture[], write: () => typeOf(one) }))
  };
  for (const [name, all] of Object.entries(lists)) {
    app.get(`/${name}`, (c) => {
      const [page, size] = [Number(c.req.query('page') ?? 1), Number(c.req.query('pageSize') ?? 25)];
      return c.json(pageOf(all.slice((page - 1) * size, page * size).map(({ write }) => write()), all.length));
    });
    app.get(`/${name}/:id`, (c) => {
      const found = all.find(({ id }) => id === c.req.param('id'));
      return found ? c.json(found.write()) : absent(c);
    });
    app.get(`/${name}/:id/images/:image/content`, (c) => {
      const picture = all.find(({ id }) => id === c.req.param('id'))?.logos.find(({ id }) => id === c.req.param('image'));
      return picture ? c.body(new Uint8Array(picture.bytes), 200, { 'content-type': 'application/octet-stream' }) : absent(c);
    });
  }
  return app;
}

const imageOf = ({ id, mediaType, language, bytes }: Picture, at: string): object => ({
  ...{ imageId: id, size: bytes.length / KB, mediaType, contentHref: `${at}/images/${encodeURIComponent(id)}/content` },
  ...(language && { language })
});

// As the NSSO answers: which goes with which stays empty.
const organisationOf = ({ id, short, long, url, contact, logos }: Organisation, at: string): object => ({
  ...{ organizationId: id, organizationShortName: short, organizationLongName: long, organizationLogos: logos.map((one) => imageOf(one, at)) },
  ...{ ...(url && { organizationUrl: url }), ...(contact !== undefined && { contactBusiness: contact }), senderApplicationIds: [], messageTypeIds: [] }
});

const applicationIn = ({ id, name, description, url, contact, logos }: Application, at: string): object => ({
  ...{ applicationId: id, applicationName: name, applicationDescription: description, applicationLogos: logos.map((one) => imageOf(one, at)) },
  ...{ ...(url && { applicationUrl: url }), ...(contact !== undefined && { contactBusiness: contact }), senderOrganizationIds: [], messageTypeIds: [] }
});

const typeOf = ({ id, name, description, validity }: MessageType): object => ({
  ...{ messageTypeId: id, messageTypeName: name, messageTypeDescription: description },
  ...(validity && { validityPeriod: { validityPeriodNumber: validity.number, validityPeriodUnit: validity.unit } }),
  ...{ senderOrganizationIds: [], senderApplicationIds: [] }
});
