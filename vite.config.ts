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
    // Nothing here is timed: a limit only ends what hangs, on the slowest machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One process reads the sources for many files of tests: half the time. What a test puts in place of something goes with it.
    isolate: false,
    unstubGlobals: true,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['src/**/*.test.ts', 'relay/**/*.test.ts', 'tests/**/*.test.ts'], exclude: ['tests/{sync,faults,mail}/**'], setupFiles: ['tests/seed.ts'] }
      },
      {
        extends: true,
        test: { name: 'store', environment: 'node', include: ['src/{store,sync}/**/*.conformance.ts', 'tests/{sync,faults,mail}/**/*.test.ts'], setupFiles: ['fake-indexeddb/auto', 'tests/seed.ts'] }
      }
    ]
  }
});
