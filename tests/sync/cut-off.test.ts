// Issuing on a device that was cut off: nothing is issued, one thing is said, and no draft waits for a number that nobody will give.
import { describe, expect, test } from 'vitest';
import { act, draft } from '#store/conformance/samples.ts';
import { failureOf } from '#store/sync/loop/phase.ts';
import { issueDocument } from '#store/sync/issue-document.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import type { Net } from '#store/sync/relay/http.ts';
import { putState, readState } from '#store/sync/state.ts';
import { syncStatus } from '#store/sync/status.ts';
import { OWNER } from './devices.ts';
import { dbOf, founder, invited, meet, outcome, type Person, plainNet } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

eachWithRelay();

const meId = async ({ connected }: Person) => (await members(connected)).devices.find(({ me }) => me)!.id;
const issue = ({ store, connected }: Person, id: string) => issueDocument(store, connected, id, { ...act, apart: true });

async function two(net: Net = plainNet) {
  const laptop = await founder(relay, async (store) => {
    for (const id of ['D1', 'D2']) await store.edit('invoice', id, () => draft(id));
  });
  const phone = await invited(laptop, OWNER, 'Phone', net);
  await meet(laptop, phone);
  return { laptop, phone };
}

describe('a number asked for by a device that was cut off', () => {
  test('is refused before anything, and the draft is open again', async () => {
    const { laptop, phone } = await two();
    const last = async () => (await readState(await dbOf(phone.store), 'last'))?.['sales'] ?? 0;
    const before = await last();
    await revokeMember(laptop.connected, await meId(phone));
    await expect(issue(phone, 'D1')).rejects.toMatchObject({ code: 'revoked' });
    expect((await syncStatus(phone.store.connection)).awaited).toBeUndefined();
    expect(await last()).toBe(before);
    expect(await phone.store.sealed('D1')).toBeUndefined();
  });

  test('whose answer was lost before stays in sight: it may have been given', async () => {
    let lost = false;
    const net: Net = {
      ...plainNet,
      fetch: async (...args) => {
        const answer = await plainNet.fetch(...args);
        if (!lost && args[0].endsWith('/v1/issue')) {
          lost = true;
          throw new TypeError('lost');
        }
        return answer;
      }
    };
    const { laptop, phone } = await two(net);
    await expect(issue(phone, 'D1')).rejects.toMatchObject({ code: 'unreachable' });
    await meet(laptop);
    await revokeMember(laptop.connected, await meId(phone));
    expect(await outcome(phone)).toMatchObject({ kind: 'stop', phase: { state: 'refused', why: 'revoked' } });
    await expect(issue(phone, 'D2')).rejects.toMatchObject({ code: 'revoked' });
    expect((await syncStatus(phone.store.connection)).awaited).toBe('D1');
    expect((await laptop.store.sealed('D1'))?.n).toBe(116);
  });

  test('is not given apart either, once the device knows', async () => {
    const { laptop, phone } = await two();
    await revokeMember(laptop.connected, await meId(phone));
    const said = await phone.connected.relay.standing().catch(failureOf);
    await putState(await dbOf(phone.store), 'phase', (said as Extract<ReturnType<typeof failureOf>, { kind: 'stop' }>).phase);
    await relay.close();
    await expect(issue(phone, 'D1')).rejects.toMatchObject({ code: 'revoked' });
    expect(await phone.store.sealed('D1')).toBeUndefined();
  });
});
