// Another build of the same app, as a later version is: every hashed file under a new name, another version, nothing compressed.
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const build = path.join(import.meta.dirname, '..', '..', 'build');

/** Makes it in a new folder, which the caller removes. */
export async function makeSecondBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-second-'));
  await cp(build, folder, { recursive: true });
  const all = await filesOf(folder);
  await Promise.all(all.filter((file) => /\.(br|gz)$/.test(file)).map((file) => rm(file)));
  const files = all.filter((file) => !/\.(br|gz)$/.test(file));
  const { version } = JSON.parse(await readFile(path.join(folder, '_app', 'version.json'), 'utf8')) as { version: string };
  const hashed = files.filter((file) => file.includes(`${path.sep}immutable${path.sep}`)).map((file) => path.basename(file));

  for (const file of files.filter((name) => /\.(js|css|html|json)$/.test(name))) {
    const before = await readFile(file, 'utf8');
    const renamed = hashed.reduce((text, name) => text.replaceAll(name, second(name)), before);
    await writeFile(file, renamed.replaceAll(version, second(version)));
  }
  for (const file of files) {
    if (hashed.includes(path.basename(file))) await rename(file, path.join(path.dirname(file), second(path.basename(file))));
  }
  return folder;
}

/** `B_HS6RC5.js` → `B_HS6RC5-2.js` */
function second(name: string): string {
  return name.includes('.') ? name.replace(/(\.[a-z0-9]+)$/, '-2$1') : `${name}-2`;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
