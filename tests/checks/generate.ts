// Makes what svelte-check reads and no one commits: the compiled messages (src/paraglide) and kit's types (.svelte-kit).
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import compileMessages from './compile-messages.ts';

compileMessages();
const sync = spawnSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'inherit' });
process.exit(sync.status ?? 1);
