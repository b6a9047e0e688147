// Whose rights each book is of.
import type { Book } from '#domain/transmission/model.ts';
import { PURCHASES_SCOPE, SALES_SCOPE, type Scope } from '#sync/scopes.ts';

/** What this device may write of a book, is said of its scope. */
export const SCOPES: Record<Book, Scope> = { sales: SALES_SCOPE, purchases: PURCHASES_SCOPE };
