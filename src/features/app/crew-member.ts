// Inside a worker of a `Crew`: answers its questions.
import type { Reply } from './crew.ts';

interface Scope<Ask> {
  addEventListener(type: 'message', listen: (event: MessageEvent<Ask>) => void): void;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** To be called once. `act` may name what of its answer is handed over instead of copied. */
export function answerAll<Ask, Answer>(act: (request: Ask) => Promise<{ answer: Answer; transfer?: Transferable[] }>): void {
  const scope = globalThis as unknown as Scope<Ask>;
  const reply = (message: Reply<Answer>, transfer: Transferable[] = []) => scope.postMessage(message, transfer);
  scope.addEventListener('message', ({ data }) => {
    act(data).then(
      ({ answer, transfer }) => reply({ answer }, transfer),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) })
    );
  });
}
