// Addresses of company documents, and names that do not change once they are released.

/** The app, and the connection at the relay. */
export const EBOX_APP = 'ebox';
/** Type of the connection that is the stand-in of the relay. */
export const EBOX_PRACTICE = 'ebox-practice';

/** What the government sent. */
export const EBOX = '/e-box';
/** What the company keeps itself. */
export const OWN = '/company-documents';
/** The page of one of those. */
export const ownPath = (id: string): string => `${OWN}/${encodeURIComponent(id)}`;

/** Where the connection is set up. */
export const EBOX_SETTINGS = '/settings/e-box';

/** Days before its end from which a certificate is warned of. */
export const WARN_DAYS = 60;

/** The page of one message. */
export const eboxPath = (id: string): string => `${EBOX}/${encodeURIComponent(id)}`;
