// Which file of a purchase is its electronic invoice, or has it inside.
import { inOrder } from '../../position.ts';
import type { Purchase, PurchaseFile } from '../model.ts';

/** The XML file, else the PDF of a purchase of which something was read from an electronic invoice. */
export function electronicFile({ files, read = {} }: Pick<Purchase, 'files' | 'read'>): PurchaseFile | undefined {
  const received = inOrder(files);
  const inside = Object.values(read).some(({ from }) => from === 'ubl');
  return received.find(({ type }) => type === 'application/xml') ?? (inside ? received.find(({ type }) => type === 'application/pdf') : undefined);
}
