// What a device asks of a relay: HTTP in the app, a stand-in of the same rules in tests.
import type { Bytes } from '#sync/bytes.ts';
import type { Page } from '#sync/codec/page.ts';
import type { Standing } from '#sync/cursor.ts';
import type { BlobAnswer } from '#sync/wire/blobs.ts';
import type { IssueConflict } from '#sync/wire/issue.ts';
import type { KeysAnswer } from '#sync/wire/keys.ts';
import type { PushAnswer } from '#sync/wire/log.ts';

/** Any of these may fail before or after the relay did it: whatever is asked may be asked again. */
export interface RelayPort {
  /** Where log and device list stand. */
  standing(): Promise<Standing & { list: number }>;
  /** @param envelopes at most 512 and 4 MiB */
  push(envelopes: readonly Uint8Array[]): Promise<PushAnswer>;
  pull(ask: { after: number } | { before: number }): Promise<Page>;
  /** Acts after that number, and what this device was granted last. */
  keys(after: number): Promise<KeysAnswer>;
  issue(envelope: Uint8Array): Promise<{ seq: number } | { conflict: IssueConflict }>;
  /** Which pieces of a file it has; undefined: it knows none. */
  pieces(blob: string): Promise<BlobAnswer | undefined>;
  putPiece(blob: string, index: number, of: number, piece: Uint8Array): Promise<void>;
  /** @param signal ends it, with its reason thrown */
  piece(blob: string, index: number, signal?: AbortSignal): Promise<Bytes | undefined>;
}
