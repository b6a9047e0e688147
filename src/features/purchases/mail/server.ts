// A mail server as it is typed: a name, and a port behind a colon where it is not the usual one.
export type Security = 'tls' | 'starttls';

const USUAL: Record<Security, number> = { tls: 993, starttls: 143 };

/** @returns the name and the port; an IPv6 address has colons of its own and the usual port */
export function readServer(typed: string, security: Security): { host: string; port: number } {
  const [, host, port] = /^([^:]+):(\d{1,5})$/.exec(typed.trim()) ?? [];
  return host && port ? { host, port: Number(port) } : { host: typed.trim(), port: USUAL[security] };
}

/** As it is typed again. */
export const printServer = ({ host, port, security }: { host: string; port: number; security: Security }): string => (port === USUAL[security] ? host : `${host}:${port}`);
