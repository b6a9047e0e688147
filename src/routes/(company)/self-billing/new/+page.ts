// A new self-billing document: gives it an id and opens its editor; nothing is stored before something is typed.
import { redirect } from '@sveltejs/kit';
import { ulid } from '#domain/ids.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => redirect(307, `/self-billing/${ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))}?new`);
