// What of a shared folder is its own.
import { m } from '#messages';
import type { Channel } from '../sending/channel.ts';
import { sendingFaultText } from '../sending/words.ts';
import { placeOf } from './access.ts';
import { folderApp } from './app.ts';

export const folder: Channel = {
  app: folderApp,
  accessText: m.webdav_access_text,
  placeOf,
  faultText: (fault) => sendingFaultText(fault, 'webdav'),
  sheet: () => import('./FolderSheet.svelte')
};
