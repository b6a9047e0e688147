// Whether a file is of a kind that a picker accepts, also when it was dropped instead of picked.

/** Reads an `accept` list (`.csv,text/csv,image/*`, HTML §4.10.5.1.17) against a file's name and type; an empty list takes all. */
export function acceptsFile(file: { name: string; type: string }, accept: string): boolean {
  const kinds = accept
    .split(',')
    .map((kind) => kind.trim().toLowerCase())
    .filter(Boolean);
  if (kinds.length === 0) return true;
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return kinds.some((kind) =>
    kind.startsWith('.') ? name.endsWith(kind) : kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind
  );
}
