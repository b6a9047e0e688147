// What a change of regime did to the lines, in words.
import type { Line } from '#domain/document/model.ts';
import { m } from '#messages';

/** @returns which rates and prices are others than before, undefined when none is */
export function changesText(before: readonly Line[], after: readonly Line[]): string | undefined {
  const old = new Map(before.map((line) => [line.id, line]));
  const differing = (field: 'rate' | 'unitPrice') => after.filter((line) => old.has(line.id) && old.get(line.id)?.[field] !== line[field]).length;
  const [rates, prices] = [differing('rate'), differing('unitPrice')];
  const said = [rates > 0 && m.documents_rates_changed({ count: rates }), prices > 0 && m.documents_prices_followed()].filter((words) => words !== false);
  return said.length > 0 ? said.join('. ') : undefined;
}
