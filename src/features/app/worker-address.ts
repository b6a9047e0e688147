// The address of our service worker, as Trusted Types wants it: from a named policy that knows this one address.

const ADDRESS = '/service-worker.js';
/** Named in the relay's `trusted-types` directive (relay/web/headers.ts). */
const POLICY = 'carnet-worker';

interface Factory {
  createPolicy(name: string, rules: { createScriptURL(input: string): string }): { createScriptURL(input: string): unknown };
}

/** What `register` takes: the bare address where the browser has no Trusted Types. To be called once in a page: a policy is made once. */
export function workerAddress(factory = (globalThis as { trustedTypes?: Factory }).trustedTypes): string {
  if (!factory) return ADDRESS;
  const policy = factory.createPolicy(POLICY, {
    createScriptURL(input) {
      if (input !== ADDRESS) throw new TypeError('Not the address of our worker.');
      return input;
    }
  });
  // A TrustedScriptURL, which the DOM types do not know yet.
  return policy.createScriptURL(ADDRESS) as string;
}
