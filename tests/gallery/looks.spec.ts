// Every component by axe, light and dark, on a phone and at the desk.
import { test, type Part } from './test.ts';

const parts: [Part, Record<string, string>][] = [
  ['form', {}],
  ['list', { offline: '1', unsaved: '1' }],
  ['list', { open: '14' }],
  ['document', {}]
];

for (const theme of ['light', 'dark']) {
  for (const [part, query] of parts) {
    test(`${part} ${Object.keys(query).join(' ')} ${theme}`, async ({ show, accessible }) => {
      await show(part, { theme, ...query });
      await accessible();
    });
  }
}
