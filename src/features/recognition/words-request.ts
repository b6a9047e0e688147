// What the worker that recognises text is asked, and what it answers.
import type { Grey } from '#domain/purchase/picture/even-light.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';

/** Addresses of what it starts with. */
export interface WordsFiles {
  core: string;
  /** What it knows of each language, by Tesseract's code of it. */
  languages: Readonly<Record<string, string>>;
}

export interface WordsRequest {
  files: WordsFiles;
  picture: Grey;
}

/** How far it is, any number of times; then the page, or why there is none. */
export type WordsAnswer = { percent: number } | { page: TextPage } | { failed: string };
