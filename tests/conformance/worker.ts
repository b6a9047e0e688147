// One judge in a thread of its own: takes documents, answers with findings.
import { parentPort, workerData } from 'node:worker_threads';
import { loadJudge } from './judge.ts';

const judge = loadJudge((workerData as { folder: string }).folder);
parentPort!.on('message', ({ id, xml }: { id: number; xml: string }) => parentPort!.postMessage({ id, findings: judge(xml) }, []));
