// The import law (domain ◀ sync ◀ store ◀ features ◀ routes, ui ◀ features, relay → domain, sync) and where each package may be used.
import type { Finding } from './report.ts';
import type { Source } from './sources.ts';

/** Which layers each layer may import from, itself included. `messages` are the compiled texts. */
const law: Record<string, readonly string[]> = {
  domain: ['domain'],
  sync: ['sync', 'domain'],
  store: ['store', 'sync', 'domain'],
  ui: ['ui', 'messages'],
  features: ['features', 'ui', 'store', 'sync', 'domain', 'messages'],
  routes: ['routes', 'features', 'ui', 'store', 'sync', 'domain', 'messages'],
  worker: ['worker', 'sync', 'domain'],
  relay: ['relay', 'sync', 'domain'],
  messages: ['messages']
};

/** Numbers and days as such, which a field or a format may know; nothing of the trade. */
const plainValues = /^src\/domain\/(money\/|dates\.ts|parse-date\.ts|periods\.ts)/;

/** Packages with one home. A name that ends with / stands for everything below it. */
const homes: [packages: string[], layers: string[]][] = [
  [['yjs', 'y-indexeddb', 'lib0/', 'dexie'], ['store']],
  [['svelte', 'svelte/', 'bits-ui', '@lucide/svelte', '@lucide/svelte/', '@internationalized/date'], ['ui', 'features', 'routes', 'store']],
  [['$app/', '$env/', '@sveltejs/kit'], ['ui', 'features', 'routes']],
  [['$service-worker'], ['worker']],
  [['workbox-window'], ['features']],
  [['hono', 'hono/', '@hono/', 'pino', '@peculiar/', 'imapflow', 'postal-mime'], ['relay']]
];

/** Layer of a file, undefined for tests and configuration, which may import anything. */
export function layerOf(file: string): string | undefined {
  if (file.startsWith('tests/')) return undefined;
  if (file.startsWith('relay/')) return 'relay';
  if (file.startsWith('src/paraglide/')) return 'messages';
  if (file === 'src/service-worker.ts' || file.startsWith('src/service-worker/')) return 'worker';
  const folder = /^src\/([a-z]+)\//.exec(file)?.[1];
  return folder && folder in law ? folder : undefined;
}

/** Imports against the law of layers. */
export function brokenLaw(sources: Source[]): Finding {
  const faults = sources.flatMap(({ file, imports }) => {
    const layer = layerOf(file);
    if (!layer) return [];
    return imports
      .filter(({ target }) => target !== undefined && !mayImport(layer, file, target))
      .map(({ specifier }) => `${file}: ${layer} may not import ${specifier}`);
  });
  return { rule: 'domain ◀ sync ◀ store ◀ features ◀ routes, ui ◀ features, relay → domain, sync', faults };
}

function mayImport(layer: string, file: string, target: string): boolean {
  if (layer === 'ui' && plainValues.test(target)) return true;
  if (isTest(file) && target.startsWith('tests/')) return true;
  return law[layer]?.includes(layerOf(target) ?? '') ?? false;
}

function isTest(file: string): boolean {
  return /\.(test|conformance)\.ts$/.test(file);
}

/** The stand-ins of relay/sandbox named by the relay itself. Production has none of them, so they may only be loaded when used. */
export function strayStandIns(sources: Source[]): Finding {
  const isStandIn = (file = ''): boolean => file.startsWith('relay/sandbox/');
  const faults = sources
    .filter(({ file }) => layerOf(file) && !isStandIn(file) && !isTest(file))
    .flatMap(({ file, imports }) => imports.filter(({ target, dynamic }) => isStandIn(target) && !dynamic).map(({ specifier }) => `${file}: ${specifier}`));
  return { rule: 'stand-ins (relay/sandbox) are loaded when used, never with the relay', faults };
}

/** Packages used outside their home; Node's own modules outside the relay. Unit tests may use what they need. */
export function strayPackages(sources: Source[]): Finding {
  const faults = sources.flatMap(({ file, imports }) => {
    const layer = layerOf(file);
    if (!layer || isTest(file)) return [];
    return imports
      .filter(({ target, specifier }) => !target && !mayUse(layer, specifier))
      .map(({ specifier }) => `${file}: ${specifier} is not for ${layer}`);
  });
  return { rule: 'yjs and dexie in store only, svelte not in domain or sync, hono and node: in relay only', faults };
}

function mayUse(layer: string, specifier: string): boolean {
  if (specifier.startsWith('node:')) return layer === 'relay';
  const home = homes.find(([names]) => names.some((name) => specifier === name || (name.endsWith('/') && specifier.startsWith(name))));
  return !home || home[1].includes(layer);
}
