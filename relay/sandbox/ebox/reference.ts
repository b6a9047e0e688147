// Reference data of a provider: who sends, with which application, and what kinds of messages there are.

export type Texts = Partial<Record<'nl' | 'fr' | 'de', string>>;

export interface Picture {
  id: string;
  mediaType: 'image/svg+xml' | 'image/png';
  language?: 'nl' | 'fr' | 'de';
  bytes: Buffer;
}

export interface Organisation {
  /** Enterprise number. */
  id: string;
  short: Texts;
  long: Texts;
  url?: Texts;
  contact?: string;
  logos: Picture[];
}

export interface Application {
  id: string;
  name: Texts;
  description: Texts;
  url?: Texts;
  contact?: string;
  logos: Picture[];
}

export interface MessageType {
  id: string;
  name: Texts;
  description: Texts;
  /** How long its messages stay. */
  validity?: { number: number; unit: 'day' | 'month' | 'year' };
}

export interface ReferenceData {
  organisations: readonly Organisation[];
  applications: readonly Application[];
  types: readonly MessageType[];
}

export const NO_REFERENCE: ReferenceData = { organisations: [], applications: [], types: [] };
