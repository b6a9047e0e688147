// What a person reads in the terminal once Carnet runs. Not the log: plain words, and a code to scan.
import process from 'node:process';
import { toString as qr } from 'qrcode';
import type { Lan } from './lan/serve.ts';

/** The address on this machine. */
export function sayLocal(address: string): void {
  console.log(`\n  Carnet is running. Open  ${address}\n  Stop it with Ctrl+C.\n`);
}

/** The addresses for phones, with the code of the trust page when someone looks. */
export async function sayLan({ page, app, fingerprint }: Pick<Lan, 'page' | 'app' | 'fingerprint'>): Promise<void> {
  const [trust, https] = [page(), app()];
  if (!trust || !https) {
    console.log('  This machine is on no local network now. Join one: the addresses for phones are served within a minute.\n');
    return;
  }
  if (process.stdout.isTTY) console.log(await qr(trust, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }));
  console.log(`  On a phone of this network, once:  ${trust}  (how to trust this computer)\n  Then:  ${https}\n  Fingerprint to compare (SHA-256):  ${fingerprint}\n`);
}
