// Tags, details and searches.
import { describe, expect, it } from 'vitest';
import { formOf, ids, keyFor, newTrial, pdf, ubl, user } from './trial.ts';

describe('a tag', () => {
  it('is set by its code, again too, and shown with its value', async () => {
    const { ask, send, basecone, time } = await newTrial();
    const id = await send(pdf('a.pdf'));
    await time.pass(1000);
    const authorizers = [ids.second];
    expect(await ask('POST', `/documents/${id}/tag`, { tag: { code: 'SLS' }, costCenter: 'K', project: 'P', authorizers })).toEqual([200, { documentId: id, tag: { code: 'SLS', codeValue: 'VRK' } }]);
    expect(basecone.documents).toMatchObject([{ tag: 'SLS', tagged: 1, costCenter: 'K', project: 'P', authorizers, modifiedOn: time.now() }]);
    for (const code of ['CASH', 'JNL', 'BNK', 'CUST', 'PNV']) expect((await ask('POST', `/documents/${id}/tag`, { tag: { code } }))[0]).toBe(200);
    expect((await ask('GET', `/documents/${id}`))[1]).toMatchObject({ Tag: { code: 'PNV', codeValue: 'INK' }, CostCenter: 'K', Project: 'P' });
    expect(basecone.documents[0]!.tagged).toBe(6);
    for (const body of [{ tag: { code: 'VRK' } }, { code: 'SLS' }, {}]) expect(await ask('POST', `/documents/${id}/tag`, body)).toMatchObject([400, { code: 'invalid_request' }]);
    expect(await ask('POST', '/documents/none/tag', { tag: { code: 'SLS' } })).toMatchObject([404, { code: 'document_not_found' }]);
  });

  it('warns of what will not be read', async () => {
    const { ask, send } = await newTrial();
    const warnings = async (file: File) => (await ask('POST', `/documents/${await send(file)}/tag`, { tag: { code: 'SLS' } }))[1].warnings?.map(({ code }) => code);
    const most = 8 * 1024 * 1024;
    expect(await warnings(pdf('a.pdf', { pages: 25, bytes: most }))).toBeUndefined();
    expect(await warnings(pdf('a.pdf', { pages: 26 }))).toEqual(['not_ocr_capable_exceeds_page_count_limit']);
    expect(await warnings(pdf('a.pdf', { bytes: most + 1 }))).toEqual(['not_ocr_capable_exceeds_size_limit']);
    expect(await warnings(ubl('a.xml'))).toEqual(['is_ubl']);
  });
});

describe('a document', () => {
  it('shows where it stands, in capitalised fields and UTC', async () => {
    const { ask, send, basecone, time } = await newTrial();
    const id = await send(ubl('2026-0001.xml'));
    const shown = async () => (await ask('GET', `/documents/${id}?fields=invoiceNumber,period`))[1];
    expect(await shown()).toEqual({
      ...{ DocumentId: id, Name: '2026-0001.xml', Status: 'Imported', TransactionProposalId: null, TransactionId: null, Source: 'WebService', Type: 'Structured' },
      ...{ CreatedOn: '2026-11-22T01:00:00.000Z', ModifiedOn: '2026-11-22T01:00:00.000Z', Tag: null, User: { id: basecone.users[0]!.userId, name: 'ann' } },
      ...{ Company: { id: ids.first, name: 'first' }, Lock: null, LookupIdentifier: null, Project: null, CostCenter: null, invoiceNumber: null, period: null }
    });
    await time.pass(60_000);
    basecone.recognise(id);
    expect(await shown()).toMatchObject({ Status: 'Recognized', TransactionId: null, ModifiedOn: '2026-11-22T01:01:00.000Z' });
    basecone.book(id);
    expect(await shown()).toMatchObject({ Status: 'Booked', TransactionId: expect.any(String) });
    expect(() => basecone.book('none')).toThrow('none');
  });

  it('is nobody’s without access to its company', async () => {
    const clerk = { ...user, username: 'clerk', roles: ['Accountant'], companies: [ids.second] };
    const { ask, send, basecone } = await newTrial({ users: [user, clerk] });
    const id = await send(pdf('a.pdf'));
    const key = await keyFor(basecone, clerk);
    for (const path of [`/documents/${id}`, `/documents?companyId=${ids.first}`, `/documents/archive?companyId=${ids.first}`]) expect((await ask('GET', path, undefined, key))[0]).toBe(403);
    expect((await ask('POST', `/documents/${id}/tag`, { tag: { code: 'SLS' } }, key))[0]).toBe(403);
    expect((await ask('GET', '/documents/none'))[0]).toBe(404);
  });
});

describe('documents', () => {
  it('are listed by company, a page at a time', async () => {
    const { ask, send } = await newTrial({ pageSize: 2 });
    const sent = [await send(pdf('a.pdf')), await send(pdf('b.pdf')), await send(pdf('c.pdf'))];
    await ask('POST', `/documents/import/${ids.second}/x`, formOf(pdf('d.pdf')));
    const page = async (query: string) => (await ask('GET', `/documents?companyId=${ids.first}${query}`))[1];
    expect(await page('')).toMatchObject({ documents: [{ documentId: sent[0], companyId: ids.first, name: 'a.pdf' }, { documentId: sent[1] }], _metadata: { total: 3, count: 2 } });
    expect(await page('&offset=2&limit=50')).toMatchObject({ documents: [{ documentId: sent[2] }], _metadata: { total: 3, count: 1 } });
    expect(await ask('GET', '/documents')).toMatchObject([400, { code: 'invalid_request' }]);
  });

  it('are found in the archive by a part of the name, with their work flow', async () => {
    const { ask, send, basecone } = await newTrial();
    const [one, ten] = [await send(pdf('INV-1.pdf')), await send(pdf('INV-10.pdf'))];
    basecone.book(ten);
    const found = async (name: string) => (await ask('GET', `/documents/archive?companyId=${ids.first}&FileName=${name}`))[1].documents;
    expect(await found('inv-1')).toMatchObject([{ documentId: one, name: 'INV-1.pdf', currentWorkFlow: 'Imported' }, { documentId: ten, currentWorkFlow: 'Booked' }]);
    expect(await found('INV-1.pdf')).toMatchObject([{ documentId: one }]);
    expect(await found('INV-2')).toEqual([]);
  });
});
