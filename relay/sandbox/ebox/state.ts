// What the stand-in for e-Box Enterprise knows: its clients and their certificates, tokens, messages per provider.
import { createHash, randomBytes } from 'node:crypto';

export interface Client {
  id: string;
  /** PEM, as it was uploaded in ChaMan. */
  certificate: string;
  /** Accepted for the e-Box of its company, with what it may. */
  scopes: string[];
}

export interface StoredAttachment {
  id: string;
  fileName: string;
  isMain: boolean;
  mediaType: string;
  bytes: Buffer;
  /** Another one than that of the bytes, for messages that were damaged on their way. */
  digest?: string;
}

export interface StoredMessage {
  id: string;
  subject: Partial<Record<'nl' | 'fr' | 'de', string>>;
  receivedAt: string;
  expiresAt: string;
  isRead: boolean;
  isRegistered?: boolean;
  isReplyAllowed?: boolean;
  sender: string;
  typeId: string;
  attachments: StoredAttachment[];
  payment?: { amount: number; vatAmount: number; dueDate: string; iban: string; reference?: unknown };
  facts?: Record<string, string>;
}

export interface ProviderState {
  id: string;
  name: { nl: string; fr: string; de: string };
  version: '2.1' | '3.0';
  messages: StoredMessage[];
  maintenance?: { startDate: string; endDate: string }[];
}

/** Answered in place of what was asked: a status, or the connection ends. */
export type EboxFailure = { status: number; retryAfter?: number } | 'cut';

export const DOCUMENT_CONSUMER = 'scope:document:management:consult:ws-eboxrestentreprise:documentconsumer';

export class EboxState {
  readonly clients: Client[] = [];
  readonly providers: ProviderState[];
  readonly clock: () => number;
  /** Tokens by their value. */
  readonly tokens = new Map<string, { client: Client; until: number }>();
  /** Ids of assertions that were used. */
  readonly jtis = new Set<string>();
  /** Every request, as `METHOD path`. */
  readonly asked: string[] = [];
  /** Draws what happens to a request. */
  fail: ((asked: string) => EboxFailure | undefined) | undefined;
  tokenSeconds = 600;

  constructor(providers: ProviderState[], clock: () => number) {
    this.providers = providers;
    this.clock = clock;
  }

  grant(client: Client): string {
    const value = randomBytes(32).toString('base64url');
    this.tokens.set(value, { client, until: this.clock() + this.tokenSeconds * 1000 });
    return value;
  }
}

export const digestOf = ({ bytes, digest }: StoredAttachment): string => digest ?? createHash('sha256').update(bytes).digest('base64url');
