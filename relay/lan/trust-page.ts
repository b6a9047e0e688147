// The page on plain http that leads a phone to the app on https: a code to scan, the authority to accept, the address to open.
import { html } from 'hono/html';
import { languages, texts } from './texts.ts';
import type { Language } from './texts.ts';

export interface TrustPage {
  language: Language;
  /** Where this very page is found on the network, and where the app is; undefined while the machine has no network. */
  page: string | undefined;
  app: string | undefined;
  /** SHA-256 of the authority, in groups of two. */
  fingerprint: string;
}

/** The whole page, without any script. */
export function trustPage({ language, page, app, fingerprint }: TrustPage): ReturnType<typeof html> {
  const t = texts[language];
  const steps = (name: string, list: string[]): ReturnType<typeof html> =>
    html`<h3>${name}</h3>
      <ol>
        ${list.map((step) => html`<li>${step}</li>`)}
      </ol>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>${t.title}</title>
        <link rel="icon" href="/icons/carnet.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/plain.css" />
      </head>
      <body>
        <main>
          <nav class="languages">${languages.map((each) => html`<a href="/?lang=${each}" lang="${each}" hreflang="${each}">${texts[each].language}</a> `)}</nav>
          <h1>${t.title}</h1>
          <p>${t.why}</p>
          <section>
            <h2>${t.toPhone}</h2>
            <p>${t.scan}</p>
            ${page ? html`<img class="qr" src="/page.svg" alt="${page}" /><p><code>${page}</code></p>` : ''}
          </section>
          <section>
            <h2>${t.install}</h2>
            <p><a class="act" href="/carnet.crt" download="carnet.crt">${t.download}</a></p>
            ${steps('iPhone, iPad', t.iphone)} ${steps('Android', t.android)}
            <p>${t.computer}</p>
            <p>${t.compare}</p>
            <p><code>${fingerprint}</code></p>
          </section>
          <section>
            <h2>${t.open}</h2>
            <p>${t.openText}</p>
            ${app ? html`<p><a href="${app}">${app}</a></p>` : ''}
            <p class="soft">${t.own}</p>
          </section>
        </main>
      </body>
    </html>`;
}
