// Serves the gallery of the components, which is never part of the app.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const top = fileURLToPath(new URL('../../', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  cacheDir: `${top}node_modules/.vite-gallery`,
  plugins: [
    paraglideVitePlugin({
      project: `${top}src/project.inlang`,
      outdir: `${top}src/paraglide`,
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale']
    }),
    svelte({ configFile: false, compilerOptions: { runes: true } })
  ],
  optimizeDeps: { exclude: ['@lucide/svelte'] },
  server: { fs: { allow: [top] } }
});
