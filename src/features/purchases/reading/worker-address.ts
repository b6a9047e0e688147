// The addresses of the workers that read documents, as Trusted Types wants them: from a named policy that knows these alone.
import pdfAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import pixelsAddress from './picture/pixels.worker.ts?worker&url';
import xmlAddress from './xml/xml.worker.ts?worker&url';

const ADDRESSES = { pdf: pdfAddress, pixels: pixelsAddress, xml: xmlAddress };
/** Named in the relay's `trusted-types` directive (relay/web/headers.ts). */
const POLICY = 'carnet-reading';

interface Policy {
  createScriptURL(input: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(input: string): string }): Policy;
}

let policy: Policy | undefined;

function policyOf(factory: Factory): Policy {
  // A policy is made once in a page.
  policy ??= factory.createPolicy(POLICY, {
    createScriptURL(input) {
      if (!Object.values(ADDRESSES).includes(input)) throw new TypeError('Not the address of a worker that reads.');
      return input;
    }
  });
  return policy;
}

/** A new worker of a kind. */
export function startWorker(kind: keyof typeof ADDRESSES): Worker {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  const address = factory ? (policyOf(factory).createScriptURL(ADDRESSES[kind]) as string) : ADDRESSES[kind];
  return new Worker(address, { type: 'module' });
}
