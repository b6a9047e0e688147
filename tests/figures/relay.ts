// The relay under fifty devices at once, in a process of its own on the same machine; its peer at the same edits.
import { startRelay } from '../e2e/relay.ts';
import { BINARY_TYPE } from '#sync/wire/log.ts';
import { writeBatch } from '#sync/codec/batch.ts';
import { type Device, makeCompany } from '../../relay/api/world.ts';
import { type Figure, figure, percentile } from './figures.ts';
import { peerTimes } from './relay-peer.ts';

const PEER = '@hocuspocus/server';
const RUNS = 5;
const DEVICES = 50;
/** Requests of each device, one after the other. */
const REQUESTS = 40;
/** Envelopes a second that are asked for when the relay is busy, and not at its end. */
const ASKED = 2500;
/** About what a changed field or line takes, closed. */
const BODY = 'x'.repeat(220);

/** Fifty devices of one company, signed in. */
async function fifty(url: string): Promise<Device[]> {
  const world = {
    clock: { now: Date.now() },
    ask: (method: string, address: string, { token, body, media }: { token?: string | undefined; body?: unknown; media?: string } = {}) =>
      fetch(url + address, {
        method,
        headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': media ?? 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) })
      })
  };
  const company = await makeCompany(world);
  const devices = [company.owner];
  while (devices.length < DEVICES) devices.push(await company.add({ role: 'staff', scopes: { sales: 'edit', contacts: 'edit' } }));
  return devices;
}

interface Load {
  /** Milliseconds of each request. */
  times: number[];
  perSecond: number;
}

/** All devices at once, each as fast as it is answered, or so many envelopes a second together. @param each envelopes in a request */
async function load(url: string, devices: readonly Device[], each: number, asked = Infinity): Promise<Load> {
  const bodies = devices.map((device) => Array.from({ length: REQUESTS }, () => writeBatch(Array.from({ length: each }, () => device.envelope({}, BODY)))));
  const times: number[] = [];
  const apart = (1000 * each * devices.length) / asked;
  const began = performance.now();
  await Promise.all(
    devices.map(async ({ token }, i) => {
      for (const [n, body] of bodies[i]!.entries()) {
        const wait = began + apart * (n + i / devices.length) - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const start = performance.now();
        const answer = await fetch(`${url}/v1/log`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': BINARY_TYPE }, body: body as BodyInit });
        const { results } = (await answer.json()) as { results: { seq?: number }[] };
        if (answer.status !== 200 || results.length !== each || results.some(({ seq }) => seq === undefined)) throw new Error(`not stored: ${answer.status}`);
        times.push(performance.now() - start);
      }
    })
  );
  return { times, perSecond: (times.length * each * 1000) / (performance.now() - began) };
}

/** Figures of the relay. */
export async function* relayFigures(): AsyncGenerator<Figure> {
  const relay = await startRelay();
  try {
    const devices = await fifty(relay.url);
    await load(relay.url, devices, 1);
    const peer = await peerTimes(DEVICES, REQUESTS);
    for (const each of [1, 10]) {
      const runs = [];
      for (let i = 0; i < RUNS; i++) runs.push(await load(relay.url, devices, each));
      const name = `${each} a request`;
      yield figure(`envelopes committed for ${DEVICES} devices, ${name}`, '/s', runs.map(({ perSecond }) => perSecond), undefined, { name: `${PEER} (not yet on its disk)`, values: [peer.perSecond] });
      yield figure(`99 of 100 answered within, ${name}`, 'ms', runs.map(({ times }) => percentile(times, 0.99)), undefined, { name: PEER, values: [percentile(peer.times, 0.99)] });
    }
    const steady = [];
    for (let i = 0; i < RUNS; i++) steady.push(await load(relay.url, devices, 10, ASKED));
    yield figure(`committed when ${ASKED.toLocaleString('en')} a second are asked for`, '/s', steady.map(({ perSecond }) => perSecond), { least: 2000 });
    yield figure('99 of 100 answered within, at that pace', 'ms', steady.map(({ times }) => percentile(times, 0.99)), { median: 100 });
  } finally {
    await relay.stop();
  }
}
