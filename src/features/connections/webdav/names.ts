// Names that do not change once they are released.
/** The app, and the connection at the relay. */
export const FOLDER = 'webdav';
export const FOLDER_SETTINGS = '/settings/folder';
