// Messages as mail programs write them.

export interface Part {
  name?: string;
  type?: string;
  bytes: Uint8Array;
  inline?: boolean;
}

const LINE = 76;

/** A message with attachments, in base64. */
export function message(given: { from?: string; subject?: string; id?: string | undefined; date?: string; text?: string; html?: string; parts?: Part[]; head?: string } = {}): string {
  const { from = 'Brasserie du Port <factures@brasserie.example>', subject = 'Facture 2026-17', date = 'Sun, 22 Nov 2026 10:00:00 +0100' } = given;
  const { text = 'Bonjour, voici notre facture.', html, parts = [], head = '' } = given;
  const id = 'id' in given ? given.id : `${subject.replaceAll(/\W/g, '')}@brasserie.example`;
  const body = html === undefined ? `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}` : `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  const pieces = parts.map(
    ({ name, type = 'application/octet-stream', bytes, inline }) =>
      `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: ${inline ? 'inline' : 'attachment'}${name === undefined ? '' : `; filename="${name}"`}\r\n\r\n${base64(bytes)}`
  );
  const mime = `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_b"\r\n\r\n--=_b\r\n${[body, ...pieces].join('\r\n--=_b\r\n')}\r\n--=_b--\r\n`;
  return `${head}From: ${from}\r\nTo: achats@example.be\r\nSubject: ${subject}\r\nDate: ${date}\r\n${id ? `Message-ID: <${id}>\r\n` : ''}${mime}`;
}

function base64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  const lines = [];
  for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE));
  return lines.join('\r\n');
}

/** Bytes that begin like a PDF, others for another `n`. */
export function pdf(n: number | string, size = 2000): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[at] = (at * 7 + (at >> 8)) & 0xff;
  bytes.set(Buffer.from(`%PDF-1.7\n% ${n}\n`));
  return bytes;
}

export const UBL = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>');
