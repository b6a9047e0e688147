// SvelteKit: one page for every address, because the app is whole in the browser; compressed once, when built.
import adapter from '@sveltejs/adapter-static';
import { sourcesHash } from './relay/stamp.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: false, precompress: true }),
    csp: { mode: 'hash' },
    // The same sources give the same build, so that building again offers nobody an update.
    version: { name: sourcesHash(import.meta.dirname).slice(0, 12) },
    serviceWorker: { register: false }
  },
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) }
};
