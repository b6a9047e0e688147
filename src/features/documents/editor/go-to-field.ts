// From a problem to the field that it is about.
import { tick } from 'svelte';
import { goto } from '$app/navigation';
import type { Problem } from '#domain/document/check.ts';
import type { Editor } from './editor.svelte.ts';
import type { Group } from './groups.ts';

const GROUP_OF: Record<string, Group> = {
  deliveryDate: 'dates',
  issueDate: 'dates',
  dueDate: 'dates',
  deliveryAddress: 'places',
  regime: 'terms',
  exemption: 'terms',
  prepaid: 'terms',
  notices: 'texts'
};

/** Id of a field in one of the groups, for the focus to find. */
export const fieldId = (field: string): string => `documents-field-${field}`;

const IN_LINE: Record<string, string> = { name: '[role=combobox]', quantity: '[data-quantity] input', discount: '.adjustment input' };

export interface Ways {
  /** Shows a group of fields. */
  openGroup(group: Group): void;
  /** Shows the other party: the picker when there is none, else its record. */
  openParty(): void;
}

/** Opens what holds the field, then gives it the focus. */
export async function goToField({ field, line }: Problem, editor: Editor, ways: Ways): Promise<void> {
  if (field === 'company') return goto('/settings/company');
  if (field === 'customer' || field === 'supplier') return ways.openParty();
  const group = GROUP_OF[field];
  if (group) ways.openGroup(group);
  else if (line) editor.open = line;
  else if (editor.lines.length === 0) return editor.add();
  await tick();
  const inLine = line && document.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"] ${IN_LINE[field] ?? 'input'}`);
  const id = fieldId(field);
  const begun = field === 'lines' ? ', [data-line] [role=combobox]' : '';
  (inLine || document.querySelector<HTMLElement>(`#${id}, [data-field="${id}"]${begun}`))?.focus();
}
