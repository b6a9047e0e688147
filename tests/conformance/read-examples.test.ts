// Every official example is read with its own totals, where the examples are at hand.
import { expect, test } from 'vitest';
import { readExamples } from './read-examples.ts';
import { rulesFolder } from './rules.ts';

const { folder, present } = rulesFolder();

test.runIf(present)('official examples', () => {
  const examples = readExamples(folder);
  expect(examples.length).toBeGreaterThanOrEqual(19);
  expect(examples.filter(({ faults }) => faults.length > 0)).toEqual([]);
});
