// The ISO 20022 schemas of payment files, where they lie beside the repository or where SEPA_SCHEMAS says. They are not part of it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { XmlDocument, XmlError, XsdValidator } from 'libxml2-wasm';

export const SEPA_FOLDER = path.resolve(import.meta.dirname, '..', '..', process.env['SEPA_SCHEMAS'] || '../shared/data/bank/sepa');

/** @returns what the schema of a message, e.g. `pain.001.001.09`, says against a file: '' when nothing; undefined when the schema is not here. */
export function schemaOf(message: string): ((xml: string) => string) | undefined {
  const file = path.join(SEPA_FOLDER, 'xsd', `${message}.xsd`);
  if (!existsSync(file)) return undefined;
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(file)));
  return (xml) => {
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromString(xml);
      validator.validate(document);
      return '';
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      return error.message || 'not valid';
    } finally {
      document?.dispose();
    }
  };
}
