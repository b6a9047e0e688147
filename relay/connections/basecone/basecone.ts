// Basecone (Wolters Kluwer), where accountants receive documents: each is imported once under our id, then tagged with the book in which it belongs.
// https://developers.basecone.com: ApiUserAccessKeys, ApiClientAccessKeys, CompanyCollection, DocumentImport, DocumentTag, DocumentDetails, Archive.
import type * as z from 'zod/mini';
import { type BaseconeSettings, baseconeSettings } from '#sync/wire/connections.ts';
import type { Outgoing, Shipment } from '../../transmissions/outgoing.ts';
import { Unsure, Unwanted } from '../../transmissions/outgoing.ts';
import type { Access } from '../access.ts';
import type { Hook, Offer, Taking } from '../type.ts';
import { ConnectionFault } from '../type.ts';
import { accessKey, companies, details, event, found, imported, office, readAnswer, tagged } from './answers.ts';
import { type Asked, type Basecone, call, Refused } from './call.ts';

export interface BaseconeOptions {
  /** BASECONE_URL. */
  url: string;
  /** The application's own sign-in, for users who bring none (BASECONE_CLIENT_ID, BASECONE_CLIENT_SECRET). */
  client?: { identifier: string; secret: string } | undefined;
  /** With which it signs in at our webhook (BASECONE_WEBHOOK_SECRET). */
  webhookSecret?: string | undefined;
  fetch?: typeof fetch;
}

type Of = Access<BaseconeSettings>;

/** Companies in one answer of their list. */
const PAGE = 100;
const PAGES = 50;

export function baseconeConnection({ url, client, webhookSecret, fetch = globalThis.fetch }: BaseconeOptions): Taking<BaseconeSettings> {
  const at = ({ secrets, signal }: Of): Basecone => ({
    ...{ url, signal, fetch },
    auth: { clientIdentifier: secrets['clientIdentifier'] ?? '', apiAccessKey: secrets['apiAccessKey'] ?? '' }
  });
  return {
    type: 'basecone',
    settings: baseconeSettings,
    secrets: ['clientIdentifier', 'apiAccessKey'],
    shownTo: () => url,

    async exchange(given, { signal }) {
      const own = given['clientIdentifier'] !== undefined;
      const identifier = own ? given['clientIdentifier'] : client?.identifier;
      const secret = own ? given['clientSecret'] : client?.secret;
      if (identifier === undefined || secret === undefined) throw new ConnectionFault('client');
      const json = { clientIdentifier: identifier, clientSecret: secret };
      const { username, password, office: officeCode } = given;
      const asked: Asked =
        username === undefined
          ? { method: 'POST', path: '/Authentication/ApiClientAccessKeys', json }
          : { method: 'POST', path: '/Authentication/ApiAccessKeys', json: { ...json, username, password, officeCode } };
      const answer = await asFault('login', call({ url, signal, fetch }, asked)).catch((error: unknown) => {
        // Without a user it is the application that may not: a key of its own is for Premium ones.
        throw username === undefined && error instanceof ConnectionFault && ['login', 'role'].includes(error.code) ? new ConnectionFault('client', { cause: error }) : error;
      });
      const { apiaccesskey } = readAnswer(accessKey, answer);
      return { clientIdentifier: identifier, apiAccessKey: apiaccesskey };
    },

    async test(access) {
      readAnswer(office, await asFault('login', call(at(access), { method: 'GET', path: '/office' })));
      const offers = await dossiers(at(access));
      const chosen = access.settings.company?.toLowerCase();
      const known = offers.find(({ value }) => value.toLowerCase() === chosen);
      if (chosen !== undefined && (!known || known.closed)) throw new ConnectionFault('dossier');
      return offers;
    },

    outgoing: outgoing(at),
    hook: webhookSecret === undefined ? undefined : hook(webhookSecret)
  };
}

/** Told of documents that arrived in a dossier, by whatever way: it says its own ids, so that ours are looked up. */
const hook = (secret: string): Hook<BaseconeSettings> => ({
  user: 'carnet',
  secret,
  read(body) {
    const { companyid, webhookeventtype } = readAnswer(event, body);
    return webhookeventtype === undefined || webhookeventtype === 'DocumentImported' ? companyid.toLowerCase() : undefined;
  },
  concerns: ({ company }, about) => company?.toLowerCase() === about
});

/** @throws ConnectionFault `fault` when it says what nobody can use */
async function asFault<T>(refused: ConnectionFault['code'], answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Unwanted) throw new ConnectionFault(refused, { cause: error });
    throw error instanceof Unsure ? new ConnectionFault('unreachable', { cause: error }) : error;
  }
}

/** The dossiers of the office; `closed` those to which that user has no access. */
async function dossiers(at: Basecone): Promise<Offer[]> {
  const offers = new Map<string, Offer>();
  for (const path of pages('/companies?fields=modules')) {
    const { companies: some, _metadata } = readAnswer(companies, await asFault('role', call(at, { method: 'GET', path })));
    const before = offers.size;
    for (const { companyid, name = companyid, hasaccess = true } of some) offers.set(companyid, { value: companyid, label: name, ...(!hasaccess && { closed: true }) });
    // One that knows no pages gives all of them each time.
    if (some.length < PAGE || offers.size === before || offers.size >= (_metadata?.total ?? Infinity)) break;
  }
  return [...offers.values()];
}

const pages = (list: string): string[] => Array.from({ length: PAGES }, (_, page) => `${list}&offset=${page * PAGE}&limit=${PAGE}`);

/** A list that is not there is an empty one: which there are is not documented in full. */
async function listed(at: Basecone, path: string): Promise<z.output<typeof found>['documents']> {
  try {
    return readAnswer(found, await call(at, { method: 'GET', path })).documents;
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error instanceof Unsure ? new ConnectionFault('unreachable', { cause: error }) : error;
  }
}

const dossierOf = ({ settings }: Of): string => {
  if (settings.company === undefined) throw new ConnectionFault('dossier');
  return settings.company;
};

function outgoing(at: (access: Of) => Basecone): Outgoing<BaseconeSettings> {
  return {
    night: (settings) => settings.at,
    place: ({ company = '' }) => company.toLowerCase(),

    async send(access, { record, name, media }, bytes) {
      const path = `/documents/import/${encodeURIComponent(dossierOf(access))}/${encodeURIComponent(record)}`;
      const answer = await call(at(access), { method: 'POST', path, file: { name, media, bytes } }).catch((error: unknown) => {
        // No such dossier, or none of this user's any more: no other document would arrive there either.
        throw error instanceof Refused && error.status === 404 ? new ConnectionFault('dossier', { cause: error }) : error;
      });
      try {
        return { outside: readAnswer(imported, answer).documentid };
      } catch (error) {
        throw new Unsure('imported, and no id was said', { cause: error });
      }
    },

    /** By its file name, which no other has: an id of ours is not what can be searched for. What was not booked yet may stand in the list alone. */
    async find(access, { name }) {
      const dossier = encodeURIComponent(dossierOf(access));
      for (const path of [`/documents/archive?companyId=${dossier}&FileName=${encodeURIComponent(name)}`, ...pages(`/documents?companyId=${dossier}`)]) {
        const documents = await listed(at(access), path);
        const same = documents.find((one) => (one.name ?? one.filename) === name);
        if (same) return { outside: same.documentid };
        if (documents.length < PAGE && !path.includes('/archive')) break;
      }
      return undefined;
    },

    async finish(access, { direction }: Shipment, { outside }) {
      const path = `/documents/${encodeURIComponent(outside)}/tag`;
      const answer = readAnswer(tagged, await call(at(access), { method: 'POST', path, json: { tag: { code: access.settings.tags[direction] } } }));
      const warnings = (answer?.warnings ?? []).map((one) => (typeof one === 'string' ? one : (one.code ?? one.message ?? ''))).filter((text) => text !== '' && text !== 'is_ubl');
      return warnings.length > 0 ? { words: warnings.join(', ') } : {};
    },

    async status(access, outside) {
      const answer = await asFault('role', call(at(access), { method: 'GET', path: `/documents/${encodeURIComponent(outside)}` }));
      const { status, currentworkflow } = readAnswer(details, answer);
      return status ?? currentworkflow ?? '';
    }
  };
}
