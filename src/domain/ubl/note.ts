// The one note that a document may have (BT-22; Peppol R002): texts, notices and what has no place of its own.
import type { SealedDocument } from '../document/model.ts';
import { joined } from './node.ts';
import { exemptionReason } from './tax.ts';
import { WORDS } from './words.ts';

/** The site of the works, where the delivery address is another place. */
function siteText({ siteAddress: site, deliveryAddress, language }: SealedDocument): string | undefined {
  if (!site || !deliveryAddress) return undefined;
  const place = joined([site.label, site.street, site.extra, `${site.postcode} ${site.city}`], ', ');
  return place && `${WORDS[language].site}: ${place}`;
}

/** @param trailing headings and texts after the last item */
export function documentNote(sealed: SealedDocument, trailing: readonly string[]): string | undefined {
  // A notice that is the reason of an exemption stands there (BT-120), in full.
  const reasons = new Set(sealed.totals.groups.flatMap((group) => exemptionReason(sealed, group).notices));
  const notices = sealed.notices.filter((notice) => !reasons.has(notice.id)).map((notice) => notice.text);
  return joined([sealed.textAbove, ...trailing, siteText(sealed), sealed.textBelow, ...notices], '\n\n');
}
