// Reads messages in a thread of its own: what is hard to read costs the relay neither its loop nor its memory.
import { parentPort } from 'node:worker_threads';
import { readMail } from './read-mail.ts';

// Called by its name: the rule that wants a target for every message knows windows alone, and a thread has none.
const say = parentPort?.postMessage.bind(parentPort);

parentPort?.on('message', (source: Uint8Array) => {
  readMail(source).then(
    // The files are handed over, not copied.
    (mail) => say?.(mail, [...new Set(mail.files.map(({ bytes }) => bytes.buffer as ArrayBuffer))]),
    () => say?.(undefined)
  );
});
