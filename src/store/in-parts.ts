// Many rows in one transaction, without holding the page up.

/** Rows of one table handed to the database at a time. From fifty on Dexie tells live queries that the table changed, not which rows: that costs more than they would save. */
const PART = 60;

/** Within a transaction: the next part is handed over when the one before it is written, so that the page answers a finger in between. */
export async function inParts<T>(rows: readonly T[], put: (part: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += PART) await put(rows.slice(at, at + PART));
}
