// How a feature enters the app: its entries in the menu, and what stands of it among "Applications & connexions". The only registration there is.
import type { Component } from 'svelte';
import type { ZodMiniType } from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import type { Cell } from '#domain/import/write-csv.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Scope } from '#sync/scopes.ts';
import type { Icon } from '#ui/icon.ts';

export type MenuGroup = 'home' | 'sales' | 'purchases' | 'companyDocuments' | 'files' | 'foot';

export interface AppEntry {
  group: MenuGroup;
  href: string;
  /** In the language of the moment. */
  label(): string;
  icon: Icon;
  /** Beside the app being switched on; absent: always. */
  active?(): boolean;
  /** Of which scope its records are: not shown to who may not read it. */
  scope?: Scope;
  /** What waits there: how many are shown at its right, and on the first screen, where more has to be said than in the menu. Asked anew at every change. */
  waiting?: { count(store: CompanyStore): Promise<number>; label(): string };
  /** What else must be done, shown on the first screen alone. */
  tasks?: readonly EntryTask[];
  /** Stands in the phone's bottom bar too; elsewhere under "More". */
  bar?: boolean;
}

/** Something that must be done, where there is some of it. */
export interface EntryTask {
  href: string;
  icon: Icon;
  label(): string;
  count(store: CompanyStore, today: IsoDate): Promise<number>;
}

/** In the order of the screen. */
export const CATEGORIES = ['documents', 'customers', 'products', 'payments', 'accounting', 'companyDocuments', 'planning', 'advanced'] as const;
export type AppCategory = (typeof CATEGORIES)[number];

/** What a person reads of an app that is off until it is switched on. */
export interface AppCard {
  category: AppCategory;
  icon: Icon;
  name(): string;
  /** What it does, in one line. */
  about(): string;
  /** Where it is configured, and what its settings must be, loaded when asked for; absent: there is nothing to set. */
  settings?: { href: string; schema(): Promise<ZodMiniType> };
  /** Whether something must still be set before it does anything; absent: no. */
  unset?(company: Company): boolean;
  /** A company of sample data may try it against a stand-in of the relay, where that has one of this type; nothing reaches the real one. */
  practice?: { type: string; begin(): Promise<void> };
  /** Id of the app without which it does nothing; absent: it stands on its own. */
  needs?: string;
  /** Shown under it while it is on: how far it is on this device. */
  state?(): Promise<Component>;
  /** What the company needs as soon as it is on, loaded when it is switched on; absent: nothing. */
  begin?(): Promise<(company: Company) => Company>;
  /** What must be done elsewhere before it is off; when that fails, it stays on. */
  leave?(): Promise<void>;
  /** What of its settings ends with it; absent: all of them stay. */
  end?(company: Company): Company;
}

/** A file that a document should have and that could not be had. */
export interface MissingFile {
  name: string;
  error: unknown;
  /** Why, in words, where the error does not say it. */
  reason?: string;
}

/** One document of the accountant's file. */
/** A file that goes into an archive: a `File` would be copied to the browser and back. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ExportedDocument {
  /** Named so that they sort. */
  files: NamedBytes[];
  /** Absent: all are there. */
  missing?: MissingFile[];
  /** Its line of the list. */
  cells: Cell[];
}

/** How files that are on another device are fetched. */
export interface Fetching {
  signal: AbortSignal;
  /** Told of the file that is coming. */
  progress(file: { name: string; size: number }, done: number): void;
  /** The relay did not answer once: it is not asked again. */
  unreached: boolean;
}

/** One kind of documents in the accountant's file. */
export interface ExportedKind {
  id: string;
  /** Name of its folder and list. */
  label(): string;
  /** Ids of what is in it, in the order of the list. `unmarked`: only what is not marked as processed in the accounts. */
  ids(store: CompanyStore, asked: { from?: string | undefined; to?: string | undefined; unmarked: boolean }): Promise<string[]>;
  headings(): string[];
  /** @throws StoreError; the reason of the signal */
  one(store: CompanyStore, id: string, fetching: Fetching): Promise<ExportedDocument>;
  /** @returns whether the mark was not so before */
  mark(store: CompanyStore, id: string, processed: boolean, by?: string): Promise<boolean>;
}

/** A system to which documents are sent, through a connection at the relay. */
export interface SendsTo {
  /** Id of the connection at the relay, and of the app. Never changed once released. */
  connection: string;
  /** As sentences name it after "to". */
  name(): string;
  /** What goes by itself; undefined as long as it is not set up. */
  rule(company: Pick<Company, 'apps'>): Rule | undefined;
  /** Whether it is a stand-in that is sent to; absent: never. */
  isPractice?(company: Pick<Company, 'apps'>): boolean;
  /** Beyond so many bytes or pages of one file the other side keeps it and does not read it; absent: it says of none. */
  readsUpTo?: { bytes: number; pages: number };
}

export interface App {
  /** Also the key of its state in the settings (`Company.apps`). Never changed once released. */
  id: string;
  entries: readonly AppEntry[];
  /** What of it goes into the accountant's file; loaded when one is made. */
  exported?(): Promise<readonly ExportedKind[]>;
  /** Absent: it is always on. */
  card?: AppCard;
  /** What the device keeps for it beside the company's data: told of each company that is opened, and whenever it switches there. */
  onDevice?(company: string, wanted: boolean): Promise<void>;
  /** Takes files that are dropped anywhere in the app, while it is on. */
  dropped?(files: readonly File[]): Promise<void>;
  /** Absent: it sends nothing. */
  sends?: SendsTo;
  /** Whose records it works on: of no use on a device that may not change them. */
  scope?: Scope;
}

/** Declares an app. The shell shows entries in the order in which the apps are listed in `apps.ts`. */
export function defineApp(app: App): App {
  return app;
}

/** Whether an app is on in a company. */
export const isOn = ({ apps }: Pick<Company, 'apps'>, { id, card }: Pick<App, 'id' | 'card'>): boolean => !card || apps?.[id]?.on === true;
