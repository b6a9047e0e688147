// A folder on a WebDAV server, from which accountants' software or people take documents. Each comes under a name that nobody takes up, then gets its own by one
// step of the server (MOVE): who takes it away at once makes no doubt whether it came, and nobody reads half of one.
import { type WebdavSettings, webdavSettings } from '#sync/wire/connections.ts';
import { Unsure, Unwanted } from '../../transmissions/outgoing.ts';
import type { Access } from '../access.ts';
import { ConnectionFault, type Taking } from '../type.ts';
import { dav, type DavOutside } from './dav.ts';

/** @param outside what it may call */
export function webdavConnection(outside: DavOutside): Taking<WebdavSettings> {
  const length = async (access: Access<WebdavSettings>, url: URL): Promise<number | undefined> => {
    const { status, length } = await asFault(dav(access, outside, { method: 'HEAD', url }, [404]));
    return status === 404 ? undefined : length;
  };
  return {
    type: 'webdav',
    settings: webdavSettings,
    secrets: ['password'],
    shownTo: ({ url, user }) => JSON.stringify([new URL(url).origin, user]),

    async test(access) {
      const { folders } = access.settings;
      for (const folder of new Set(folders ? [folders.sale, folders.purchase] : [''])) {
        await asFault(dav(access, outside, { method: 'PROPFIND', url: folderOf(access.settings, folder), headers: { depth: '0' } }));
      }
      return [];
    },

    outgoing: {
      night: ({ at }) => at,
      place: ({ url, folders }) => JSON.stringify([url, folders]),

      async send(access, { direction, name, media }, bytes) {
        const { part } = placesOf(access.settings, direction, name);
        await dav(access, outside, { method: 'PUT', url: part, headers: { 'content-type': media }, body: bytes });
        return { outside: name };
      },

      async find(access, { direction, name, size }) {
        const { part, own } = placesOf(access.settings, direction, name);
        for (const url of [own, part]) if ((await length(access, url)) === size) return { outside: name };
        return undefined;
      },

      /** Done again it finds that there is nothing to be moved any more. */
      async finish(access, { direction, name }) {
        const { part, own } = placesOf(access.settings, direction, name);
        // The name is this document's alone: what stands there already is a copy that the server did not finish.
        await dav(access, outside, { method: 'MOVE', url: part, headers: { destination: own.href, overwrite: 'T' } }, [404]);
        return {};
      }
    }
  };
}

function folderOf({ url }: WebdavSettings, folder: string): URL {
  const steps = folder.split('/').filter(Boolean).map((step) => `${encodeURIComponent(step)}/`);
  return new URL(steps.join(''), url.endsWith('/') ? url : `${url}/`);
}

function placesOf(settings: WebdavSettings, direction: 'sale' | 'purchase', name: string): { part: URL; own: URL } {
  const folder = folderOf(settings, settings.folders?.[direction] ?? '');
  return { part: new URL(`${encodeURIComponent(name)}.part`, folder), own: new URL(encodeURIComponent(name), folder) };
}

/** Of a call that changes nothing, or that can be done again. @throws ConnectionFault */
async function asFault<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Unwanted) throw new ConnectionFault('fault', { cause: error });
    throw error instanceof Unsure ? new ConnectionFault('unreachable', { cause: error }) : error;
  }
}
