// Listening and draining, with the usual faults said in words.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A fault of starting that a person can mend; the message is for them. */
export class StartFault extends Error {}

/**
 * Listens and gives the port. Without `host`: on every address of the machine.
 * @throws {StartFault} when the port is taken or may not be used
 */
export async function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, port, host)));
    server.listen({ port, host }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Listens on this machine alone, under both of its own addresses: browsers try either for `localhost`.
 * @throws {StartFault} as `listen`
 */
export async function listenHere(make: () => Server, wanted: number): Promise<{ servers: Server[]; port: number }> {
  const four = make();
  const port = await listen(four, wanted, '127.0.0.1');
  const six = make();
  try {
    await listen(six, port, '::1');
    return { servers: [four, six], port };
  } catch (error) {
    // A machine without IPv6 is whole with the one address.
    if (error instanceof StartFault && error.cause === 'no address') return { servers: [four], port };
    four.close();
    throw error;
  }
}

function inWords(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault(
        `port ${port} is taken by another program, perhaps by Carnet itself, already started.\n` +
          `Open http://localhost:${port} to see, or choose another port:  PORT=${port + 10} npm start`,
        { cause: 'port taken' }
      );
    case 'EACCES':
      return new StartFault(`port ${port} may not be used by this account. Choose one above 1023:  PORT=4747 npm start`);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
      return new StartFault(`this machine has no address "${host}" (HOST).`, { cause: 'no address' });
    default:
      return error;
  }
}

/** Stops taking requests, lets the running ones end, and cuts what is left after `patience` milliseconds. */
export async function drain(server: Server, patience = 5000): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
