// The fonts of the PDF: the text font that every document uses, and those of other scripts, fetched when a document needs them.
import { coveredBy } from './cmap.ts';

/** Name of a font family inside the PDF writer. */
export type Family = 'Text' | 'Arabic' | 'Hebrew' | 'Han' | 'Emoji';

interface Face {
  /** File of regular and of strong text; other scripts have one weight for both. */
  files: readonly URL[];
  /** Which characters may be in it, to know without fetching it. */
  script: RegExp;
  /** Too large to be on every device: fetched and kept when first used (the service worker leaves these files out). */
  onDemand?: true;
}

// Every file is named in full, so that the build finds it.
const FACES: Record<Family, Face> = {
  Text: {
    files: [new URL('./fonts/text-regular.ttf', import.meta.url), new URL('./fonts/text-semibold.ttf', import.meta.url)],
    script: /[^]/u
  },
  Arabic: { files: [new URL('./fonts/arabic.ttf', import.meta.url)], script: /\p{Script_Extensions=Arabic}/u },
  Hebrew: { files: [new URL('./fonts/hebrew.ttf', import.meta.url)], script: /\p{Script_Extensions=Hebrew}/u },
  Han: {
    files: [new URL('./fonts/han.ttf', import.meta.url)],
    script: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\u3000-\u303f]/u,
    onDemand: true
  },
  Emoji: { files: [new URL('./fonts/emoji.ttf', import.meta.url)], script: /[\p{Extended_Pictographic}\u2190-\u2bff]/u, onDemand: true }
};

/** Families for other scripts, in the order in which they are asked. */
export const OTHER_SCRIPTS = ['Hebrew', 'Arabic', 'Han', 'Emoji'] as const satisfies readonly Family[];

/** A family that is there: its files by name, and what it can draw. */
export interface LoadedFamily {
  family: Family;
  regular: string;
  strong: string;
  files: ReadonlyMap<string, Uint8Array>;
  covered: ReadonlySet<number>;
}

/** How the bytes of a font are had; `keep` asks to hold them for when there is no network. */
export type ReadFont = (file: URL, keep: boolean) => Promise<Uint8Array>;

/** Cache of the fonts kept on demand; the service worker finds them there too. */
export const FONT_CACHE = 'carnet-fonts';

/** From this origin, or what the device has kept of it. Rejects when neither is there. */
export const fetchFont: ReadFont = async (file, keep) => {
  // Absent on insecure addresses, where nothing is kept at all.
  const cache = keep ? await globalThis.caches?.open(FONT_CACHE).catch(() => undefined) : undefined;
  const kept = await cache?.match(file);
  const answer = kept ?? (await fetch(file));
  if (!answer.ok) throw new Error(`font ${answer.status}`);
  const bytes = new Uint8Array(await answer.clone().arrayBuffer());
  // A full disk only means that it is fetched again.
  if (!kept) await cache?.put(file, answer).catch(() => undefined);
  return bytes;
};

/** Whether a character may be in the family: cheap, without the font. */
export const mayHold = (family: Family, text: string): boolean => FACES[family].script.test(text);

const kept = new Map<Family, Promise<LoadedFamily>>();

/** The family, read once; a failed reading is tried again next time. Rejects when its file cannot be had (offline). */
export function loadFamily(family: Family, read: ReadFont): Promise<LoadedFamily> {
  const known = kept.get(family);
  if (known) return known;
  const loading = readFamily(family, read);
  kept.set(family, loading);
  loading.catch(() => kept.delete(family));
  return loading;
}

async function readFamily(family: Family, read: ReadFont): Promise<LoadedFamily> {
  const { files, onDemand = false } = FACES[family];
  const names = files.map((_, i) => `${family}-${i}.ttf`);
  const bytes = await Promise.all(files.map((file) => read(file, onDemand)));
  const [regular, strong = regular] = names;
  return {
    family,
    regular: regular ?? '',
    strong: strong ?? '',
    files: new Map(names.map((name, i) => [name, bytes[i]!])),
    covered: coveredBy(bytes[0]!)
  };
}
