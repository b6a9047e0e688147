// Which of the stored encodings of a file an Accept-Encoding header asks for.
import type { Encoding } from './files.ts';

const preferred = ['br', 'gzip'] as const;

/**
 * The encoding to send (RFC 9110 §12.5.3): the best that the file has and the header does not refuse with q=0;
 * `identity` when there is no header or nothing fits.
 */
export function chooseEncoding(header: string | undefined, available: Partial<Record<Encoding, unknown>>): Encoding {
  const accepted = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    if (name.trim()) accepted.set(name.trim(), q === undefined ? 1 : Number(q));
  }
  const allowed = (encoding: Encoding): boolean => (accepted.get(encoding) ?? accepted.get('*') ?? 0) > 0;
  return preferred.find((encoding) => available[encoding] && allowed(encoding)) ?? 'identity';
}
