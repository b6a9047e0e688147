// What one test of the store's conformance did in the browser.

export interface Outcome {
  file: string;
  name: string;
  passed: boolean;
  errors: string[];
}
