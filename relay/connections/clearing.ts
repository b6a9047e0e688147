// Memory behind documents that pass: their bytes lie outside of the runtime's heap, and by itself it clears them away only once there are several times as many.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_BYTES = 12 << 20;

type Collect = (how: { type: 'major'; execution: 'async' }) => Promise<void>;

/** @returns to be told how many bytes passed; now and then it has them cleared away, beside other work */
export function clearing(): (bytes: number) => void {
  let collect: Collect | undefined;
  let since = 0;
  return (bytes) => {
    since += bytes;
    if (since < EVERY_BYTES) return;
    since = 0;
    collect ??= collector();
    collect({ type: 'major', execution: 'async' }).catch(() => undefined);
  };
}

/** Node gives it to who asks by a flag; nothing else sees it. */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
