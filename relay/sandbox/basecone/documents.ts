// What the stand-in keeps of a document, and where it stands.

/** `Recognized` and `Booked` were seen at Basecone; what a new document is called there is not published. */
export type Status = 'Imported' | 'Recognized' | 'Booked';

export interface KeptFile {
  /** The first of an import is the original. */
  role: 'original' | 'attachment';
  /** Name of its part of the request. */
  part: string;
  name: string;
  type: string;
  size: number;
  /** In hexadecimal. */
  sha256: string;
  /** Empty when bytes are not kept. */
  bytes: Uint8Array;
}

export interface KeptDocument {
  documentId: string;
  companyId: string;
  /** The sender's own id, when it was given one. */
  correlationId: string | undefined;
  /** The original first. */
  files: KeptFile[];
  type: 'Unstructured' | 'Structured' | 'Storage';
  /** Of the original, as far as they can be counted; 0 for what has none. */
  pages: number;
  status: Status;
  tag: TagCode | undefined;
  /** How often it was tagged. */
  tagged: number;
  costCenter: string | undefined;
  project: string | undefined;
  authorizers: readonly string[];
  /** `Key` and `Value` of the request. */
  metadata: { key: string; value: string } | undefined;
  /** None when an app key brought it. */
  userId: string | undefined;
  /** Milliseconds since 1970. */
  createdOn: number;
  modifiedOn: number;
  transactionId: string | undefined;
}

/** The codes of tags, with what a document shows as `codeValue`: INK stands in Basecone's pages, the others follow its mail subjects. */
export const TAGS = { CASH: 'KAS', JNL: 'MEM', PNV: 'INK', SLS: 'VRK', BNK: 'BNK', CUST: 'CUST' } as const;
export type TagCode = keyof typeof TAGS;

/** The name that a document goes by: that of its original. */
export const nameOf = (document: KeptDocument): string => document.files[0]?.name ?? '';
