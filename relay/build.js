// Builds the app. A script of its own and not `vite build`: the message compiler leaves timers that would keep that waiting 20 s at its end.
// @ts-check
import process from 'node:process';
import { build } from 'vite';

try {
  await build({ logLevel: 'warn' });
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
