// Settings of connections: what an owner may enter, and what would lead elsewhere.
import { describe, expect, it } from 'vitest';
import { mailSettings, webdavSettings } from './connections.ts';

describe('settings of connections', () => {
  it('name one mail address a book, and lines that stay one line', () => {
    const accepts = (more: object): boolean => mailSettings.safeParse({ at: '02:00', to: { sale: 'a@x.example', purchase: 'a@x.example' }, ...more }).success;
    const to = (sale: string): boolean => accepts({ to: { sale, purchase: 'b@x.example' } });
    expect(['office.administration@mailtobasecone.com', 'company.70.7@to-zenvoices.com', 'a+b@x.example'].filter((one) => !to(one))).toEqual([]);
    expect(['', 'x.example', 'a@b@c.example', 'a@x.example, b@x.example', 'A <a@x.example>', 'a\r\nBcc: b@x.example'].filter(to)).toEqual([]);
    expect([accepts({ sender: 'Établissements Léa & fils' }), accepts({ sender: 'Léa\r\nBcc: b@x.example' })]).toEqual([true, false]);
    expect([accepts({ tags: { sale: 'VRK', purchase: 'INK' } }), accepts({ tags: { sale: 'VRK]', purchase: 'INK' } })]).toEqual([true, false]);
  });

  it('name a folder, and none above it', () => {
    const accepts = (more: object): boolean => webdavSettings.safeParse({ at: '02:00', url: 'https://cloud.example/dav/books/', user: 'lea', ...more }).success;
    const folder = (sale: string): boolean => accepts({ folders: { sale, purchase: '' } });
    expect([accepts({}), folder('Ventes 2026/T1'), accepts({ url: 'http://localhost:8080' })]).toEqual([true, true, true]);
    expect(['../private', 'a/../../b', 'a?b', 'a\\b', '.'].filter(folder)).toEqual([]);
    expect(['ftp://x.example/', 'https://lea:word@x.example/', 'https://x.example/?a', 'x.example'].filter((url) => accepts({ url }))).toEqual([]);
    expect(accepts({ user: 'a:b' })).toBe(false);
  });
});
