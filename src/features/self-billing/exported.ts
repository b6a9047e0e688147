// Self-billing documents in the accountant's file.
import type { ExportedKind } from '#features/app/define.ts';
import { exportedKind } from '#features/documents/list/exported.ts';
import { m } from '#messages';

export const exportedSlips: readonly ExportedKind[] = [exportedKind('selfBilling', m.slips_list), exportedKind('selfBillingCreditNote', m.slips_credit_notes_long)];
