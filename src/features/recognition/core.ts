// Tesseract's core, as far as it is used here: started with the words of its languages, asked for the words of one picture at a time.
import type { Grey } from '#domain/purchase/picture/even-light.ts';
import { pageOfWords, type SeenWord } from '#domain/purchase/recognise/words.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';

interface WordIterator {
  Begin(): void;
  Next(level: number): boolean;
  Empty(level: number): boolean;
  GetUTF8Text(level: number): string;
  Confidence(level: number): number;
  getBoundingBox(level: number): { x0: number; y0: number; x1: number; y1: number };
  getBaseline(level: number): { x0: number; y0: number; x1: number; y1: number; has_baseline: boolean };
  getRowAttributes(): { row_height: number; descenders: number };
}
interface Api {
  Init(folder: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetIterator(): WordIterator;
  Clear(): void;
}
export interface TesseractModule {
  FS: { writeFile(name: string, bytes: Uint8Array): void };
  TessBaseAPI: new () => Api;
  destroy(thing: object): void;
}
export type StartTesseract = (options: {
  wasmBinary: Uint8Array;
  TesseractProgress(percent: number): void;
  print(text: string): void;
  printErr(text: string): void;
}) => Promise<TesseractModule>;

/** RIL_WORD of Tesseract's PageIteratorLevel. */
const WORD = 3;
/** OEM_LSTM_ONLY: the build has no other engine. */
const LSTM = 1;
/** PSM_SPARSE_TEXT: words wherever they stand. An invoice is cells, not columns of prose: as prose, heads of tables get lost. */
const SPARSE = '11';

export interface Recogniser {
  /** @param progress told percents @throws Error when the core gives up: out of memory */
  read(picture: Grey, progress: (percent: number) => void): TextPage;
}

/** Starts the core. @param data what it knows of each language, by its code @throws Error when it does not start */
export async function startRecogniser(start: StartTesseract, wasm: Uint8Array, data: ReadonlyMap<string, Uint8Array>): Promise<Recogniser> {
  let tell: (percent: number) => void = () => undefined;
  const silent = () => undefined;
  const core = await start({ wasmBinary: wasm, TesseractProgress: (percent) => tell(percent), print: silent, printErr: silent });
  for (const [language, bytes] of data) core.FS.writeFile(`${language}.traineddata`, bytes);
  const api = new core.TessBaseAPI();
  if (api.Init(null, [...data.keys()].join('+'), LSTM) !== 0) throw new Error('Tesseract did not take its data.');
  api.SetVariable('tessedit_pageseg_mode', SPARSE);
  return {
    read(picture, progress) {
      tell = progress;
      core.FS.writeFile('/input', pgmOf(picture));
      if (api.SetImageFile(1, 0) !== 0 || api.Recognize(null) !== 0) throw new Error('Tesseract gave up.');
      const words = wordsOf(core, api);
      api.Clear();
      return pageOfWords({ width: picture.width, height: picture.height, words });
    }
  };
}

/** The picture as a file that the core opens: Netpbm's "portable graymap", binary. */
function pgmOf({ width, height, grey }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + grey.length);
  file.set(head);
  file.set(grey, head.length);
  return file;
}

function wordsOf(core: TesseractModule, api: Api): SeenWord[] {
  const at = api.GetIterator();
  const words: SeenWord[] = [];
  at.Begin();
  do {
    if (at.Empty(WORD)) continue;
    const text = at.GetUTF8Text(WORD).trim();
    if (text === '') continue;
    const [box, line, row] = [at.getBoundingBox(WORD), at.getBaseline(WORD), at.getRowAttributes()];
    const base = line.has_baseline ? ([line.y0, line.y1] as const) : ([box.y1, box.y1] as const);
    words.push({ text, sure: Math.round(at.Confidence(WORD)), left: box.x0, right: box.x1, base, height: row.row_height, descent: -row.descenders });
  } while (at.Next(WORD));
  core.destroy(at);
  return words;
}
