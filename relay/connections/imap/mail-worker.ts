// Reads messages in a thread of its own: what is hard to read costs the relay neither its loop nor its memory.
import { parentPort } from 'node:worker_threads';
import { readMail } from './read-mail.ts';

parentPort?.on('message', (source: Uint8Array) => {
  readMail(source).then(
    (mail) => parentPort?.postMessage(mail),
    () => parentPort?.postMessage(undefined)
  );
});
