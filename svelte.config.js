import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    // One page for every address: the app is whole in the browser (DESIGN §1).
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: false }),
    csp: { mode: 'hash' },
    serviceWorker: { register: false }
  },
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) }
};
