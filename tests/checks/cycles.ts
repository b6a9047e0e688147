// Finds circles of static imports (types too): each strongly connected set of files is one fault (Tarjan).
import type { Finding } from './report.ts';
import type { Source } from './sources.ts';

/** The circles among the sources. What is loaded when used (`import()`) does not close one. */
export function cycles(sources: Pick<Source, 'file' | 'imports'>[]): Finding {
  const known = new Set(sources.map(({ file }) => file));
  const edges = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter(({ dynamic, target }) => !dynamic && target && known.has(target)).map(({ target }) => target as string)
    ])
  );
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const faults: string[] = [];

  const visit = (file: string): number => {
    const mine = index.size;
    index.set(file, mine);
    low.set(file, mine);
    stack.push(file);
    for (const next of edges.get(file) ?? []) {
      if (!index.has(next)) low.set(file, Math.min(low.get(file) ?? mine, visit(next)));
      else if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? mine, index.get(next) ?? mine));
    }
    if (low.get(file) === mine) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1 || (edges.get(file) ?? []).includes(file)) faults.push(circle.sort().join(' ⇄ '));
    }
    return low.get(file) ?? mine;
  };
  for (const { file } of sources) if (!index.has(file)) visit(file);
  return { rule: 'no import cycles', faults };
}
