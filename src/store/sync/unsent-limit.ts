// How large a file of unsent changes may be.

/** Bytes at most: some thousand changes with a few pictures stay far below. */
export const UNSENT_BYTES = 32 << 20;
