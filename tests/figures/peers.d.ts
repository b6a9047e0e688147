// What the bench uses of its peers; they are installed only when it runs.
declare module 'peer:@e-invoice-eu/core/dist/e-invoice-eu.min.js' {
  export class InvoiceService {
    constructor(logger: unknown);
    generate(data: unknown, options: { format: string; lang: string }): Promise<string>;
  }
}
declare module 'peer:react' {
  export function createElement(type: unknown, props: unknown, ...children: unknown[]): unknown;
}
declare module 'peer:@react-pdf/renderer/lib/react-pdf.browser.js' {
  export const Document: unknown, Page: unknown, Text: unknown, View: unknown;
  export function pdf(element: unknown): { toBlob(): Promise<Blob> };
}
