// The two tables of relay/README.md that say what stops whom: every test and file that they name is there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');

const files = ['relay', 'src', 'tests'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
);

/** What stands as a string in a source that holds tests, this one apart: their names among it. */
const names = files
  .filter((file) => file.endsWith('.ts') && !import.meta.filename.endsWith(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .filter((source) => /\b(?:it|test|describe)\b/.test(source))
  .flatMap((source) => [...source.matchAll(/(['"`])((?:\\.|(?!\1).)+)\1/g)].map(([, , text = '']) => text.toLowerCase()));

/** The rows of a table under this line of heads, as cells. */
function rowsUnder(head: string): string[][] {
  const readme = readFileSync(path.join(root, 'relay', 'README.md'), 'utf8').split('\n');
  const from = readme.findIndex((line) => line.startsWith(head)) + 2;
  const rows = readme.slice(from, readme.findIndex((line, at) => at >= from && !line.startsWith('|')));
  return rows.map((line) => line.slice(1, -1).split(/ \| /));
}

const isThere = (name: string) => names.some((text) => name.toLowerCase().split('…').every((part) => text.includes(part.trim())));
const fileIsThere = (name: string) => files.some((file) => `/${file}/`.includes(`/${name.replace(/\/$/, '')}`));

it.each([['| who | wants |', 20], ['| who wants what |', 12]] as const)('what the table “%s …” names is there', (head, least) => {
  const rows = rowsUnder(head);
  expect(rows.length).toBeGreaterThan(least);
  const missing = rows.flatMap((cells) => {
    // The place where the other table stands is no test.
    const shown = (cells.at(-1) ?? '').replace('“Keys and formats”', '');
    const tests = [...shown.matchAll(/["“]([^"”]+)["”]/g)].map(([, name = '']) => name).filter((name) => !isThere(name));
    const places = [...shown.matchAll(/`([^`]+[./][^`]*)`/g)].map(([, name = '']) => name).filter((name) => !fileIsThere(name));
    return [...tests, ...places];
  });
  expect(missing).toEqual([]);
});
