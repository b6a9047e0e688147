// A folder on a WebDAV server over TLS: verified, or nothing is sent, not even the password.
import { expect, it } from 'vitest';
import { ConnectionFault } from '../../relay/connections/type.ts';
import { webdavConnection } from '../../relay/connections/webdav/webdav.ts';
import { listenDav } from '../../relay/sandbox/webdav/webdav.ts';
import { makeWorld } from '../../relay/transmissions/each-world.ts';
import { certificates } from './certificates.ts';

it('documents come over verified TLS alone', async () => {
  const { ca, ...certificate } = await certificates();
  const server = await listenDav({ user: 'lea', password: 'word', certificate });
  const world = await makeWorld();
  try {
    const access = { settings: { at: '02:00', url: `https://localhost:${server.port}/books/`, user: 'lea' }, secrets: { password: 'word' } };
    await world.stage('R1');
    await expect(world.round(webdavConnection({ local: true }).outgoing, { access })).rejects.toEqual(new ConnectionFault('certificate'));
    expect([await world.states(), server.files.size]).toEqual([{ R1: 'queued' }, 0]);
    await world.round(webdavConnection({ local: true, ca }).outgoing, { access });
    expect([await world.states(), server.came.length]).toEqual([{ R1: 'delivered' }, 1]);
  } finally {
    await server.close();
    await world.close();
  }
});
