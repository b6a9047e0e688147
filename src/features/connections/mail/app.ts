// Documents by mail to any address, among the apps: to an accountant, or to the mail-in address of software that has no connection of its own here.
import Send from '@lucide/svelte/icons/send';
import { m } from '#messages';
import { sendingApp } from '../sending/sending-app.ts';
import { MAIL_OUT, MAIL_OUT_SETTINGS } from './names.ts';

export const mailOutApp = sendingApp({ id: MAIL_OUT, category: 'accounting', icon: Send, href: MAIL_OUT_SETTINGS, name: m.mailout_title, place: m.mailout_place, about: m.mailout_about });
