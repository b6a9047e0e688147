// Has PDFs and UBL files made by workers.
import { Crew } from '#features/app/crew.ts';
import { trustedWorkers } from '#features/app/trusted-workers.ts';
import drawAddress from './draw.worker.ts?worker&url';
import { WORKERS } from './at-once.ts';
import type { Drawing, Drawn } from './drawing.ts';

const startWorker = trustedWorkers('carnet-drawing', { draw: drawAddress });

const crew = new Crew<Drawing, Drawn[Drawing['draw']]>(() => startWorker('draw'), WORKERS);

/** @throws when the writer or the text font cannot be loaded; another script's font missing is said in the result */
export const draw = async <Kind extends Drawing['draw']>(asked: Extract<Drawing, { draw: Kind }>): Promise<Drawn[Kind]> => (await crew.ask(asked)) as Drawn[Kind];
