// The payment file of a batch: ISO 20022 pain.001.001.09 or .03 as Belgian banks take it (Febelfin's guidelines).
import type { IsoDate } from '../dates.ts';
import { sumCents } from '../money/cents.ts';
import { bankOf } from '../numbers/banks.ts';
import { isOgm } from '../numbers/ogm.ts';
import type { Instant } from '../record.ts';
import { amountText, type Node } from '../ubl/node.ts';
import { writeXml } from '../ubl/write-xml.ts';
import { sepaFaults } from './faults.ts';
import type { Debtor, PainRequest, SepaFault, SepaPayment } from './model.ts';
import { sepaName, sepaText } from './sepa-text.ts';

/**
 * The file as XML in UTF-8, the same for the same request; or all its faults. One PmtInf per day on which payments leave, in order of day;
 * amounts in euros with two decimals; no addresses: since November 2026 unstructured ones are refused.
 */
export function toPain001(request: PainRequest): { ok: true; value: string } | { ok: false; faults: SepaFault[] } {
  const faults = sepaFaults(request);
  if (faults.length > 0) return { ok: false, faults };
  const { version, debtor, messageId, createdAt, payments } = request;
  const root: Node = {
    Document: {
      '@xmlns': `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}`,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: messageId,
          CreDtTm: wholeSeconds(createdAt),
          ...sums(payments),
          InitgPty: { Nm: sepaName(debtor.name), Id: debtor.enterpriseNumber ? { OrgId: { Othr: { Id: debtor.enterpriseNumber, Issr: 'KBO-BCE' } } } : undefined }
        },
        PmtInf: byDay(request).map(([date, those], i) => paymentInformation(request, date, those, i + 1))
      }
    }
  };
  return { ok: true, value: writeXml(root) };
}

const wholeSeconds = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

const sums = (payments: readonly SepaPayment[]): Node => ({
  NbOfTxs: String(payments.length),
  CtrlSum: amountText(sumCents(payments.map(({ cents }) => cents)))
});

function byDay({ payments, executionDate }: PainRequest): [IsoDate, SepaPayment[]][] {
  const days = Map.groupBy(payments, ({ date }) => date ?? executionDate);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

function paymentInformation({ version, debtor, messageId, batchBooking }: PainRequest, date: IsoDate, payments: SepaPayment[], n: number): Node {
  return {
    PmtInfId: `${messageId}-${n}`,
    PmtMtd: 'TRF',
    BtchBookg: String(batchBooking),
    ...sums(payments),
    PmtTpInf: { InstrPrty: 'NORM', SvcLvl: { Cd: 'SEPA' } },
    ReqdExctnDt: version === '03' ? date : { Dt: date },
    Dbtr: { Nm: sepaName(debtor.name) },
    DbtrAcct: { Id: { IBAN: debtor.iban }, Ccy: 'EUR' },
    DbtrAgt: agent(version, debtor),
    ChrgBr: 'SLEV',
    CdtTrfTxInf: payments.map((payment) => transfer(version, payment))
  };
}

/** The debtor's bank is mandatory in the schema, its BIC is not. */
function agent(version: PainRequest['version'], { bic, iban }: Debtor): Node {
  const code = bic ?? bankOf(iban)?.bic;
  return code ? institution(version, code) : { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } };
}

const institution = (version: PainRequest['version'], bic: string): Node => ({ FinInstnId: { [version === '03' ? 'BIC' : 'BICFI']: bic } });

function transfer(version: PainRequest['version'], { id, name, iban, bic, cents, communication, text }: SepaPayment): Node {
  return {
    PmtId: { InstrId: id, EndToEndId: id },
    Amt: { InstdAmt: { '@Ccy': 'EUR', '#': amountText(cents) } },
    CdtrAgt: bic ? institution(version, bic) : undefined,
    Cdtr: { Nm: sepaName(name) },
    CdtrAcct: { Id: { IBAN: iban } },
    RmtInf: remittance(communication, text)
  };
}

/** A Belgian structured communication is issued by BBA, an RF reference by ISO. */
function remittance(communication: string | undefined, text = ''): Node | undefined {
  const free = sepaText(text);
  if (!communication) return free ? { Ustrd: free } : undefined;
  const issuer = isOgm(communication) ? 'BBA' : 'ISO';
  return { Strd: { CdtrRefInf: { Tp: { CdOrPrtry: { Cd: 'SCOR' }, Issr: issuer }, Ref: communication } } };
}
