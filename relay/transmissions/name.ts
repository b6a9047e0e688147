// Names under which documents arrive elsewhere: looked up there after an unknown outcome, so no two sendings of a company may share one.
import { createHash } from 'node:crypto';
import type { StoredTransmission } from '../storage/transmission-port.ts';

const MOST = 100;

/** The given name made safe for every file system and mail, with eight characters of what it is before its ending. */
export function arrivalName({ name, company, connection, record, attempt }: Pick<StoredTransmission, 'name' | 'company' | 'connection' | 'record' | 'attempt'>): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(name) ?? [];
  const plain = stem
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, MOST);
  const mark = createHash('sha256').update(JSON.stringify([company, connection, record, attempt])).digest('hex').slice(0, 8);
  return `${plain || 'document'}-${mark}${ending.toLowerCase()}`;
}
