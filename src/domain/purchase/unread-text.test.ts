// Which documents text recognition reads: pictures without text, without being asked only as long as they are fresh.
import { describe, expect, it } from 'vitest';
import type { FileType, Purchase } from './model.ts';
import { newPurchase } from './new-purchase.ts';
import { textFile, textToRead, uprightOf } from './unread-text.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const file = (type: FileType, id = 'f', madeFrom?: string) => ({ id, pos: 'B', hash: 'h', type, name: 'x', size: 1, ...(madeFrom && { madeFrom }) });
const purchase = (type: FileType, more: Partial<Purchase> = {}): Purchase => ({ ...newPurchase({ id: 'p', now: NOW, source: { way: 'file' }, files: [file(type)] }), ...more });
const read = (from: 'code' | 'text' | 'ubl' | 'ocr') => ({ iban: { from, confidence: 98 } });

describe('the file whose text can only be recognised', () => {
  it('is a photo, or a PDF without text', () => {
    expect(textFile(purchase('image/jpeg'))?.id).toBe('f');
    expect(textFile(purchase('application/pdf', { unreadable: 'noText' }))?.id).toBe('f');
    expect(textFile(purchase('application/pdf', { read: read('code') }))?.id).toBe('f');
    for (const none of [purchase('application/pdf'), purchase('application/pdf', { read: read('text') }), purchase('application/xml', { read: read('ubl') }), purchase('application/octet-stream')]) expect(textFile(none)).toBeUndefined();
  });

  it('is the photo itself, not what was made of it', () => {
    const both = purchase('image/jpeg', { files: [file('image/jpeg', 'made', 'photo'), file('image/jpeg', 'photo')] });
    expect(textFile(both)?.id).toBe('photo');
    expect(uprightOf(both, both.files[1]!)?.id).toBe('made');
  });
});

describe('without being asked', () => {
  const photo = (more: Partial<Purchase> = {}) => textToRead(purchase('image/jpeg', more), NOW)?.id;

  it('is read what just came, its code read or not', () => {
    expect(photo()).toBe('f');
    expect(photo({ read: read('code'), total: 100 })).toBe('f');
  });

  it('is not read what is older, known, done with, or was read or stopped before', () => {
    expect(photo({ source: { way: 'file', at: '2026-11-15T10:00:00.000Z' } })).toBeUndefined();
    expect(photo({ number: '1', issueDate: '2026-11-20', total: 100, supplierId: 's' })).toBeUndefined();
    for (const recognised of ['done', 'stopped'] as const) expect(photo({ recognised })).toBeUndefined();
    for (const more of [{ processedAt: NOW }, { forwardedAt: NOW }, { deletedAt: NOW }, { archived: true }]) expect(photo(more)).toBeUndefined();
  });
});
