// Which scope the records of a kind belong to.
import type { Scope } from '#sync/scopes.ts';
import { isKind, type RecordKind } from '../record/kinds.ts';

const SCOPE_OF: Record<RecordKind, Scope> = { company: 'company', customer: 'contacts', product: 'contacts', invoice: 'sales', creditNote: 'sales' };

/** Undefined for kinds that this version does not know: it cannot say who may read them. */
export function scopeOf(kind: string): Scope | undefined {
  return isKind(kind) ? SCOPE_OF[kind] : undefined;
}
