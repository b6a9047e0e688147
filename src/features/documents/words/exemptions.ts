// What the articles of an exemption cover, in words.
import { m } from '#messages';

const subjects: Record<string, () => string> = {
  'VATEX-EU-132-1B': m.documents_exempt_hospital,
  'VATEX-EU-132-1C': m.documents_exempt_care,
  'VATEX-EU-132-1E': m.documents_exempt_dental,
  'VATEX-EU-132-1G': m.documents_exempt_welfare,
  'VATEX-EU-132-1H': m.documents_exempt_youth,
  'VATEX-EU-132-1I': m.documents_exempt_education,
  'VATEX-EU-132-1J': m.documents_exempt_tuition,
  'VATEX-EU-132-1M': m.documents_exempt_sport,
  'VATEX-EU-132-1N': m.documents_exempt_culture,
  'VATEX-EU-135-1': m.documents_exempt_finance
};

/** The subject of an exemption by its VATEX code, the code itself when it has no words here. */
export function exemptionSubject(code: string): string {
  return subjects[code]?.() ?? code;
}
