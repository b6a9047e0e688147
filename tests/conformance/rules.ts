// Where the official rules are: beside the repository, or where PEPPOL_RULES says. They are not part of it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const REPOSITORY = path.join(import.meta.dirname, '..', '..');

/** The folder looked at, and whether the rules are there. */
export function rulesFolder(): { folder: string; present: boolean } {
  const folder = path.resolve(REPOSITORY, process.env['PEPPOL_RULES'] || '../shared/data/peppol');
  return { folder, present: existsSync(path.join(folder, 'schematron', 'CEN-EN16931-UBL.sch')) };
}
