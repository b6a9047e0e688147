// Before unit tests and type checks: the messages compiled into src/paraglide, unless they are what they were.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.ts';

const made = path.join(root, 'src', 'paraglide');
const stamp = path.join(made, '.inputs');

/** In a process of its own: the compiler leaves timers behind that keep a process waiting for 20 s. */
export default function compileMessages(): void {
  const inputs = inputsHash();
  if (existsSync(path.join(made, 'messages.js')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  const code = `import { compile } from '@inlang/paraglide-js';
    import { paraglide } from './src/messages/paraglide.js';
    await compile(paraglide);
    process.exit(0);`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) throw new Error('The messages could not be compiled.');
  writeFileSync(stamp, inputs);
}

function inputsHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['src/messages', 'src/project.inlang']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && /\.(json|js)$/.test(file) && !file.includes('cache')) hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  }
  return hash.update(readFileSync(path.join(root, 'node_modules/@inlang/paraglide-js/package.json'))).digest('hex');
}
