// Basecone's own part of its settings.
import { m } from '#messages';
import { session } from '#features/app/session.svelte.ts';
import type { Channel } from '../sending/channel.ts';
import { placeOf } from './access.ts';
import { baseconeApp } from './app.ts';
import { baseconeFaultText } from './words.ts';

export const basecone: Channel = {
  app: baseconeApp,
  accessText: () => (session.company.sample ? m.sample_practice_text() : m.basecone_access_text()),
  placeOf,
  faultText: (fault, type) => baseconeFaultText(fault, type === 'mail' ? 'mail' : undefined),
  sheet: () => import('./BaseconeSheet.svelte')
};
