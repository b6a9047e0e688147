// The import: what is taken, as what, and what is refused.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formOf, ids, keyFor, newTrial, pdf, ubl, user } from './trial.ts';
import type { Trial } from './trial.ts';

const WITH_ID = `/documents/import/${ids.first}/record-1`;
const take = (trial: Trial, ...files: File[]) => trial.ask('POST', WITH_ID, formOf(...files));

describe('an import', () => {
  it('makes one document of all its files, the first its original', async () => {
    const told: unknown[] = [];
    const trial = await newTrial({ onImport: (document) => told.push(document) });
    const [status, body] = await take(trial, pdf('facture é.pdf'), pdf('b.pdf', { bytes: 300 }), new File(['x'], 'c.txt'));
    const [document, ...others] = trial.basecone.documents;
    expect([status, body]).toEqual([200, { companyId: ids.first, documentId: document!.documentId, _links: [expect.any(Object)] }]);
    expect(others).toEqual([]);
    expect(document).toMatchObject({ correlationId: 'record-1', type: 'Unstructured', status: 'Imported', userId: trial.basecone.users[0]!.userId, createdOn: trial.time.now() });
    expect(document!.files.map(({ role, part, name, type, size }) => [role, part, name, type, size])).toEqual([
      ['original', 'part 0', 'facture é.pdf', 'application/pdf', document!.files[0]!.bytes.length],
      ['attachment', 'part 1', 'b.pdf', 'application/pdf', 300],
      ['attachment', 'part 2', 'c.txt', 'application/octet-stream', 1]
    ]);
    const sent = await pdf('b.pdf', { bytes: 300 }).bytes();
    expect(document!.files[1]).toMatchObject({ sha256: createHash('sha256').update(sent).digest('hex'), bytes: sent });
    expect(told).toEqual([{ documentId: document!.documentId, companyId: ids.first, name: 'facture é.pdf' }]);
  });

  it('is counted by correlation id, and the same twice makes two', async () => {
    const trial = await newTrial();
    await take(trial, pdf('a.pdf'));
    expect(trial.basecone.imports('record-1')).toBe(1);
    await take(trial, pdf('a.pdf'));
    expect([trial.basecone.imports('record-1'), trial.basecone.imports('record-2')]).toEqual([2, 0]);
    const [status] = await trial.ask('POST', `/documents/import?companyId=${ids.second}`, formOf(pdf('a.pdf')));
    expect([status, trial.basecone.documents.at(-1)]).toMatchObject([200, { companyId: ids.second, correlationId: undefined }]);
  });

  it('keeps Key and Value, and no bytes when told so', async () => {
    const trial = await newTrial({ keepBytes: false });
    const form = formOf(pdf('a.pdf', { bytes: 500 }));
    form.append('Key', '1');
    form.append('Value', 'restaurant');
    await trial.ask('POST', WITH_ID, form);
    expect(trial.basecone.documents).toMatchObject([{ metadata: { key: '1', value: 'restaurant' }, files: [{ size: 500, bytes: new Uint8Array() }] }]);
  });

  it('takes a UBL with its PDF inside or beside it, by the same name', async () => {
    const trial = await newTrial();
    const good = [[ubl('a.xml')], [ubl('a.xml', { root: 'CreditNote', version: '2.0' })], [ubl('a.xml', { without: 'UBLVersionID' })], [ubl('a.xml', { embedded: false }), pdf('a.pdf')], [pdf('a.pdf'), ubl('a.xml', { embedded: false })]];
    for (const files of good) expect((await take(trial, ...files))[0]).toBe(200);
    expect(trial.basecone.documents.map(({ type }) => type)).toEqual(good.map(() => 'Structured'));
    for (const files of [[ubl('a.xml', { embedded: false })], [ubl('a.xml', { embedded: false }), pdf('b.pdf')]]) {
      expect(await take(trial, ...files)).toMatchObject([400, { code: 'ubl_without_pdf', message: expect.stringContaining('wordt niet ondersteund'), _metadata: {}, _moreInfo: expect.any(String) }]);
    }
    expect(trial.basecone.documents).toHaveLength(good.length);
  });

  it('refuses XML that is no whole UBL of 2.0 or 2.1', async () => {
    const trial = await newTrial();
    const broken = new File([(await ubl('a.xml').text()).replace('</Invoice>', '')], 'a.xml');
    const fake = new File([(await ubl('a.xml').text()).replace(/(filename="a.pdf">)[^<]+/, '$1aGVsbG8=')], 'a.xml');
    const bad = [broken, ubl('a.xml', { root: 'Order' }), ubl('a.xml', { version: '2.2' }), ubl('a.xml', { without: 'LegalMonetaryTotal' }), new File(['<a/>'], 'a.xml'), new File([new Uint8Array([60, 255])], 'a.xml')];
    for (const file of bad) expect(await take(trial, file)).toMatchObject([400, { code: 'document_not_supported' }]);
    expect(await take(trial, fake)).toMatchObject([400, { code: 'ubl_without_pdf' }]);
    const latin = new File([Buffer.from((await ubl('a.xml').text()).replace('UTF-8', 'iso-8859-1').replace('2026-0001', 'é'), 'latin1')], 'a.xml');
    expect((await take(trial, latin))[0]).toBe(200);
  });

  it('takes what it recognises and what it only stores, and nothing else', async () => {
    const trial = await newTrial();
    for (const name of ['a.JPG', 'a.jpeg', 'a.gif', 'a.bmp', 'a.png', 'a.tif', 'a.tiff']) expect((await take(trial, new File(['x'], name)))[0]).toBe(200);
    expect(new Set(trial.basecone.documents.map(({ type }) => type))).toEqual(new Set(['Unstructured']));
    for (const name of ['a.xls', 'a.xlsx', 'a.docx', 'a.txt', 'a.csv', 'a.swi', 'a.mt940', 'a.940', 'a.sta']) {
      expect((await take(trial, new File(['x'], name)))[0]).toBe(200);
      expect(trial.basecone.documents.at(-1)!.type).toBe('Storage');
    }
    for (const name of ['a.zip', 'a.exe', 'a', 'a.heic']) expect(await take(trial, new File(['x'], name))).toMatchObject([400, { code: 'document_not_supported' }]);
    expect(await take(trial, new File(['not one'], 'a.pdf'))).toMatchObject([400, { code: 'document_not_supported' }]);
    expect(await take(trial, pdf('a.pdf'), new File(['x'], 'a.zip'))).toMatchObject([400, { code: 'document_not_supported' }]);
    expect(await take(trial, new File([], 'a.png'))).toMatchObject([400, { code: 'file_empty' }]);
    expect(trial.basecone.documents).toHaveLength(16);
  });

  it('refuses a body that is no form, has no file, is cut, or too large', async () => {
    const trial = await newTrial();
    expect(await trial.ask('POST', WITH_ID, { file: 'x' })).toMatchObject([400, { code: 'invalid_request' }]);
    expect(await take(trial)).toMatchObject([400, {}]);
    const fields = new FormData();
    fields.append('file', 'no file');
    expect(await trial.ask('POST', WITH_ID, fields)).toMatchObject([400, { code: 'no_file' }]);
    const authorization = await keyFor(trial.basecone, user);
    const post = async (body: string | ReadableStream, contentType: string, more: object = {}) => {
      const answer = await trial.basecone.fetch(`http://x.example/v1${WITH_ID}`, { method: 'POST', headers: { authorization, 'content-type': contentType }, body, ...more });
      return [answer.status, await answer.json()];
    };
    expect(await post('--b\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n%PDF-', 'multipart/form-data; boundary=b')).toMatchObject([400, { code: 'invalid_request' }]);
    const whole = new Response(formOf(pdf('a.pdf', { bytes: 26 * 1024 * 1024 })));
    const type = whole.headers.get('content-type')!;
    expect(await post(whole.body!, type, { duplex: 'half' })).toMatchObject([413, { code: 'request_too_large' }]);
    expect(trial.basecone.documents).toEqual([]);
    expect((await take(trial, pdf('a.pdf', { bytes: 24 * 1024 * 1024 })))[0]).toBe(200);
  });

  it('wants a role that may import, and access', async () => {
    const reader = { ...user, username: 'reader', roles: ['Reader'] };
    const clerk = { ...user, username: 'clerk', roles: ['ClientUser'], companies: [ids.first] };
    const trial = await newTrial({ users: [user, reader, clerk] });
    const [readers, clerks] = [await keyFor(trial.basecone, reader), await keyFor(trial.basecone, clerk)];
    const form = () => formOf(pdf('a.pdf'));
    expect(await trial.ask('POST', WITH_ID, form(), readers)).toMatchObject([403, { code: 'forbidden' }]);
    expect((await trial.ask('POST', WITH_ID, form(), clerks))[0]).toBe(200);
    expect(await trial.ask('POST', `/documents/import/${ids.second}/x`, form(), clerks)).toMatchObject([403, {}]);
    expect(await trial.ask('POST', `/documents/import?companyId=${ids.second}`, form(), clerks)).toMatchObject([403, {}]);
    expect(await trial.ask('POST', '/documents/import/none/x', form())).toMatchObject([404, { code: 'company_not_found' }]);
    expect(await trial.ask('POST', '/documents/import', form())).toMatchObject([400, { code: 'invalid_request' }]);
    expect(trial.basecone.documents).toHaveLength(1);
  });
});
