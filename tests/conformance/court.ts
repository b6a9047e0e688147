// Judges documents in parallel, on as many threads as the machine has processors, two at least.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Finding } from './judge.ts';

interface Answer {
  id: number;
  findings: Finding[];
}

export interface Court {
  /** The findings of each document, in the order given. */
  judge(documents: readonly string[]): Promise<Finding[][]>;
  close(): Promise<unknown>;
}

/** @param folder that of the rules */
export function openCourt(folder: string): Court {
  const size = Math.min(4, Math.max(2, availableParallelism()));
  const workers = Array.from({ length: size }, () => new Worker(path.join(import.meta.dirname, 'worker.ts'), { workerData: { folder } }));

  const ask = async (worker: Worker, id: number, xml: string): Promise<Answer> => {
    worker.postMessage({ id, xml }, []);
    const [answer] = (await once(worker, 'message')) as [Answer];
    return answer;
  };

  return {
    async judge(documents) {
      const answers: Finding[][] = [];
      const queue = documents.entries();
      // Each worker takes the next document until none is left.
      const serve = async (worker: Worker) => {
        for (const [id, xml] of queue) answers[id] = (await ask(worker, id, xml)).findings;
      };
      await Promise.all(workers.map(serve));
      return answers;
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate()))
  };
}
