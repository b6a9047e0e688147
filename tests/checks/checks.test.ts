// The checks themselves: each finds what it is there for, and lets the rest pass.
import { describe, expect, it } from 'vitest';
import { readResult, sumOf } from '../results.js';
import { cycles } from './cycles.ts';
import { houseRules } from './house.ts';
import { brokenLaw, layerOf, strayPackages, strayStandIns } from './layers.ts';
import { importsOf } from './sources.ts';
import type { Source } from './sources.ts';

const source = (file: string, text: string): Source => ({ file, text, imports: importsOf(file, text) });
const broken = (...sources: Source[]): string[] => brokenLaw(sources).faults;

describe('reading imports', () => {
  it('finds static, type-only, re-exported, dynamic and inline type imports, in components too', () => {
    const text = `
      import type { A } from '#domain/a.ts';
      export { b } from './b.ts';
      const c = await import('dexie');
      type D = import('#store/d.ts').D;
      // import x from './comment.ts';`;
    const found = importsOf('src/store/x.ts', text).map(({ specifier, dynamic, target }) => [specifier, dynamic, target]);
    expect(found).toEqual([
      ['#domain/a.ts', false, 'src/domain/a.ts'],
      ['./b.ts', false, 'src/store/b.ts'],
      ['dexie', true, undefined],
      ['#store/d.ts', false, 'src/store/d.ts']
    ]);
    const component = `<script lang="ts" module>import '#ui/a.css';</script>\n<script lang="ts">import B from './B.svelte';</script>\n<p>import 'x'</p>`;
    expect(importsOf('src/ui/A.svelte', component).map(({ target }) => target)).toEqual(['src/ui/a.css', 'src/ui/B.svelte']);
  });
});

describe('the import law', () => {
  it('knows the layer of a file', () => {
    expect(['src/domain/a/b.ts', 'src/service-worker.ts', 'relay/web/a.ts', 'tests/run.js'].map(layerOf)).toEqual(['domain', 'worker', 'relay', undefined]);
  });

  it('lets imports go down and not up', () => {
    expect(broken(source('src/features/x/a.ts', `import '#store/a.ts'; import '#ui/A.svelte'; import '#domain/a.ts'; import { m } from '#messages';`))).toEqual([]);
    expect(broken(source('src/domain/a.ts', `import '#store/a.ts';`))).toHaveLength(1);
    expect(broken(source('src/store/a.ts', `import type { X } from '#features/x/a.ts';`))).toHaveLength(1);
    expect(broken(source('src/ui/A.svelte', `<script>import '#domain/document/model.ts';</script>`))).toHaveLength(1);
    expect(broken(source('src/ui/a.ts', `import '#domain/money/cents.ts';`))).toEqual([]);
    expect(broken(source('relay/a.ts', `import '../src/store/a.ts';`))).toHaveLength(1);
    expect(broken(source('relay/a.ts', `import '../src/domain/a.ts';`))).toEqual([]);
  });

  it('keeps packages at home', () => {
    const stray = (file: string, name: string): number => strayPackages([source(file, `import '${name}';`)]).faults.length;
    expect(stray('src/features/x/a.ts', 'dexie')).toBe(1);
    expect(stray('src/store/a.ts', 'dexie')).toBe(0);
    expect(stray('src/features/x/a.ts', 'yjs')).toBe(1);
    expect(stray('src/domain/a.ts', 'svelte/store')).toBe(1);
    expect(stray('src/store/a.ts', 'node:fs')).toBe(1);
    expect(stray('src/features/x/a.ts', 'hono/html')).toBe(1);
    expect(stray('relay/a.ts', 'hono/html')).toBe(0);
    expect(stray('src/store/a.test.ts', 'node:fs')).toBe(0);
  });
});

describe('stand-ins', () => {
  it('are loaded when used, by the relay', () => {
    const stray = (file: string, text: string): string[] => strayStandIns([source(file, text)]).faults;
    expect(stray('relay/main.ts', `import { a } from './sandbox/basecone/a.ts';`)).toEqual(['relay/main.ts: ./sandbox/basecone/a.ts']);
    expect(stray('relay/main.ts', `const a = await import('./sandbox/basecone/a.ts');`)).toEqual([]);
    expect(stray('relay/sandbox/main.ts', `import './basecone/a.ts';`)).toEqual([]);
    expect(stray('relay/jobs.test.ts', `import './sandbox/basecone/a.ts';`)).toEqual([]);
    expect(stray('tests/faults/a.ts', `import '../../relay/sandbox/basecone/a.ts';`)).toEqual([]);
  });
});

describe('cycles', () => {
  const one = source('src/store/a.ts', `import './b.ts';`);

  it('are found over several files and told once', () => {
    const two = source('src/store/b.ts', `import type { C } from './c.ts';`);
    const three = source('src/store/c.ts', `import './a.ts';`);
    expect(cycles([one, two, three]).faults).toEqual(['src/store/a.ts ⇄ src/store/b.ts ⇄ src/store/c.ts']);
  });

  it('are not closed by what is loaded when used, nor by a common import', () => {
    expect(cycles([one, source('src/store/b.ts', `await import('./a.ts');`)]).faults).toEqual([]);
    expect(cycles([one, source('src/store/b.ts', ''), source('src/store/c.ts', `import './a.ts'; import './b.ts';`)]).faults).toEqual([]);
  });
});

describe('house rules', () => {
  const faults = (file: string, text: string): string[] =>
    houseRules([source(file, text)])
      .filter((finding) => finding.faults.length > 0)
      .map((finding) => finding.rule);

  it('pass a file in order', () => {
    expect(faults('src/ui/A.svelte', `<!-- Says what it is. -->\n<p class="a" style:--x={1}></p>\n`)).toEqual([]);
  });

  it('find each fault', () => {
    expect(faults('src/ui/a.ts', 'export {};\n')).toEqual([expect.stringContaining('begins with a line')]);
    expect(faults('src/ui/a.ts', `// A.\nimport './missing.ts';\n`)).toEqual([expect.stringContaining('existing file')]);
    expect(faults('src/ui/A.svelte', '<!-- A. -->\n{@html x}\n')).toEqual([expect.stringContaining('no markup')]);
    expect(faults('src/ui/A.svelte', '<!-- A. -->\n<p style="color: red"></p>\n')).toEqual([expect.stringContaining('style attribute')]);
    expect(faults('src/ui/a.css', '/* A. */\np { color: #fff; }\n')).toEqual([expect.stringContaining('colours')]);
    expect(faults('src/domain/a.ts', '// A.\nexport const a = () => Date.now();\n')).toEqual([expect.stringContaining('no clock')]);
    expect(faults('src/ui/a.ts', `// A.\n${'export {};\n'.repeat(400)}`)).toEqual([expect.stringContaining('longer')]);
  });
});

describe('counting', () => {
  it('takes a run without a report, or one that failed without saying so, as a failure', () => {
    expect(readResult('/nowhere.json', { ok: true, kind: 'result' })).toEqual({ passed: 0, failed: 1 });
    expect(readResult('/nowhere.json', { ok: false, kind: 'one' })).toEqual({ passed: 0, failed: 1 });
    expect(readResult('/nowhere.json', { ok: true, kind: 'faults-only' })).toEqual({ passed: 0, failed: 0 });
    expect(sumOf([{ passed: 2, failed: 0 }, { passed: 1, failed: 3 }])).toEqual({ passed: 3, failed: 3 });
  });
});
