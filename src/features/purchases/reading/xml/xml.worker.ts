// The worker that reads large XML files, so that the page does not wait for them.
import { readUbl } from '#domain/ubl/read/read-ubl.ts';

interface Scope {
  addEventListener(type: 'message', listen: (event: MessageEvent<Uint8Array>) => void): void;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as Scope;

scope.addEventListener('message', ({ data }) => scope.postMessage(readUbl(data), []));
