// The sources as the checks see them: every file of src, relay and tests, with the modules that it imports.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './root.ts';

export interface Import {
  /** As written: `#domain/money/cents.ts`, `./row.ts`, `dexie`. */
  specifier: string;
  /** The file from the root when it is one of ours, as it would be found without guessing extensions; else undefined. */
  target?: string;
  /** `import('…')`: loaded when used. */
  dynamic: boolean;
}

export interface Source {
  /** From the root, with forward slashes. */
  file: string;
  text: string;
  imports: Import[];
}

const made = /^(src\/paraglide\/|tests\/bench\/node_modules\/)/;
const aliases: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).imports;

/** All sources (.ts, .js, .svelte, .css, .html) that people write, in order of name. */
export function readSources(): Source[] {
  const files = ['src', 'relay', 'tests'].flatMap((folder) => filesUnder(folder));
  return files
    .filter((file) => /\.(ts|js|svelte|css|html)$/.test(file) && !made.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return { file, text, imports: importsOf(file, text) };
    });
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** The imports of one file: static, dynamic and type-only, in TypeScript, JavaScript or the scripts of a component. */
export function importsOf(file: string, text: string): Import[] {
  const code = file.endsWith('.svelte') ? scriptsOf(text) : text;
  if (!/\.(ts|js|svelte)$/.test(file)) return [];
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      const target = resolve(file, specifier);
      found.push({ specifier, dynamic: ts.isCallExpression(node), ...(target ? { target } : {}) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS));
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return node.moduleSpecifier.text;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return node.argument.literal.text;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteralLike(argument)) return argument.text;
  }
  return undefined;
}

function scriptsOf(component: string): string {
  return [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n');
}

function resolve(from: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(from), bare));
  const exact = aliases[bare];
  if (exact) return path.posix.normalize(exact);
  for (const [alias, target] of Object.entries(aliases)) {
    if (!alias.endsWith('*') || !bare.startsWith(alias.slice(0, -1))) continue;
    return path.posix.normalize(target.replace('*', bare.slice(alias.length - 1)));
  }
  return undefined;
}
