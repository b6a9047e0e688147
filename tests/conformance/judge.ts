// The official verdict on one document: UBL 2.1 schema, EN 16931 rules, Peppol rules of BIS Billing 3.0, or of BIS Self-Billing 3.0 where it says so.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type XmlDocument as LibxmlDocument, XmlDocument, XmlError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { parseXmlDocument } from 'slimdom';
import { compile } from './schematron/compile.ts';
import { type Finding, validate } from './schematron/validate.ts';

export type { Finding } from './schematron/validate.ts';

/** Empty when the document is right: warnings are findings too. */
export type Judge = (xml: string) => Finding[];

const failure = (rule: string, error: unknown): Finding[] => [{ rule, flag: 'fatal', message: error instanceof Error ? error.message : String(error), where: '/' }];

function schemaJudge(folder: string): Judge {
  xmlRegisterFsInputProviders();
  const load = (root: string): XsdValidator => {
    const file = path.join(folder, 'xsd', 'maindoc', `UBL-${root}-2.1.xsd`);
    return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(file), { url: file }));
  };
  const validators = { Invoice: load('Invoice'), CreditNote: load('CreditNote') };
  return (xml) => {
    let document: LibxmlDocument | undefined;
    try {
      document = XmlDocument.fromString(xml);
      const root = document.root.name;
      if (root !== 'Invoice' && root !== 'CreditNote') return failure('XSD', `unknown root ${root}`);
      validators[root].validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      return failure('XSD', error);
    } finally {
      document?.dispose();
    }
  };
}

/** The specification that a document says it follows (BT-24). */
const SELF_BILLING = /<(?:cbc:)?CustomizationID[^>]*>[^<]*:poacc:selfbilling:3\.0</;

/** @param folder that of the rules; loading takes some tenths of a second, so one judge serves many documents */
export function loadJudge(folder: string): Judge {
  const againstSchema = schemaJudge(folder);
  const load = (file: string) => compile(readFileSync(path.join(folder, 'schematron', file), 'utf8'));
  const common = load('CEN-EN16931-UBL.sch');
  const billing = [common, load('PEPPOL-EN16931-UBL.sch')];
  const selfBilling = [common, load('PEPPOL-EN16931-UBL-SB.sch')];
  return (xml) => {
    const broken = againstSchema(xml);
    if (broken.length > 0) return broken;
    const document = parseXmlDocument(xml);
    try {
      return (SELF_BILLING.test(xml) ? selfBilling : billing).flatMap((schema) => validate(schema, document));
    } catch (error) {
      return failure('ENGINE', error);
    }
  };
}
