// Media types of the files that a build can hold (nosniff makes them count).

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2'
};

/** The media type of an address by its extension; `application/octet-stream` for an unknown one. */
export function mediaType(address: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(address)?.[1]?.toLowerCase();
  return (extension && types[extension]) ?? 'application/octet-stream';
}
