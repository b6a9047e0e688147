// Where Basecone is configured.
export const BASECONE_SETTINGS = '/settings/basecone';
