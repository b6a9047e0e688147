// The work of a connection to the e-Box, from the registry to the inbox: each message once, each change again, each provider on its own.
import { afterEach, describe, expect, test } from 'vitest';
import { FEDERATION_PATH, REGISTRY_PATH } from '../../sandbox/ebox/ebox.ts';
import type { ProviderState, StoredMessage } from '../../sandbox/ebox/state.ts';
import type { EboxOptions } from './ebox.ts';
import { filesOf, ID, message, messagesOf, openTrial, provider, type Trial } from '../../sandbox/ebox/trial.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

let trial: Trial;
afterEach(() => trial.close());

/** A connection that is uploaded and has looked once. */
async function begun(providers: ProviderState[], settings: Parameters<Trial['put']>[0] = {}, more: Partial<EboxOptions> = {}): Promise<void> {
  trial = await openTrial(providers, more);
  const { client: _, ...first } = trial.settings(settings);
  await trial.connections.put(trial.company, ID, { type: 'ebox', settings: first });
  await trial.upload();
  await trial.put(settings);
  await trial.turn();
}

const many = (count: number, more: (n: number) => Partial<StoredMessage> = () => ({})): StoredMessage[] => Array.from({ length: count }, (_, n) => message(n, more(n)));
const came = async () => messagesOf(await trial.items());
const listings = (from = 0) => trial.state.asked.slice(from).filter((one) => one.endsWith('/ebox/messages')).length;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

describe('messages', () => {
  test('come all at first, the newest first, a page an item; then only what is new, with one page asked for', async () => {
    await begun([provider('onss', '3.0', many(230)), provider('region', '2.1', many(3))]);
    const items = await trial.items();
    expect(messagesOf(items).toSorted()).toEqual([...many(230).map(({ id }) => `onss ${id}`), ...many(3).map(({ id }) => `region ${id}`)].toSorted());
    expect(items.filter(({ message: { provider: from } }) => from.id === 'onss').map(({ message: { messages } }) => [messages.length, messages[0]!.message.id])).toEqual([[100, 'm229'], [100, 'm129'], [30, 'm29']]);
    expect(filesOf(items)).toEqual([]);
    const asked = trial.state.asked.length;
    trial.state.providers[0]!.messages.push(message(300));
    expect(await trial.turn()).toBe(30 * MINUTE_MS);
    expect((await came()).slice(233)).toEqual(['onss m300']);
    // A second page of the one that had something new, where all was known.
    expect(listings(asked)).toBe(3);
    expect(trial.state.providers.flatMap(({ messages }) => messages).some(({ isRead }) => isRead)).toBe(false);
  });

  test('come again when they stand otherwise: at once near the top, within a week further down, and back to what they were as well', async () => {
    await begun([provider('onss', '3.0', many(150))], { archive: 'never' });
    const { messages } = trial.state.providers[0]!;
    messages[140]!.isRead = true;
    await trial.turn();
    expect((await came()).slice(150)).toEqual(['onss m140']);
    messages[140]!.isRead = false;
    await trial.turn();
    expect((await came()).slice(151)).toEqual(['onss m140']);
    messages[2]!.isRead = true;
    await trial.turn();
    expect(await came()).toHaveLength(152);
    await trial.time.pass(7 * DAY_MS);
    await trial.turn();
    expect((await came()).slice(152)).toEqual(['onss m2']);
    expect((await trial.items()).at(-1)!.message).toMatchObject({ provider: { id: 'onss', name: { fr: 'ONSS' } }, messages: [{ message: { id: 'm2', isRead: true } }] });
  });

  test('that stand below what came before it was cut come at the next turn', async () => {
    await begun([provider('onss', '3.0', many(50))]);
    trial.state.providers[0]!.messages.push(...Array.from({ length: 250 }, (_, n) => message(100 + n)));
    let pages = 0;
    trial.state.fail = (asked) => (asked.endsWith('/ebox/messages') && ++pages === 3 ? 'cut' : undefined);
    await trial.turn();
    expect(await came()).toHaveLength(250);
    await trial.turn();
    const all = await came();
    expect([all.length, new Set(all).size]).toEqual([300, 300]);
  });

  test('that slipped up a page because others were deleted meanwhile are found within hours', async () => {
    await begun([provider('onss', '3.0', many(10))]);
    const { messages } = trial.state.providers[0]!;
    messages.push(...Array.from({ length: 190 }, (_, n) => message(100 + n)));
    trial.state.fail = (asked) => {
      // Between the first page and the second.
      if (asked.endsWith('/ebox/messages') && trial.state.asked.filter((one) => one === asked).length === 3) messages.splice(messages.length - 5, 5);
      return undefined;
    };
    await trial.turn();
    expect(new Set(await came()).size).toBe(195);
    await trial.time.pass(6 * 3_600_000);
    await trial.turn();
    expect(new Set(await came()).size).toBe(200);
  });

  test('of what nobody understands yet keep it; the number of the person they are for stays out', async () => {
    await begun([provider('onss', '3.0', [message(1, { payment: { amount: 1, vatAmount: 0, dueDate: inDays(3), iban: 'BE16985000000174', reference: { kind: 'X', inner: '1' } } })])]);
    const [item] = await trial.items();
    expect(item!.message.messages[0]).toMatchObject({ message: { payment: { cents: 100 } }, raw: { paymentData: { reference: { kind: 'X', inner: '1' } } } });
  });
});

describe('documents', () => {
  const kinds = (): StoredMessage[] => [
    message(1, { isRead: true }),
    message(2),
    message(3, { expiresAt: inDays(10) }),
    message(4, { expiresAt: inDays(10), isRegistered: true }),
    message(5, { expiresAt: inDays(-1), isRead: true })
  ];

  test('come by themselves of what was read there; never of what was not', async () => {
    await begun([provider('onss', '3.0', kinds())], { archive: 'ask' });
    const items = await trial.items();
    expect(filesOf(items)).toEqual(['onss m1 annex', 'onss m1 main']);
    const [, , main] = items;
    expect([main!.message.files[0], Buffer.from(main!.files[0]!).toString()]).toEqual([{ name: 'avis.pdf', type: 'application/pdf', size: 11, of: { message: 'm1', attachment: 'main' } }, '%PDF avis 1']);
    await trial.turn();
    expect(await trial.items()).toHaveLength(items.length);
    expect(trial.state.providers[0]!.messages.filter(({ isRead }) => isRead).map(({ id }) => id)).toEqual(['m1', 'm5']);
  });

  test('come before they expire where that was chosen, registered mail excepted; that they are read now is said', async () => {
    await begun([provider('onss', '3.0', kinds())], { archive: 'unread' });
    expect(filesOf(await trial.items()).toSorted()).toEqual(['onss m1 annex', 'onss m1 main', 'onss m3 annex', 'onss m3 main']);
    const last = (await trial.items()).findLast(({ message: { messages } }) => messages.some(({ message: { id } }) => id === 'm3'));
    expect(last!.message).toMatchObject({ messages: [{ message: { id: 'm3', isRead: true } }], files: [{ of: { message: 'm3', attachment: 'main' } }] });
    const before = (await came()).length;
    await trial.turn();
    expect(await came()).toHaveLength(before);
    // Those that come near their end later are found by then.
    trial.state.providers[0]!.messages.find(({ id }) => id === 'm2')!.expiresAt = inDays(20);
    await trial.time.pass(8 * DAY_MS);
    await trial.turn();
    expect(filesOf(await trial.items())).toContain('onss m2 main');
  });

  test('come never by themselves where that was chosen; when it is chosen otherwise, at once', async () => {
    await begun([provider('onss', '3.0', kinds())], { archive: 'never' });
    expect(filesOf(await trial.items())).toEqual([]);
    await trial.put({ archive: 'unread' });
    await trial.turn();
    expect(filesOf(await trial.items())).toHaveLength(4);
  });

  test('that are not what was said of them are asked for once more, then come with a mark', async () => {
    const [odd] = many(1, () => ({ isRead: true }));
    odd!.attachments[0]!.digest = 'A'.repeat(43);
    await begun([provider('onss', '3.0', [odd!])]);
    expect((await trial.items()).flatMap(({ message: { files } }) => files.map(({ of, differs }) => [of, differs]))).toEqual([
      [{ message: 'm0', attachment: 'annex' }, undefined],
      [{ message: 'm0', attachment: 'main' }, true]
    ]);
    expect(trial.state.asked.filter((one) => one.includes('/main/')).length).toBe(2);
  });

  test('that cannot be had keep nobody else’s back, and are tried again within hours', async () => {
    await begun([provider('onss', '3.0', many(5, () => ({ isRead: true })))], {}, { chance: () => 0.5 });
    trial.state.providers[0]!.messages.push(message(9, { isRead: true }), message(10, { isRead: true }));
    trial.state.fail = (asked) => (asked.includes('/m10/attachments/annex') ? { status: 500 } : undefined);
    await trial.turn();
    expect(filesOf(await trial.items())).toEqual(expect.arrayContaining(['onss m10 main', 'onss m9 annex', 'onss m9 main']));
    expect((await trial.stored()).state).toBe('well');
    trial.state.fail = undefined;
    await trial.time.pass(6 * 3_600_000);
    await trial.turn();
    const files = filesOf(await trial.items());
    expect([files.length, new Set(files).size]).toEqual([14, 14]);
  });
});

describe('providers', () => {
  const both = () => [provider('onss', '3.0', many(3)), provider('region', '2.1', many(3))];
  const of = (id: string) => (asked: string) => (asked.includes(`/REST/${id}/`) ? { status: 500 } : undefined);
  const parts = async () => trial.connections.parts(await trial.stored())!.map(({ id, fault }) => [id, fault]);

  test('that fail stop no other; alone they are asked again, as late as they wish', async () => {
    trial = await openTrial(both());
    trial.state.fail = of('onss');
    await trial.put();
    await trial.upload();
    await trial.put();
    await trial.turn();
    expect(await came()).toEqual(['region m2', 'region m1', 'region m0']);
    expect([(await trial.stored()).state, await parts()]).toEqual(['well', [['onss', 'unreachable'], ['region', undefined]]]);
    trial.state.fail = (asked) => (asked.includes('/REST/onss/') ? { status: 429, retryAfter: 1500 } : undefined);
    const asked = trial.state.asked.length;
    expect(await trial.turn()).toBe(MINUTE_MS);
    expect(trial.state.asked.slice(asked).filter((one) => one.includes('/messageRegistry/'))).toEqual(['GET /REST/onss/messageRegistry/v3/ebox/messages']);
    trial.state.fail = undefined;
    // The other one at its own time, then this one.
    expect(await trial.turn()).toBe(1_500_000);
    expect((await came()).toSorted()).toEqual(['onss m0', 'onss m1', 'onss m2', 'region m0', 'region m1', 'region m2']);
    expect(await parts()).toEqual([['onss', undefined], ['region', undefined]]);
  });

  test('that all fail are a fault of the connection', async () => {
    await begun(both());
    trial.state.fail = (asked) => (asked.includes('/messageRegistry/') ? { status: 403 } : undefined);
    await trial.turn();
    expect(await trial.stored()).toMatchObject({ state: 'failing', fault: 'scope', failures: 1 });
    trial.state.fail = undefined;
    await trial.turn();
    expect(await trial.stored()).toMatchObject({ state: 'well', failures: 0 });
  });

  test('are left alone while they are worked on, and taken up afterwards', async () => {
    await begun(both());
    const [onss] = trial.state.providers;
    onss!.maintenance = [{ startDate: inDays(-1), endDate: inDays(1) }];
    onss!.messages.push(message(9));
    const asked = trial.state.asked.length;
    await trial.turn();
    expect(trial.state.asked.slice(asked).some((one) => one.includes('/REST/onss/'))).toBe(false);
    expect(await parts()).toEqual([['region', undefined]]);
    onss!.maintenance = [];
    await trial.turn();
    expect((await came()).slice(6)).toEqual(['onss m9']);
  });

  test('are found by the old registry where the new one fails, as they were known where none answers, else the NSSO alone; under whatever name, nothing comes twice', async () => {
    const failing = new Set([REGISTRY_PATH, FEDERATION_PATH]);
    trial = await openTrial(both());
    trial.state.fail = (asked) => (failing.has(asked.slice(4)) ? { status: 500 } : undefined);
    await trial.put();
    await trial.upload();
    await trial.put();
    await trial.turn();
    expect(await parts()).toEqual([['nsso', undefined]]);
    failing.delete(FEDERATION_PATH);
    await trial.turn();
    expect((await parts()).map(([id]) => id).toSorted()).toEqual(['nsso', 'region']);
    failing.clear();
    await trial.turn();
    failing.add(REGISTRY_PATH).add(FEDERATION_PATH);
    trial.state.providers[1]!.messages.push(message(7));
    await trial.turn();
    expect(await came()).toEqual(['nsso m2', 'nsso m1', 'nsso m0', 'region m2', 'region m1', 'region m0', 'region m7']);
  });

  test('that find a token expired are shown another one; that find that one wrong too are left to the owner', async () => {
    await begun(both());
    trial.state.providers[0]!.messages.push(message(8));
    for (const token of trial.state.tokens.values()) token.until = 0;
    await trial.turn();
    expect((await came()).slice(6)).toEqual(['onss m8']);
    trial.state.tokenSeconds = -1;
    trial.state.tokens.clear();
    await trial.turn();
    // None of them comes in, by whichever registry.
    expect(await trial.stored()).toMatchObject({ state: 'failing', fault: 'scope' });
  });

  test('of the simulation there is one', async () => {
    await begun(both(), { environment: 'simulation' });
    expect(await came()).toEqual(['simulation m2', 'simulation m1', 'simulation m0']);
    expect(trial.state.asked.some((one) => one.includes(REGISTRY_PATH))).toBe(false);
  });
});

describe('a person', () => {
  test('who asks to look has all looked at, also where it fails; again and again is once', async () => {
    await begun([provider('onss', '3.0', many(3))]);
    trial.state.providers[0]!.messages.push(message(9));
    expect(await trial.connections.look(trial.company, ID)).toBe(true);
    await trial.over();
    while (!(await came()).includes('onss m9')) await new Promise((resolve) => setTimeout(resolve, 5));
    const asked = listings();
    await trial.connections.look(trial.company, ID);
    expect(listings()).toBe(asked);
    expect(await trial.connections.look(trial.company, 'none')).toBe(false);
    trial.state.fail = (one) => (one.includes('/messageRegistry/') ? { status: 403 } : undefined);
    await trial.turn();
    expect((await trial.stored()).fault).toBe('scope');
    trial.state.fail = undefined;
    await trial.time.pass(10_000);
    await trial.connections.look(trial.company, ID);
    while ((await trial.stored()).state !== 'well') await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('who opens a document has it brought; only what is named marks it as read, and that is said to all', async () => {
    await begun([provider('onss', '3.0', many(3))]);
    const { messages } = trial.state.providers[0]!;
    const fetch = (more: object) => trial.connections.fetch(trial.company, ID, { provider: 'onss', message: 'm1', ...more });
    await fetch({});
    expect([filesOf(await trial.items()), messages[1]!.isRead]).toEqual([['onss m1 annex'], false]);
    await fetch({ attachments: ['main'] });
    const last = (await trial.items()).at(-1)!;
    expect(last.message).toMatchObject({ messages: [{ message: { id: 'm1', isRead: true } }], files: [{ of: { message: 'm1', attachment: 'main' } }] });
    expect(messages[1]!.isRead).toBe(true);
    const before = (await trial.items()).length;
    await trial.turn();
    // The job knows of it.
    expect(await trial.items()).toHaveLength(before);
    // Who lost it has it again.
    await fetch({ attachments: ['main'] });
    expect(filesOf(await trial.items()).filter((one) => one === 'onss m1 main')).toHaveLength(2);
    for (const none of [{ message: 'gone' }, { attachments: ['none'] }, { provider: 'none' }]) await expect(fetch(none)).rejects.toMatchObject({ name: 'Absent' });
    trial.state.fail = () => 'cut';
    await expect(fetch({ attachments: ['main'] })).rejects.toMatchObject({ code: 'unreachable' });
  });
});
