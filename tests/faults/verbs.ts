// What a person does on a device, as the app would: what cannot be done at that moment is not done.
import { draft, line, sealOf, customer } from '#store/conformance/samples.ts';
import { between } from '#domain/position.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { STATUS } from '#domain/document/row.ts';
import type { Draft, SealedDocument } from '#domain/document/model.ts';
import { StoreError } from '#store/errors.ts';
import { compactSome } from '#store/sync/compaction/compact.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { isRelayFault } from '#store/sync/relay/fault.ts';
import type { Doing } from './doing.ts';
import { cure, damage, forked, restoreFile, setBack } from './mishaps.ts';
import type { Step, Verb } from './script.ts';
import type { World } from './world.ts';

/** Refusals that a person is told of: nothing was done. */
const REFUSALS = new Set(['sealed', 'date', 'ahead', 'busy', 'absent', 'refused']);

/** Does one step. @throws what no person should ever see */
export async function act(world: World, step: Step, place: number): Promise<void> {
  const device = world.living[step.who % world.living.length]!;
  const doing: Doing = { ...step, world, device, unique: `S${place}` };
  const work = () => DOES[step.verb](doing);
  try {
    if (device.ails) await cure(world, device);
    if (device.revoked) return;
    // Without room nothing was done; with room it works.
    if ((await device.during(step.fault, work)) === 'no-room') await device.during(undefined, work);
  } catch (error) {
    if (error instanceof StoreError && REFUSALS.has(error.code)) return;
    // A relay that was put back to before this device came does not know it until an owner's device has been there.
    if (world.wasRestored && isRelayFault(error, 'proof')) return;
    if (await forked(world, device, error)) return;
    throw error;
  }
}

/** Drafts and documents that the device shows. */
const shown = async ({ device }: Doing, status: 'draft' | 'issued'): Promise<string[]> => {
  const rows = await device.store.connection.run((db) => db.documents.toArray());
  return rows.filter((row) => !row.gone && (row.status === STATUS.draft) === (status === 'draft')).map(({ id }) => id).sort();
};

const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(all.length, 1)];

/** Changes a draft, when there is one. */
async function onDraft(doing: Doing, change: (draft: Draft) => Draft): Promise<Draft | undefined> {
  const id = pick(await shown(doing, 'draft'), doing.what);
  if (id === undefined) return undefined;
  const now = await doing.device.store.get('invoice', id);
  return now && doing.device.store.edit('invoice', id, (draft) => change(draft!));
}

const by = ({ device }: Doing) => ({ device: device.id, sent: false });

function issued(doing: Doing, document: SealedDocument | undefined, record: string): void {
  if (document) doing.world.promised.issued.set(`${document.number} of ${record} as ${canonicalJson(document)}`, { ...by(doing), document, record });
}

const at = ({ device }: Doing) => ({ now: device.now(), build: sealOf });

/** Apart from the relay, in the device's own series. */
async function issueApart(doing: Doing, id: string): Promise<void> {
  issued(doing, await doing.device.store.issue(id, { ...at(doing), letter: await doing.world.letterOf(doing.device) }), id);
}

/** What a device goes on with that does not know that it was set back. */
const UNAWARE: readonly Verb[] = ['editField', 'addLine', 'pay', 'issueApart', 'issue', 'customer', 'file', 'wait'];

const DOES: Record<Verb, (doing: Doing) => Promise<void>> = {
  async create({ device, value }) {
    const id = device.store.newId();
    await device.store.edit('invoice', id, () => draft(id, { orderReference: String(value), lines: [line('L1', 'B', { unitPrice: String(value) })] }));
  },
  async editField(doing) {
    const { promised } = doing.world;
    // Said before it is done: killed in the middle of it, the value may be there.
    await onDraft(doing, (d) => {
      promised.field(d.id, doing.unique);
      return { ...d, textAbove: doing.unique };
    });
  },
  async editLine(doing) {
    await onDraft(doing, (d) => ({ ...d, lines: d.lines.map((l, i) => (i === doing.value % d.lines.length ? { ...l, quantity: String(1 + (doing.value % 9)) } : l)) }));
  },
  async addLine(doing) {
    const now = await onDraft(doing, (d) => ({ ...d, lines: [...d.lines, line(doing.unique, between(d.lines.at(-1)?.pos ?? '', ''), { unitPrice: String(doing.value) })] }));
    if (now) doing.world.promised.lines.set(`${now.id} ${doing.unique}`, by(doing));
  },
  async removeLine(doing) {
    await onDraft(doing, (d) => {
      const gone = d.lines.length > 1 ? d.lines[doing.value % d.lines.length] : undefined;
      if (gone) doing.world.promised.removed.add(`${d.id} ${gone.id}`);
      return { ...d, lines: d.lines.filter((l) => l !== gone) };
    });
  },
  async deleteDraft(doing) {
    await onDraft(doing, (d) => ({ ...d, deletedAt: doing.device.now() }));
  },
  async undeleteDraft(doing) {
    const rows = await doing.device.store.connection.run((db) => db.documents.toArray());
    const id = pick(rows.filter(({ gone }) => gone).map((row) => row.id).sort(), doing.what);
    if (id !== undefined) await doing.device.store.edit('invoice', id, (d) => ({ ...d!, deletedAt: null }));
  },
  async issue(doing) {
    const id = pick(await shown(doing, 'draft'), doing.what);
    if (id !== undefined) issued(doing, await issueAtRelay(doing.device.connected, id, at(doing)), id);
  },
  async issueApart(doing) {
    const id = pick(await shown(doing, 'draft'), doing.what);
    if (id !== undefined) await issueApart(doing, id);
  },
  async pay(doing) {
    const id = pick(await shown(doing, 'issued'), doing.what);
    if (id === undefined) return;
    let entry = '';
    await doing.device.store.append(id, (_sealed, _entries, newId) => {
      entry = newId();
      return [{ kind: 'paid', id: entry, day: doing.world.clock.today, method: 'transfer', cents: doing.value }];
    });
    doing.world.promised.entries.set(entry, { ...by(doing), cents: doing.value });
  },
  async credit(doing) {
    const { store } = doing.device;
    const invoice = pick(await shown(doing, 'issued'), doing.what);
    const sealed = invoice === undefined ? undefined : await store.sealed(invoice);
    if (sealed?.kind !== 'invoice') return;
    const id = store.newId();
    const lines = [line('K', 'B', { creditedLine: sealed.lines[0]!.id, quantity: '1', unitPrice: '1' })];
    await store.edit('creditNote', id, () => draft(id, { kind: 'creditNote', credits: { id: sealed.id, number: sealed.number, issueDate: sealed.issueDate }, lines }));
    await issueApart(doing, id);
  },
  async customer(doing) {
    const id = `C${doing.what % 4}`;
    doing.world.promised.field(id, doing.unique);
    await doing.device.store.edit('customer', id, (c) => ({ ...(c ?? customer(id)), note: doing.unique }));
  },
  async file(doing) {
    const bytes = new TextEncoder().encode(`${doing.unique} `.repeat(doing.value));
    const hash = await doing.device.store.putBlob(bytes, 'image/png', 'company');
    doing.world.promised.files.set(hash, by(doing));
  },
  async meet(doing) {
    await doing.world.meet(doing.device);
  },
  async compact(doing) {
    await doing.world.meet(doing.device);
    await compactSome(doing.device.connected, 8 + (doing.value % 24));
  },
  async wait({ world, value }) {
    world.clock.pass(value);
  },
  async clock({ device, value }) {
    device.skew = (value % 9) - 4;
  },
  pair: ({ world }) => world.pair(),
  revoke: ({ world, device }) => world.revoke(device),
  leave: ({ world, device }) => world.leave(device),
  replay: ({ device, what }) => device.replay(what),
  restart: ({ device }) => device.restart(),
  backUpRelay: ({ world }) => world.backUp(),
  async restoreRelay({ world }) {
    for (const device of world.living) if (device.ails) await cure(world, device);
    await world.restore();
  },
  copyDevice: ({ device }) => device.copy(),
  async setBack(doing) {
    if (!(await setBack(doing))) return;
    const { ails } = doing.device;
    await DOES[UNAWARE[doing.value % UNAWARE.length]!](doing).catch((error: unknown) => {
      // Under a running number that it has used and forgotten, the relay gives it no other number: it is told, and by the next pass as well.
      if (!(isRelayFault(error, 'differs') && ails?.what === 'set back' && ails.sent)) throw error;
    });
    await cure(doing.world, doing.device);
  },
  damage: (doing) => damage(doing),
  restoreFile: ({ device }) => restoreFile(device)
};
