// The security headers of every page and file, made from the very index.html that is served.
import { createHash } from 'node:crypto';

/**
 * Trusted Types policies: svelte's templates, the address of our own service worker (src/features/app/worker-address.ts), and those of
 * the workers that read documents (src/features/purchases/reading/worker-address.ts), recognise text (src/features/recognition/worker-address.ts) and
 * draw documents (src/features/documents/pdf/draw.ts).
 */
const trustedTypes = ['svelte-trusted-html', 'carnet-worker', 'carnet-reading', 'carnet-words', 'carnet-drawing'];

/** The one literal style attribute: kit's route announcer (its text stands in @sveltejs/kit's write_root.js). */
const announcerStyle =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px';

/** Headers for every answer of the web part. `behindTls` adds Strict-Transport-Security (two years). */
export function securityHeaders(indexHtml: string, { behindTls }: { behindTls: boolean }): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(indexHtml),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(behindTls ? { 'strict-transport-security': 'max-age=63072000' } : {})
  };
}

/** The policy (CSP level 3): inline scripts of the page by hash, everything else from here and nowhere else. */
export function contentSecurityPolicy(indexHtml: string): string {
  const scripts = inlineScripts(indexHtml).map(sha256);
  return [
    `default-src 'none'`,
    // WebAssembly: text recognition and the reader of barcodes run as such, in workers of ours. It allows no script.
    `script-src ${["'self'", ...scripts, "'wasm-unsafe-eval'"].join(' ')}`,
    `style-src 'self'`,
    `style-src-attr 'unsafe-hashes' ${sha256(announcerStyle)}`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self' blob:`,
    `frame-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${trustedTypes.join(' ')}`
  ].join('; ');
}

/** The texts of the inline scripts of a page that our own build made (no general HTML reader). */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
}

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
