// Names that do not change once they are released.
/** The app, and the connection at the relay. */
export const MAIL_OUT = 'mailout';
export const MAIL_OUT_SETTINGS = '/settings/mail';
