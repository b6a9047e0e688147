// The worker that looks at pixels, so that the page does not wait for it.
import { answer, type PixelRequest } from './pixel-work.ts';

interface Scope {
  addEventListener(type: 'message', listen: (event: MessageEvent<{ id: number; request: PixelRequest }>) => void): void;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as Scope;

scope.addEventListener('message', ({ data: { id, request } }) => {
  void answer(request).then((result) => scope.postMessage({ id, result }, []));
});
