// Messages of every make: what is kept of them, within limits, whatever they hold.
import { expect, it } from 'vitest';
import { message, pdf, UBL } from '../../../tests/mail/messages.ts';
import { mailReader } from './mail-reader.ts';
import { readMail } from './read-mail.ts';
import { plainLine, plainText, wordsOf } from './texts.ts';

const read = (text: string) => readMail(Buffer.from(text, 'latin1'));
const small = (mark: string): Uint8Array => Buffer.from(`${mark} and more`, 'latin1');

it('tells files by their first bytes and names, and leaves the others with the reason', async () => {
  const { files, left } = await read(
    message({
      parts: [
        { name: 'facture', bytes: pdf(1) },
        { name: 'scan.JPEG', bytes: small('\xff\xd8\xff\xe0') },
        { name: 'photo.heic', bytes: small('\x00\x00\x00\x18ftypheic') },
        { name: 'ubl.xml', bytes: UBL },
        { type: 'application/xml', bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), UBL]) },
        { name: 'all.zip', bytes: small('PK\x03\x04') },
        { name: 'virus.pdf', type: 'application/pdf', bytes: small('MZ\x90') },
        { name: 'offer.docx', bytes: small('PK\x03\x04') },
        { name: 'page.html', bytes: Buffer.from('<html><p>') },
        { name: 'signature.png', type: 'image/png', bytes: small('\x89PNG\r\n\x1a\n'), inline: true },
        { name: 'large.png', type: 'image/png', bytes: Buffer.concat([small('\x89PNG\r\n\x1a\n'), Buffer.alloc(21_000)]), inline: true },
        { name: 'inline.pdf', type: 'application/pdf', bytes: pdf(2), inline: true }
      ]
    })
  );
  expect(files.map(({ name, type }) => `${name} ${type}`)).toEqual([
    ...['facture.pdf application/pdf', 'scan.JPEG image/jpeg', 'photo.heic image/heic', 'ubl.xml application/xml', 'attachment.xml application/xml'],
    ...['all.zip application/zip', 'large.png image/png', 'inline.pdf application/pdf']
  ]);
  expect(files[0]!.bytes).toEqual(new Uint8Array(pdf(1)));
  expect(left).toEqual([{ name: 'virus.pdf', why: 'type' }, { name: 'offer.docx', why: 'type' }, { name: 'page.html', why: 'type' }]);
});

it('keeps no path, no control character and no endless name', async () => {
  const names = ['../../etc/passwd', '..\\..\\x.pdf', '.hidden.pdf', `${'n'.repeat(400)}.pdf`, 'a\u202Efdp.exe.pdf', '=?utf-8?Q?=E2=82=AC_=C3=A9t=C3=A9.pdf?='];
  const { files } = await read(message({ parts: names.map((name) => ({ name, bytes: pdf(1) })) }));
  expect(files.map(({ name }) => name).map((name) => (name.length > 100 ? name.length : name))).toEqual(['passwd.pdf', 'x.pdf', 'hidden.pdf', 150, expect.stringMatching(/^a.*pdf$/), '€ été.pdf']);
  expect(files[3]!.name).toMatch(/n\.pdf$/);
});

it('takes 50 files at most and names what is over', async () => {
  const { files, left } = await read(message({ parts: Array.from({ length: 120 }, (_, n) => ({ name: `${n}.pdf`, bytes: pdf(n, 200) })) }));
  expect([files.length, left.length, left[0]]).toEqual([50, 50, { name: '50.pdf', why: 'count' }]);
});

it('finds what was forwarded as an attachment', async () => {
  const inner = message({ parts: [{ name: 'inside.pdf', bytes: pdf(1) }] });
  const { files } = await read(`From: a@b.example\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="o"\r\n\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--o--\r\n`);
  expect(files.map(({ name }) => name)).toEqual(['inside.pdf']);
});

it('reads the text, or the words of the HTML, cut', async () => {
  expect((await read(message({ text: `Bonjour\r\n\x00\x07${'x'.repeat(30_000)}` }))).text).toHaveLength(20_000);
  const html = '<html><head><title>T</title><style>p{}</style></head><body><p>Bonjour&nbsp;<b>M. D&#233;p&ocirc;t</b></p><script>alert(1)</script><br>Merci &amp; &euro;5</body></html>';
  expect((await read(message({ html }))).text).toBe('Bonjour M. Dép&ocirc;t\n\nMerci & €5');
  expect(wordsOf('a < b <unclosed')).toBe('a ');
  expect(plainText('a\r\n\n\n\n\u0000b\ud800', 10)).toBe('a\n\nb\ufffd');
  expect(plainLine('a\u2028b\tc\u0000', 10)).toBe('a b c');
});

it('reads headers that are long, empty or not there', async () => {
  const long = await read(message({ subject: 's'.repeat(5000), from: `${'N'.repeat(900)} <${'a'.repeat(900)}@x.example>`, id: 'i'.repeat(5000), date: 'never' }));
  expect([long.subject.length, long.from.length <= 320, long.messageId?.length, long.date]).toEqual([500, true, 998, undefined]);
  expect(await read('\r\n')).toEqual({ from: '', subject: '', text: '', files: [], left: [] });
  await expect(read(`X: ${'y'.repeat(1 << 20)}\r\n\r\n`)).rejects.toThrow(/header/i);
});

it('in its thread reads one after the other, and goes on after one that cannot be read', async () => {
  const reader = mailReader();
  const bad = Buffer.from(`X: ${'y'.repeat(1 << 20)}\r\n\r\n`);
  const sources = [message({ subject: 'one' }), bad, message({ subject: 'two' })].map((text) => Buffer.from(text));
  const found = await Promise.all(sources.map((source) => reader.alone((readOne) => readOne(source))));
  expect(found.map((mail) => mail?.subject)).toEqual(['one', undefined, 'two']);
});
