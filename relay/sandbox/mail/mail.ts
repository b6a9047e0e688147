// The stand-in for a mail server that takes what the relay sends: keeps it, sends it nowhere, and fails when told to.
import type { Socket } from 'node:net';
import process from 'node:process';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { StartFault } from '../../listen.ts';

/**
 * - `reply`: it answers with that number: to the connection, the sign-in, the sender, the recipient, or the message, which is not kept then
 * - `cut`: the connection ends: before the greeting, at the sender, at the first bytes of the message, after the last ones (not kept), or
 *   instead of the answer to a message that is kept
 */
export type MailFailure =
  | { kind: 'reply'; at: 'connect' | 'login' | 'from' | 'to' | 'message'; code: number; words?: string }
  | { kind: 'cut'; when: 'greeting' | 'before' | 'during' | 'after' | 'lost' };

export interface Received {
  from: string;
  to: string[];
  /** Whether it came over TLS. */
  secure: boolean;
  mail: Email;
}

export interface MailStandIn {
  readonly received: readonly Received[];
  /** Connections until now. */
  readonly sessions: number;
  /** Asked at each session what becomes of it. */
  fail(plan: (() => MailFailure | undefined) | undefined): void;
  failOnce(failure: MailFailure): void;
  port: number;
  close(): Promise<void>;
}

export interface MailOptions {
  /** 0 lets the system choose. */
  port?: number;
  /** Without it there is no TLS. */
  certificate?: { cert: string; key: string };
  /** TLS from the first byte. */
  secure?: boolean;
  /** Who may send; without it everybody. */
  login?: { user: string; password: string };
  onMail?: (received: Received) => void;
}

/** Listens on this machine alone. @throws {StartFault} in production, and when the port is taken */
export async function listenMail({ port = 0, certificate, secure = false, login, onMail }: MailOptions = {}): Promise<MailStandIn> {
  if (process.env['NODE_ENV'] === 'production') throw new StartFault('the stand-ins are for practice and tests; production (NODE_ENV) has none.');
  const received: Received[] = [];
  const sockets = new Map<number, Socket>();
  const doomed = new Map<string, MailFailure>();
  let once: MailFailure[] = [];
  let plan: (() => MailFailure | undefined) | undefined;
  let sessions = 0;

  const cut = (remotePort: number): void => void sockets.get(remotePort)?.destroy();
  const refusal = ({ id }: { id: string }, at: string): Error | undefined => {
    const failure = doomed.get(id);
    return failure?.kind === 'reply' && failure.at === at ? Object.assign(new Error(failure.words ?? 'not now'), { responseCode: failure.code }) : undefined;
  };
  const isCut = ({ id }: { id: string }, when: string): boolean => {
    const failure = doomed.get(id);
    return failure?.kind === 'cut' && failure.when === when;
  };
  const options: SMTPServerOptions = {
    ...{ banner: 'practice', logger: false, secure, disableReverseLookup: true, closeTimeout: 100, size: 20 << 20 },
    ...certificate,
    ...(login ? {} : { authOptional: true }),
    disabledCommands: certificate ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    onConnect(session, answer) {
      sessions += 1;
      const [first, ...rest] = once;
      once = rest;
      const failure = first ?? plan?.();
      if (failure) doomed.set(session.id, failure);
      if (isCut(session, 'greeting')) return cut(session.remotePort);
      answer(refusal(session, 'connect'));
    },
    onAuth({ username, password }, session, answer) {
      const isKnown = !login || (username === login.user && password === login.password);
      answer(refusal(session, 'login') ?? (isKnown ? null : Object.assign(new Error('no such user'), { responseCode: 535 })), { user: username ?? '' });
    },
    onMailFrom(_, session, answer) {
      if (isCut(session, 'before')) return cut(session.remotePort);
      answer(refusal(session, 'from'));
    },
    onRcptTo: (_, session, answer) => answer(refusal(session, 'to')),
    onData(stream, session, answer) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => {
        pieces.push(piece);
        if (isCut(session, 'during')) cut(session.remotePort);
      });
      stream.on('end', () => {
        if (isCut(session, 'during')) return;
        const refused = stream.sizeExceeded ? Object.assign(new Error('message exceeds fixed maximum message size'), { responseCode: 552 }) : refusal(session, 'message');
        if (refused) return answer(refused);
        if (isCut(session, 'after')) return cut(session.remotePort);
        void PostalMime.parse(Buffer.concat(pieces)).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          const one = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), secure: session.secure, mail };
          received.push(one);
          onMail?.(one);
          if (isCut(session, 'lost')) cut(session.remotePort);
          else answer(null, 'kept');
        }, answer);
      });
    }
  };
  const server = new SMTPServer(options);
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  // What clients do to their connections.
  server.on('error', () => undefined);
  const chosen = await new Promise<number>((resolve, reject) => {
    server.server.once('error', (error: NodeJS.ErrnoException) => reject(new StartFault(`the mail server cannot listen on port ${port} (${error.code ?? 'unknown fault'}).\nAnother port for it:  SANDBOX_SMTP_PORT=${port + 10} npm run sandbox`)));
    server.listen(port, 'localhost', () => resolve((server.server.address() as { port: number }).port));
  });
  return {
    received,
    get sessions() {
      return sessions;
    },
    fail: (given) => void (plan = given),
    failOnce: (failure) => void once.push(failure),
    port: chosen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      })
  };
}
