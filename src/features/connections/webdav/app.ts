// A shared folder (WebDAV) among the apps: where accountants' software, or people, take documents away.
import FolderUp from '@lucide/svelte/icons/folder-up';
import { m } from '#messages';
import { sendingApp } from '../sending/sending-app.ts';
import { FOLDER, FOLDER_SETTINGS } from './names.ts';

export const folderApp = sendingApp({ id: FOLDER, category: 'accounting', icon: FolderUp, href: FOLDER_SETTINGS, name: m.webdav_title, place: m.webdav_place, about: m.webdav_about });
