// Names that do not change once they are released.
/** The app, and the connection at the relay. */
export const BASECONE = 'basecone';
/** Type of the connection that is the stand-in of the relay. */
export const BASECONE_PRACTICE = 'basecone-practice';
export const BASECONE_SETTINGS = '/settings/basecone';
