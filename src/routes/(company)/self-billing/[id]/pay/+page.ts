// The payment QR has the screen to itself.
import type { PageLoad } from './$types';

export const load: PageLoad = () => ({ bare: true });
