// Runs only while the app is built: writes the address of the font into the page, so that it comes before the style sheet asks for it.
import type { Handle } from '@sveltejs/kit';
import font from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { transformPageChunk: ({ html }) => html.replace('%carnet.font%', font) });
