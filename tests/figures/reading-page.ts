// Runs in the browser: photos of documents with a payment code, as a phone takes them.
import { paymentPayload } from '#domain/epc/payment.ts';
import { readPicture } from '#features/purchases/reading/picture/read-picture.ts';
import { encodeQr } from '#ui/qr.ts';

/** A JPEG of 12 megapixels: a sheet on a table, its code so wide that a module takes `module` pixels, with the noise of a camera. */
async function photo(module: number): Promise<Blob> {
  const payload = paymentPayload({ name: 'Menuiserie Delvaux SRL', iban: 'BE80985000010177', cents: 174_000, currency: 'EUR', communication: '202600021717' });
  const matrix = (await encodeQr(payload.ok ? payload.value : ''))!;
  const canvas = new OffscreenCanvas(3000, 4000);
  const ink = canvas.getContext('2d')!;
  ink.fillStyle = '#5b4636';
  ink.fillRect(0, 0, 3000, 4000);
  ink.setTransform(0.995, 0.04, -0.04, 0.995, 330, 180);
  ink.fillStyle = '#f4f2ec';
  ink.fillRect(0, 0, 2400, 3400);
  ink.fillStyle = '#22211f';
  ink.font = '52px sans-serif';
  for (let line = 0; line < 36; line++) ink.fillText(`Menuiserie Delvaux SRL, poste ${line}, 1.234,5${line % 10}`, 180, 240 + line * 66);
  matrix.modules.forEach((dark, i) => {
    if (dark) ink.fillRect(1500 + (i % matrix.size) * module, 2700 + Math.floor(i / matrix.size) * module, module + 0.5, module + 0.5);
  });
  ink.resetTransform();
  const pixels = ink.getImageData(0, 0, 3000, 4000);
  for (let i = 0, seed = 7; i < pixels.data.length; i += 4) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    for (let part = 0; part < 3; part++) pixels.data[i + part]! += ((seed >> 16) % 17) - 8;
  }
  ink.putImageData(pixels, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

const bench = {
  /** Milliseconds from the file to the text of its code; fails when it is not found. */
  async code(runs: number, warm: number, module: number): Promise<number[]> {
    const picture = await photo(module);
    const all: number[] = [];
    for (let i = 0; i < warm + runs; i++) {
      const start = performance.now();
      const read = await readPicture(picture);
      if (!read.ok || !read.value.codes[0]?.startsWith('BCD')) throw new Error('The code was not found.');
      if (i >= warm) all.push(performance.now() - start);
    }
    return all;
  }
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
