// A message of the government as data, for other programs: as it was received, with what the company noted of it, and which files belong to it.
import { missingOf } from '#domain/company-document/row.ts';
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { inOrder } from '#domain/position.ts';

/** A file of the message in the archive, by its id in the record. */
export interface PutIn {
  id: string;
  /** Name in its folder; absent: it could not be had. */
  name?: string;
}

/** @returns the text of `message.json` */
export function messageJson(document: CompanyDocument, put: readonly PutIn[]): string {
  const { ebox, files, total, currency, supplier, communication, paymentText, dueDate, processedAt, payments, openedAt } = document;
  const nameOf = (id: string) => put.find((one) => one.id === id)?.name ?? null;
  const paid = inOrder(payments).map(({ day, cents, method, state, account }) => ({ day, cents, method, state, account }));
  const made = {
    format: 'carnet-ebox-message',
    version: 1,
    provider: ebox?.provider,
    senderName: ebox?.senderName,
    seenAt: ebox?.seenAt,
    openedAt,
    message: ebox?.message,
    payment: total === undefined && !supplier ? undefined : { cents: total, currency, beneficiary: supplier?.name, iban: supplier?.iban, bic: supplier?.bic, communication, text: paymentText, due: dueDate, confirmedAt: processedAt ?? undefined, paid },
    files: inOrder(files).map(({ id, hash, attachment, name, type, size, differs }) => ({ file: nameOf(id), attachment, fileName: name, mediaType: type, bytes: size, sha256: hash, ...(differs && { differsFromMessage: true }) })),
    notFetched: missingOf(document).map(({ id, fileName }) => ({ attachment: id, fileName }))
  };
  return JSON.stringify(made, null, 2);
}
