// What the payment QR of an issued invoice says: the amount left and its communication.
import { isCredit } from '#domain/document/kinds.ts';
import type { Cents } from '#domain/money/cents.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { isPayable, paymentPayload } from '#domain/epc/payment.ts';

/** @returns the EPC payload; undefined on credit notes, in other currencies, or when nothing is left to pay */
export function qrPayload({ kind, seller, currency, communication, number, qrReference }: SealedDocument, open: Cents): string | undefined {
  if (isCredit(kind) || !isPayable(open, currency)) return undefined;
  const { name, iban, bic } = seller;
  const payload = paymentPayload({ name, iban, bic, cents: open, currency, communication, text: number, referenceLine: qrReference });
  return payload.ok ? payload.value : undefined;
}
