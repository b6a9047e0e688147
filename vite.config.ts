// How the app is built (messages, SvelteKit), and how the unit and store suites are run.
import process from 'node:process';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { clientChunks } from './src/chunks.ts';
import { paraglide } from './src/messages/paraglide.js';

// Tests need components and runes compiled, not kit; the messages are compiled once before them.
const plugins = process.env['VITEST'] ? [svelte({ configFile: false, compilerOptions: { runes: true } })] : [paraglideVitePlugin(paraglide), sveltekit(), clientChunks()];

export default defineConfig({
  plugins,
  build: { rolldownOptions: { checks: { pluginTimings: false } } },
  test: {
    globalSetup: 'tests/checks/compile-messages.ts',
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['src/**/*.test.ts', 'relay/**/*.test.ts', 'tests/**/*.test.ts'] }
      },
      {
        extends: true,
        test: { name: 'store', environment: 'node', include: ['src/{store,sync}/**/*.conformance.ts'], setupFiles: ['fake-indexeddb/auto'] }
      }
    ]
  }
});
