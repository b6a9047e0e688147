// Builds the gallery once before its tests.
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/** Where the built gallery lies. */
export const galleryFolder = path.join(tmpdir(), 'carnet-gallery');

export default async function buildGallery(): Promise<void> {
  await build({
    configFile: path.join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: galleryFolder, emptyOutDir: true }
  });
}
