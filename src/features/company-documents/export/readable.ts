// A message of the government as a page for people: opened in any browser, without scripts and without anything from elsewhere.
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { companyDocumentRow, missingOf } from '#domain/company-document/row.ts';
import { type IsoDate, today as dayOf } from '#domain/dates.ts';
import { eboxText } from '#domain/ebox/message.ts';
import { printIban } from '#domain/numbers/iban.ts';
import { inOrder } from '#domain/position.ts';
import { escapeHtml } from '#domain/text/html.ts';
import { printCommunication } from '#features/purchases/page/communication.ts';
import { getLocale } from '#locale';
import { m } from '#messages';
import { formatBytes, formatCents, formatDate } from '#ui/format.ts';
import { documentWord } from '../status.ts';
import type { PutIn } from './message-json.ts';

const STYLE = 'body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 sans-serif;color:#1c1c1a}th{padding-right:2rem;text-align:left;font-weight:normal;color:#555;vertical-align:top}code{font-size:12px;word-break:break-all}';

/** @returns the page, in the language of the moment; `put`: what of its files is beside it */
export function readable(document: CompanyDocument, put: readonly PutIn[], today: IsoDate): string {
  const lang = getLocale();
  const { message, senderName, provider } = document.ebox!;
  const { total, currency, supplier, communication, paymentText, dueDate, payments } = document;
  const day = (instant: string) => formatDate(dayOf(instant), 'long');
  const told = communication ?? paymentText;
  const facts: [string, string | undefined][] = [
    [m.papers_column_sender(), eboxText(senderName ?? provider.name, lang)],
    [m.papers_column_provider(), eboxText(provider.name, lang)],
    [m.papers_column_received(), day(message.receivedAt)],
    [m.papers_column_status(), documentWord(companyDocumentRow(document), today).label],
    [m.papers_registered(), message.isRegistered ? '✓' : undefined],
    [m.papers_action(), message.action && (message.action.due ? formatDate(message.action.due, 'long') : m.papers_status_action_any())],
    [m.papers_expires(), message.expiresAt && day(message.expiresAt)],
    [m.papers_attention(), message.attention],
    [m.papers_amount(), total === undefined ? undefined : formatCents(total, { currency })],
    [m.papers_beneficiary(), supplier?.name],
    [m.papers_iban(), supplier?.iban && printIban(supplier.iban)],
    [m.papers_communication(), told && printCommunication(told)],
    [m.papers_due(), dueDate && formatDate(dueDate, 'long')],
    ...payments.map((one): [string, string] => [m.papers_column_paid(), `${formatDate(one.day, 'long')} · ${formatCents(one.cents, { currency })}`])
  ];
  const rows = facts.flatMap(([label, text]) => (text ? [`<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(text)}</td></tr>`] : []));
  const files = inOrder(document.files).map(({ id, hash, name, size, differs }) => {
    const file = put.find((one) => one.id === id)?.name;
    const shown = file ? `<a href="${encodeURIComponent(file)}">${escapeHtml(name)}</a>` : escapeHtml(name);
    return `<li>${shown} · ${escapeHtml(formatBytes(size))}${differs ? `<br>${escapeHtml(m.papers_differs())}` : ''}<br><code>${escapeHtml(`${m.papers_fingerprint()} ${hash}`)}</code></li>`;
  });
  const missing = missingOf(document).map(({ fileName }) => `<li>${escapeHtml(fileName)}<br>${escapeHtml(m.papers_not_fetched())}</li>`);
  const title = escapeHtml(eboxText(message.subject, lang));
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><table>${rows.join('')}</table>`,
    files.length + missing.length > 0 ? `<h2>${escapeHtml(m.papers_files())}</h2><ul>${[...files, ...missing].join('')}</ul>` : '',
    '</body></html>\n'
  ].join('');
}
