// The column of lists that says how each document stands with another system.
import type { Snippet } from 'svelte';
import type { Column } from '#ui/list.ts';
import { sendingTitle } from './filter.ts';

/** @returns one column, or none where nothing is sent */
export function sendingColumn<Row>(cell: Snippet<[Row]>): Column<Row>[] {
  const label = sendingTitle();
  return label === undefined ? [] : [{ key: 'sending', label, cell, width: '9.5rem' }];
}
