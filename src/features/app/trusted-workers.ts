// Workers of the app, at addresses as Trusted Types wants them: from a named policy that knows these alone.

interface Policy {
  createScriptURL(input: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(input: string): string }): Policy;
}

/**
 * To be called once in a page for each name: a policy is made once.
 * @param name of the policy, as the relay's `trusted-types` directive has it (relay/web/headers.ts)
 * @param addresses of the workers' files, by kind
 * @returns what starts a new worker of a kind
 */
export function trustedWorkers<Kind extends string>(name: string, addresses: Record<Kind, string>): (kind: Kind) => Worker {
  let policy: Policy | undefined;
  const policyOf = (factory: Factory): Policy =>
    (policy ??= factory.createPolicy(name, {
      createScriptURL(input) {
        if (!Object.values(addresses).includes(input)) throw new TypeError(`Not the address of a worker of ${name}.`);
        return input;
      }
    }));
  return (kind) => {
    const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
    const address = factory ? (policyOf(factory).createScriptURL(addresses[kind]) as string) : addresses[kind];
    return new Worker(address, { type: 'module' });
  };
}
