// What lies in the practice e-Box: two providers, 120 messages of all kinds. All of it is invented; documents are written when they are asked for.
import { deskAt } from './practice/desk.ts';
import { federalMessages } from './practice/federal.ts';
import { FEDERAL, monthByMonth, REGIONAL } from './practice/month-by-month.ts';
import { regionalMessages } from './practice/regional.ts';
import { COMMUNE, ECONOMY, FINANCES, GEMEENTE, MUSTERDORF, ONEM, ONSS, referenceOf, REGION, REGISTERED } from './practice/senders.ts';
import type { ProviderState } from './state.ts';

/** Messages at the one and at the other. */
const [THERE, ELSEWHERE] = [78, 42];

/** @param now milliseconds since 1970 */
export function practiceProviders(now: number): ProviderState[] {
  const desk = deskAt(now);
  const [federal, regional] = [federalMessages(desk), regionalMessages(desk)];
  return [
    {
      ...{ id: 'onss', name: { nl: 'RSZ', fr: 'ONSS', de: 'LSS' }, version: '3.0', reference: referenceOf(ONSS, FINANCES, ONEM, ECONOMY) },
      messages: [...federal, ...monthByMonth(desk, FEDERAL, THERE - federal.length, 1)]
    },
    {
      ...{ id: 'region', name: { nl: 'Gewest', fr: 'Région', de: 'Region' }, version: '2.1', reference: referenceOf(COMMUNE, GEMEENTE, MUSTERDORF, REGION, REGISTERED) },
      messages: [...regional, ...monthByMonth(desk, REGIONAL, ELSEWHERE - regional.length, 2)]
    }
  ];
}
