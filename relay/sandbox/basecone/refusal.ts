// Refusals in Basecone's own shape: `{code, message, _metadata, _moreInfo}`.
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * A call refused. Published codes: those of the keys, `invalid_authorization_header`, `unauthorized`. The others are ours, in
 * the same manner: a client that depends on them depends on more than is known.
 */
export class BaseconeRefusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(message);
    this.name = 'BaseconeRefusal';
    this.status = status;
    this.code = code;
  }
}

/** The body of a refusal. A 401 spells its code with a capital, as clients met it. */
export function refusalBody(status: number, code: string, message: string): Record<string, unknown> {
  const _moreInfo = `https://developers.basecone.com/ApiReference/ErrorHandling#${code}`;
  return { [status === 401 ? 'Code' : 'code']: code, message, _metadata: {}, _moreInfo };
}
