// The texts: every key in all four languages, with the same placeholders, used somewhere, and never none at all.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { report } from './report.ts';
import type { Finding } from './report.ts';
import { root } from './root.ts';
import { readSources } from './sources.ts';

type Texts = Record<string, unknown>;

const project = path.join(root, 'src', 'project.inlang');
const settings = JSON.parse(readFileSync(path.join(project, 'settings.json'), 'utf8'));
const locales: string[] = settings.locales;
const patterns: string[] = settings['plugin.inlang.messageFormat'].pathPattern;

const areas = patterns.map((pattern) => ({
  name: /messages\/([^/]+)\//.exec(pattern)?.[1] ?? pattern,
  texts: new Map(locales.map((locale) => [locale, readTexts(pattern.replace('{locale}', locale))]))
}));

function readTexts(file: string): Texts {
  // The pattern counts from the folder that holds project.inlang, as Paraglide takes it.
  const there = path.join(project, '..', file);
  if (!existsSync(there)) return {};
  const { $schema: _, ...texts } = JSON.parse(readFileSync(there, 'utf8')) as Texts;
  return texts;
}

/** `{name}` in a text, in all its variants. */
function placeholders(text: unknown): string {
  const found = JSON.stringify(text).matchAll(/\{\s*([a-zA-Z_]\w*)\s*\}/g);
  return [...new Set([...found].map((match) => match[1]))].sort().join(', ');
}

/** The forms of a text that has several, each with what it is for. */
function forms(text: unknown): [form: string, words: string][] {
  return Array.isArray(text) ? text.flatMap(({ match }: { match: Record<string, string> }) => Object.entries(match)) : [];
}

/** A text, or all the forms of it, in one. */
const words = (text: unknown): string => (typeof text === 'string' ? text : forms(text).map(([, form]) => form).join('\n'));
const BREAKABLE = /[\d}] [%€]/;
const FRENCH = /« | »| [:;?!](?=\s|$)/;

function eachKey(look: (area: string, key: string, texts: { locale: string; text: unknown }[]) => string[]): string[] {
  return areas.flatMap(({ name, texts }) => {
    const keys = new Set([...texts.values()].flatMap((texts) => Object.keys(texts)));
    return [...keys].flatMap((key) => look(name, key, locales.map((locale) => ({ locale, text: texts.get(locale)?.[key] }))));
  });
}

const findings: Finding[] = [
  {
    rule: `every key in ${locales.join(', ')}`,
    faults: eachKey((area, key, texts) =>
      texts.filter(({ text }) => text === undefined || text === '').map(({ locale }) => `${area}/${locale}: ${key} is missing or empty`)
    )
  },
  {
    rule: 'the same placeholders in each language',
    faults: eachKey((area, key, texts) => {
      const sets = new Set(texts.filter(({ text }) => text !== undefined).map(({ text }) => placeholders(text)));
      return sets.size > 1 ? [`${area}: ${key} has {${[...sets].join('} and {')}}`] : [];
    })
  },
  {
    rule: 'every form of a plural says the number: in French the one of one is also that of none',
    faults: eachKey((area, key, texts) =>
      texts.flatMap(({ locale, text }) => {
        const counted = forms(text).filter(([form]) => form.includes('plural=')).map(([, words]) => placeholders(words));
        return new Set(counted).size > 1 ? [`${area}/${locale}: ${key} has {${counted.join('} and {')}}`] : [];
      })
    )
  },
  {
    rule: 'keys begin with their area, and stand in one area only',
    faults: [...eachKey((area, key) => (key.startsWith(`${area.replaceAll('-', '_')}_`) ? [] : [`${area}: ${key}`])), ...twice()]
  },
  {
    rule: 'no line breaks between a number and its sign, nor in French before or after a mark that has a space (« », : ; ? !)',
    faults: eachKey((area, key, texts) =>
      texts
        .filter(({ locale, text }) => BREAKABLE.test(words(text)) || (locale === 'fr' && FRENCH.test(words(text))))
        .map(({ locale }) => `${area}/${locale}: ${key} wants a no-break space (U+00A0)`)
    )
  },
  { rule: 'no unused text', faults: unused() },
  { rule: 'there are texts', faults: count() > 0 ? [] : ['not one message was found: look at pathPattern in src/project.inlang/settings.json'] }
];

function twice(): string[] {
  const seen = new Map<string, string>();
  return eachKey((area, key) => {
    const other = seen.get(key);
    seen.set(key, area);
    return other ? [`${key} in ${other} and ${area}`] : [];
  });
}

/** A key counts as used when its name stands in the code, or begins like a name put together there (`status_${x}`). */
function unused(): string[] {
  const code = readSources().filter(({ file }) => file.startsWith('src/') && !/\.test\.ts$/.test(file)).map(({ text }) => text).join('\n');
  const words = new Set(code.match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/gi));
  const starts = [...code.matchAll(/`([a-z0-9]+(?:_[a-z0-9]+)*_)\$\{/gi)].map((match) => match[1] ?? '');
  return eachKey((area, key) => (words.has(key) || starts.some((start) => key.startsWith(start)) ? [] : [`${area}: ${key}`]));
}

function count(): number {
  return areas.reduce((sum, { texts }) => sum + Object.keys(texts.get(settings.baseLocale) ?? {}).length, 0);
}

console.log(`${count()} texts in ${areas.length} areas`);
report(findings);
