// How the client's JavaScript is cut: what is always loaded together is one file. Left alone, modules shared by any two screens
// become files of their own, some 150 for a first list, and the service worker answers each in some milliseconds.
import type { Plugin, Rolldown } from 'vite';

type Graph = Rolldown.ChunkingContext;

/** Parts of the app that are entered on their own, the first one by everybody. */
const AREAS: readonly (readonly [name: string, entry: RegExp])[] = [
  ['base', /\/kit\/src\/runtime\/client\/entry\.js$|\/generated\/client-optimized\/app\.js$|\/src\/routes\/\+(layout|error)\.(svelte|ts)$|\/src\/hooks\.client\.ts$/],
  ['store', /\/src\/store\/(company\.ts|settings\.svelte\.ts|sync\/syncing\.svelte\.ts)$/],
  ['frame', /\/src\/routes\/\(company\)\/\+layout\.(svelte|ts)$/],
  ['home', /\/src\/routes\/\(company\)\/\+page\.(svelte|ts)$/],
  ['documents', /\/src\/routes\/\(company\)\/(invoices|credit-notes)\/\+/],
  ['document', /\/src\/routes\/\(company\)\/(invoices|credit-notes)\/(\[id\]|new)\/\+/],
  ['pay', /\/src\/routes\/\(company\)\/invoices\/\[id\]\/pay\//],
  ['contacts', /\/src\/routes\/\(company\)\/(customers|products)\//],
  ['import', /\/src\/routes\/\(company\)\/import\//],
  ['settings', /\/src\/routes\/\(company\)\/settings\//],
  ['begin', /\/src\/routes\/begin\/\+/],
  ['company', /\/src\/routes\/begin\/company\//],
  ['restore', /\/src\/routes\/restore\//],
  ['join', /\/src\/routes\/(join|recover)\//]
];

/** Packages that the base needs whole or nearly so, and what the messages call. */
const BASE = /\/node_modules\/(svelte|@sveltejs\/kit|dexie|zod|clsx|workbox-window|workbox-core|esm-env|devalue)\/|\/src\/paraglide\/(registry|runtime)\.js$/;
/** All styles in one file: together they weigh less than a picture, and each file of its own would be asked for after the script that needs it. */
const STYLES = /\.css$|[?&]type=style&lang\.css$/;
/** Areas before a company is open. */
const OUTSIDE = new Set(['begin', 'company', 'restore', 'join']);
/** Needed with the first record only. */
const RECORD_PACKAGES = /\/node_modules\/(yjs|lib0)\//;
const MESSAGES = '/src/paraglide/messages';
const MESSAGE = /\/src\/paraglide\/messages\/(([a-z]+)_[^/]*)\.js$/;

/** What is loaded with an area: the modules that it reaches by static imports, and the messages that they name. */
function reachOf(graph: Graph, entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...entries];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    // Their index imports every message; which ones are used is written where they are used.
    if (reached.has(id) || id.includes(MESSAGES)) continue;
    reached.add(id);
    const module = graph.getModuleInfo(id);
    open.push(...(module?.importedIds ?? []));
    for (const [, key] of module?.code?.matchAll(/\bm\.([a-z]\w+)/g) ?? []) reached.add(`${MESSAGES}/${key}.js`);
  }
  return reached;
}

/** Files for what several areas share, by how many they are: a file for each combination would be fifty more. */
function sharedBy(within: readonly string[]): string | null {
  if (within[0] === 'base' || within.length < 2) return within[0] ?? null;
  if (within[0] === 'frame') return within.some((name) => OUTSIDE.has(name)) ? 'common' : 'frame';
  // What is on none of the pages before a company is open is not loaded for them, nor for the very first one what only the others need.
  if (within.length > 4) return within.includes('begin') ? 'begun' : within.some((name) => OUTSIDE.has(name)) ? 'forms' : 'screens';
  return within.join('-');
}

/** Groups for rolldown's `codeSplitting`: the modules of the same areas in one file, those of more areas first. */
function groups(): Rolldown.CodeSplittingGroup[] {
  const ids: string[] = [];
  let areas: ReadonlyMap<string, Set<string>> | undefined;
  const reach = (graph: Graph) => (areas ??= new Map(AREAS.map(([name, entry]) => [name, reachOf(graph, ids.filter((id) => entry.test(id)))])));
  const nameOf = (id: string, graph: Graph): string | null => {
    if (BASE.test(id) || STYLES.test(id)) return 'base';
    const key = MESSAGE.test(id) ? id.slice(id.indexOf(MESSAGES)) : id;
    return sharedBy([...reach(graph)].filter(([, reached]) => reached.has(key)).map(([name]) => name));
  };
  // Every `test` of a group is asked before its first name: the list of modules is whole by then.
  const records = { name: 'records', test: (id: string) => ids.push(id) > 0 && RECORD_PACKAGES.test(id), priority: 11 };
  // A group takes the modules that its own import: so those of many areas come first.
  const first = ['base', 'common', 'frame', 'begun', 'forms', 'screens'].map((wanted, i) => ({ name: (id: string, graph: Graph) => (nameOf(id, graph) === wanted ? wanted : null), priority: 10 - i }));
  const rest = [4, 3, 2, 1].map((areas) => ({
    name(id: string, graph: Graph): string | null {
      const name = nameOf(id, graph);
      return name?.split('-').length === areas ? name : null;
    },
    priority: areas
  }));
  // Texts of what is loaded when it is used.
  const messages = { name: (id: string) => MESSAGE.exec(id)?.[2] ?? null, priority: 0 };
  return [records, ...first, ...rest, messages];
}

/** Screens on which the app is opened, by the first word of their address → their area. */
const SCREENS = { home: 'home', invoices: 'documents', 'credit-notes': 'documents', customers: 'contacts', products: 'contacts' };

/** Addresses of the files, scripts and styles, that an area loads beyond those of `without`. */
function filesOf(bundle: Rolldown.OutputBundle, areas: readonly string[], without: readonly string[] = []): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const entries = areas.map((area) => AREAS.find(([name]) => name === area)![1]);
  const open = chunks.filter(({ moduleIds }) => moduleIds.some((id) => entries.some((entry) => entry.test(id)))).map(({ fileName }) => fileName);
  const found = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(`/${name}`)) continue;
    found.add(`/${name}`);
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(`/${css}`);
    open.push(...chunk.imports);
  }
  return [...found].filter((file) => !without.includes(file)).sort();
}

/** Cuts the build for browsers, not the one that SvelteKit makes for itself, and notes the files of each screen for `src/app.html`. */
export function clientChunks(): Plugin {
  let server = false;
  return {
    name: 'carnet-chunks',
    apply: 'build',
    config({ build }) {
      server = build?.ssr === true;
      if (server) return undefined;
      // A font that a worker uses is the page's file, not one more.
      const worker = { rolldownOptions: { output: { assetFileNames: '_app/immutable/assets/[name].[hash][extname]' } } };
      return { worker, build: { rolldownOptions: { output: { codeSplitting: { groups: groups() } } } } };
    },
    generateBundle(_, bundle) {
      if (server) return;
      const base = filesOf(bundle, ['base']);
      const frame = filesOf(bundle, ['frame', 'store'], base);
      const screens = Object.entries(SCREENS).map(([word, area]) => [word, filesOf(bundle, [area], [...base, ...frame])]);
      this.emitFile({ type: 'asset', fileName: '.vite/screens.json', source: JSON.stringify({ frame, ...Object.fromEntries(screens) }) });
    }
  };
}
