// What of mail to any address is its own.
import { m } from '#messages';
import type { Channel } from '../sending/channel.ts';
import { sendingFaultText } from '../sending/words.ts';
import { placeOf } from './access.ts';
import { mailOutApp } from './app.ts';

export const mailOut: Channel = {
  app: mailOutApp,
  accessText: m.mailout_access_text,
  placeOf,
  faultText: (fault) => sendingFaultText(fault, 'mail'),
  sheet: () => import('./MailOutSheet.svelte')
};
