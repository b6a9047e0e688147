// A network between a device and the real relay on which somebody changes answers: what an honest relay never says.
import { readEnvelope } from '#sync/codec/envelope.ts';
import type { Header } from '#sync/codec/header.ts';
import { type Page, readPage, type Row, writePage } from '#sync/codec/page.ts';
import type { Net } from '#store/sync/relay/http.ts';
import { plainNet } from './people.ts';

export interface Lies {
  /** The rows of a page as they are shown. */
  rows?: ((rows: Row[]) => Row[]) | undefined;
  /** A page as it is shown, after `rows`. */
  page?: ((page: Page) => Page) | undefined;
  /** The answer of `GET /v1/keys`. */
  keys?: ((answer: { head: number; acts: unknown[]; grant?: unknown }) => unknown) | undefined;
}

/** What `lies` says at each moment. */
export function lyingNet(lies: Lies): Net {
  return {
    ...plainNet,
    fetch: async (address, init) => {
      const answer = await plainNet.fetch(address, init);
      if (!answer.ok || (init.method ?? 'GET') !== 'GET') return answer;
      const { pathname } = new URL(address);
      if (pathname === '/v1/log' && (lies.rows || lies.page)) {
        const page = readPage(new Uint8Array(await answer.arrayBuffer()));
        const rows = { ...page, rows: lies.rows ? lies.rows([...page.rows]) : page.rows };
        return new Response(writePage(lies.page ? lies.page(rows) : rows), { headers: answer.headers });
      }
      if (pathname === '/v1/keys' && lies.keys) return Response.json(lies.keys((await answer.json()) as never));
      return answer;
    }
  };
}

export const headerOf = ({ envelope }: Row): Header => readEnvelope(envelope).header;
