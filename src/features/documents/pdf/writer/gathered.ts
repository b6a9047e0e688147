// The writer makes bytes of every operator as it comes, and a stream of them. Gathered as texts and turned into bytes once they take a tenth of the time.
import { kindOf, onceFor, type OpenPdf, type Reference } from './open-pdf.ts';

type Pieces = (string | Uint8Array)[];

const encoder = new TextEncoder();

/** Puts a text into bytes, a character as one byte; nearly all of them are ASCII, which is UTF-8 too. */
function put(text: string, bytes: Uint8Array): void {
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length && written === read) return;
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
}

/** @returns the pieces one after the other */
function bytesOf(pieces: Pieces): Uint8Array<ArrayBuffer> {
  const joined: Pieces = [];
  let texts: string[] = [];
  const join = () => {
    if (texts.length > 0) joined.push(texts.join(''));
    texts = [];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') texts.push(piece);
    else {
      join();
      joined.push(piece);
    }
  }
  join();
  const bytes = new Uint8Array(joined.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of joined) {
    if (typeof piece === 'string') put(piece, bytes.subarray(at, at + piece.length));
    else bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const asPiece = (chunk: unknown): string | Uint8Array => (chunk instanceof Uint8Array ? chunk : `${String(chunk)}\n`);

const gatherObjects = (root: Reference | undefined): boolean =>
  onceFor(kindOf(root), ['write', 'finalize'], (kind) => {
    const { finalize } = kind;
    kind.write = function (chunk) {
      const piece = asPiece(chunk);
      this.uncompressedLength += piece.length;
      this.data.Length = (this.data.Length ?? 0) + piece.length;
      this.buffer.push(piece);
      if (this.compress) this.data.Filter = 'FlateDecode';
    };
    kind.finalize = function () {
      if (this.buffer.length > 0) this.buffer = [bytesOf(this.buffer)];
      finalize.call(this);
    };
  });

interface File {
  pieces: Pieces;
  /** Called when its last piece is there: a picture may take longer than the rest. */
  whole: () => void;
}

/** On a document: its file so far. */
const FILE = Symbol.for('carnet-file');
type Gathering = OpenPdf & { [FILE]?: File };

/** Has later documents gather what they write: `wholeOf` then has it. */
export function gather(pdf: Partial<OpenPdf>): boolean {
  // The kind of pdfmake has that of pdfkit above it, whose functions they are.
  const kind = kindOf(kindOf(pdf) as OpenPdf);
  return (
    gatherObjects(pdf._root) &&
    onceFor(kind, ['_write', '_finalize', 'end'], (known) => {
      const { _finalize } = known;
      known._write = function (this: Gathering, chunk) {
        const piece = asPiece(chunk);
        const file = (this[FILE] ??= { pieces: [], whole: () => undefined });
        file.pieces.push(piece);
        this._offset += piece.length;
      };
      known._finalize = function (this: Gathering) {
        _finalize.call(this);
        this[FILE]?.whole();
      };
    })
  );
}

/** Ends a document. @returns its file; undefined when it does not gather */
export async function wholeOf(pdf: Gathering): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = pdf[FILE];
  if (!file) return undefined;
  await new Promise<void>((resolve) => {
    file.whole = resolve;
    pdf.end();
  });
  return bytesOf(file.pieces);
}
