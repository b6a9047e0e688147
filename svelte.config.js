// SvelteKit: one page for every address, because the app is whole in the browser; compressed once, when built.
import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: false, precompress: true }),
    csp: { mode: 'hash' },
    serviceWorker: { register: false }
  },
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) }
};
