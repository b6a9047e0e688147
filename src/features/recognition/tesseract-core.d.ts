// The core that tesseract.js runs on: started directly, in a worker of our own. It names no types; core.ts says what is used of it.
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const start: (options: object) => Promise<unknown>;
  export default start;
}
