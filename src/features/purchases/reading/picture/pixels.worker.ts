// The worker that looks at pixels, so that the page does not wait for it.
import { answerAll } from '#features/app/crew-member.ts';
import { answer, type PixelRequest } from './pixel-work.ts';

answerAll(async (request: PixelRequest) => {
  const result = await answer(request);
  return { answer: result, ...(result.ok && 'grey' in result.value && { transfer: [result.value.grey.buffer as ArrayBuffer] }) };
});
