// A connection to the e-Box from its first certificate on: made, uploaded, tried, renewed.
import { afterEach, describe, expect, test } from 'vitest';
import { TOKEN_PATH } from '../../sandbox/ebox/ebox.ts';
import type { ConnectionFault } from '../type.ts';
import { ID, message, openTrial, provider, type Trial } from '../../sandbox/ebox/trial.ts';

let trial: Trial;
afterEach(() => trial.close());

const fault = (code: ConnectionFault['code']) => expect.objectContaining({ name: 'ConnectionFault', code });
const certificates = async () => (await trial.connections.certificates(await trial.stored()))!;
const tested = (more = {}) => trial.connections.test(trial.company, ID, { type: 'ebox', settings: trial.settings(more) });

describe('a certificate', () => {
  test('is made at once, and nothing is called before there is a Client ID; the same serves with it, another one for another company', async () => {
    trial = await openTrial([provider('onss', '3.0', [message(1)])]);
    const { client: _, ...settings } = trial.settings();
    await trial.connections.put(trial.company, ID, { type: 'ebox', settings, secrets: {} });
    await trial.turn();
    expect(await trial.stored()).toMatchObject({ state: 'new', fault: undefined, failures: 0 });
    expect(trial.state.asked).toEqual([]);
    const [made, ...others] = await certificates();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ next: false, pem: expect.stringMatching(/^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n$/) });
    expect(Math.round((Date.parse(made!.until) - trial.time.now()) / 86_400_000)).toBeGreaterThanOrEqual(1094);
    await trial.upload();
    await trial.put();
    await trial.connections.put(trial.company, ID, { type: 'ebox', settings: trial.settings({ archive: 'never' }), secrets: {} });
    expect(await certificates()).toEqual([made]);
    await trial.turn();
    expect(await trial.stored()).toMatchObject({ state: 'well' });
    await trial.put({ company: { name: 'Autre', number: '0206731645' } });
    expect((await certificates())[0]!.pem).not.toBe(made!.pem);
  });

  test('is renewed beside the first, which serves until the next one is uploaded; asked for again it is the same', async () => {
    trial = await openTrial([provider('onss', '3.0', [message(1)])]);
    expect(await trial.connections.makeNext(trial.company, ID)).toBeUndefined();
    await trial.put();
    await trial.upload();
    await trial.turn();
    const [first] = await certificates();
    const next = (await trial.connections.makeNext(trial.company, ID))![1]!;
    expect(await trial.connections.makeNext(trial.company, ID)).toEqual([first, next]);
    expect([next.next, next.pem === first!.pem]).toEqual([true, false]);
    await trial.turn();
    expect([(await trial.stored()).state, await certificates()]).toEqual(['well', [first, next]]);
    await trial.upload(next);
    await trial.turn();
    expect([(await trial.stored()).state, await certificates()]).toEqual(['well', [{ ...next, next: false }]]);
    // The first one is gone with its key.
    expect((await trial.stored()).secrets.map(({ name }) => name)).toEqual(['certificate', 'key']);
    await trial.turn();
    expect((await trial.stored()).state).toBe('well');
  });
});

describe('a test', () => {
  test('says in a code what is not right yet', async () => {
    trial = await openTrial([provider('onss', '3.0', [message(1), message(2)])]);
    await expect(tested()).rejects.toEqual(fault('secret'));
    await trial.put();
    const { client: _, ...settings } = trial.settings();
    await expect(trial.connections.test(trial.company, ID, { type: 'ebox', settings })).rejects.toEqual(fault('client'));
    // Not uploaded: nobody is let in by it.
    await expect(tested()).rejects.toEqual(fault('identity'));
    await trial.upload(undefined, []);
    // The terms of the e-Box were not accepted.
    await expect(tested()).rejects.toEqual(fault('scope'));
    await expect(tested({ client: 'self_service_chaman_1_other' })).rejects.toEqual(fault('client'));
    await trial.upload();
    await expect(tested({ shows: 'never' })).rejects.toEqual(fault('identity'));
    expect(await tested({ shows: 'asked' })).toEqual([]);
    trial.state.fail = (asked) => (asked.endsWith(TOKEN_PATH) ? { status: 503 } : undefined);
    await expect(tested()).rejects.toEqual(fault('busy'));
    trial.state.fail = undefined;
    expect(await tested()).toEqual([]);
    expect(trial.state.providers[0]!.messages.some(({ isRead }) => isRead)).toBe(false);
    expect(trial.state.asked.filter((one) => one.includes('/ebox/messages')).length).toBeGreaterThan(0);
  });

  test('is of the clock: one that is wrong is said', async () => {
    trial = await openTrial([provider('onss', '3.0', [message(1)])]);
    await trial.put();
    await trial.upload();
    await trial.time.pass(3_600_000);
    await expect(tested()).rejects.toEqual(fault('clock'));
  });
});
