// What is noted of a document, or a purchase, that goes to another system (DESIGN §5).

/** Said by a person: `asked` it is to go, `stopped` it is not, as long as it can be held back. */
export const WISHES = ['asked', 'stopped'] as const;
/** Said by the relay; src/sync/wire/transmissions.ts tells what each means. */
export const FACTS = ['queued', 'delivered', 'refused', 'unknown', 'withdrawn', 'expired'] as const;
export type Wish = (typeof WISHES)[number];
export type Fact = (typeof FACTS)[number];

/** Of whose rights it is: documents that we issue, or what we received. */
export const BOOKS = ['sales', 'purchases'] as const;
export type Book = (typeof BOOKS)[number];

/** Waits for the night of its connection, or goes as soon as it is at the relay. */
export type When = 'night' | 'now';

export interface Transmitted {
  book: Book;
  /** Id of the connection, at the relay and in the settings of its app. */
  connection: string;
  /** From 1 on: another one is another sending, on explicit demand, or after nothing of the one before went out. */
  attempt: number;
  state: Wish | Fact;
  when?: When;
  /** Name of the device that says so, where it has one. */
  by?: string;
  /** The other side's id of it. */
  outside?: string;
  /** What the other side said, in its own words. */
  words?: string;
}

export const isWish = (state: Wish | Fact): state is Wish => (WISHES as readonly string[]).includes(state);
export const isFact = (state: string | undefined): state is Fact => (FACTS as readonly (string | undefined)[]).includes(state);
