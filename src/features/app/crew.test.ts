// Who asks a crew of workers is answered once, whatever becomes of a worker.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Crew } from './crew.ts';

/** A worker that the test answers for. */
class Hand extends EventTarget {
  readonly asked: string[] = [];
  ended = false;
  postMessage(request: string) {
    if (request === 'cannot be copied') throw new DOMException('no', 'DataCloneError');
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  says(data: unknown) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  breaks() {
    this.dispatchEvent(new Event('error'));
  }
}

let hands: Hand[];
const crewOf = (most: number) =>
  new Crew<string, string>(() => {
    const hand = new Hand();
    hands.push(hand);
    return hand as unknown as Worker;
  }, most);

beforeEach(() => {
  hands = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('each worker has one question at a time, the others wait for a free one', async () => {
  const crew = crewOf(2);
  const answers = ['a', 'b', 'c', 'd'].map((request) => crew.ask(request));
  expect(hands.map(({ asked }) => asked)).toEqual([['a'], ['b']]);
  hands[1]!.says({ answer: 'B' });
  hands[0]!.says({ answer: 'A' });
  hands[1]!.says({ answer: 'C' });
  hands[0]!.says({ answer: 'D' });
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', 'D']);
  expect(hands.map(({ asked }) => asked)).toEqual([['a', 'd'], ['b', 'c']]);
});

test('a worker that breaks fails its own question alone; the next has a new one', async () => {
  const crew = crewOf(1);
  const [first, second] = [crew.ask('a'), crew.ask('b')];
  const failed = first.catch(String);
  hands[0]!.breaks();
  expect(await failed).toBe('Error: A worker ended.');
  expect(hands[0]!.ended).toBe(true);
  hands[1]!.says({ answer: 'B' });
  expect(await second).toBe('B');
});

test('what a worker says went wrong is thrown, and what could not be handed over keeps nobody waiting', async () => {
  const crew = crewOf(1);
  const answers = [crew.ask('a'), crew.ask('cannot be copied'), crew.ask('c')];
  const outcomes = Promise.allSettled(answers);
  hands[0]!.says({ error: 'no font' });
  hands[0]!.says({ answer: 'C' });
  expect(await outcomes).toMatchObject([{ reason: { message: 'no font' } }, { reason: { name: 'DataCloneError' } }, { value: 'C' }]);
  expect(hands).toHaveLength(1);
});

test('a worker that cannot be started is said so, and tried again with the next question', async () => {
  let tries = 0;
  const crew = new Crew<string, string>(() => {
    if (tries++ === 0) throw new TypeError('refused');
    const hand = new Hand();
    hands.push(hand);
    return hand as unknown as Worker;
  });
  await expect(crew.ask('a')).rejects.toThrow('refused');
  const second = crew.ask('b');
  hands[0]!.says({ answer: 'B' });
  expect(await second).toBe('B');
});

test('workers end when nobody has asked for a while, not while one works', async () => {
  const crew = crewOf(2);
  const [a, b] = [crew.ask('a'), crew.ask('b')];
  hands[0]!.says({ answer: 'A' });
  await a;
  vi.advanceTimersByTime(60_000);
  expect(hands.map(({ ended }) => ended)).toEqual([false, false]);
  hands[1]!.says({ answer: 'B' });
  await b;
  vi.advanceTimersByTime(60_000);
  expect(hands.map(({ ended }) => ended)).toEqual([true, true]);
  const c = crew.ask('c');
  hands[2]!.says({ answer: 'C' });
  expect(await c).toBe('C');
});
