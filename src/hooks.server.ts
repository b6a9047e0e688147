// Runs only while the app is built: writes into the page the address of the font and the files of each screen, so that they
// come before somebody asks for them.
import { readFileSync } from 'node:fs';
import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';
import font from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

/** Written by the build of the client, which comes first; see `src/chunks.ts`. */
const files = dev ? '{"frame":[]}' : readFileSync('.svelte-kit/output/client/.vite/screens.json', 'utf8');

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { transformPageChunk: ({ html }) => html.replace('%carnet.font%', font).replace('%carnet.files%', files) });
