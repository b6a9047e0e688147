// The groups of fields beside customer and lines; each opens as a sheet.
export const GROUPS = ['dates', 'terms', 'places', 'texts', 'note'] as const;
export type Group = (typeof GROUPS)[number];
