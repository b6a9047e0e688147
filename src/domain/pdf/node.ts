// What a page is made of: the part of pdfmake's document definition that our template uses, without its types.

/** How a text looks; inherited by the texts inside a stack or a cell. */
export interface Look {
  fontSize?: number;
  bold?: boolean;
  color?: string;
  lineHeight?: number;
  alignment?: 'left' | 'right' | 'center';
  /** Set by the font pass only (see `features/documents/pdf/fonts.ts`). */
  font?: string;
}

/** Points from the edge: left, top, right, bottom. */
export type Edges = [number, number, number, number];

interface Placed extends Look {
  margin?: Edges;
  width?: number | '*' | 'auto';
  /** Kept on one page. */
  unbreakable?: boolean;
  /** Stands in a table cell over several columns. */
  colSpan?: number;
}

export interface TextNode extends Placed {
  text: string | TextNode[];
  /** Never broken over lines: amounts and dates. */
  noWrap?: boolean;
}

export interface StackNode extends Placed {
  stack: Node[];
}

export interface ColumnsNode extends Placed {
  columns: Node[];
  columnGap?: number;
}

export interface ImageNode extends Placed {
  /** Data URL of a PNG or JPEG. */
  image: string;
  fit: [number, number];
}

/** Filled rectangles, in points from the upper left corner of the node. */
export interface CanvasNode extends Placed {
  canvas: { type: 'rect'; x: number; y: number; w: number; h: number; color: string; lineWidth: number }[];
}

/** Rules of a table, in points, and their colour; padding in points. */
export interface TableLayout {
  hLineWidth(row: number, node: TableNode): number;
  hLineColor(row: number, node: TableNode): string;
  vLineWidth(): number;
  paddingLeft(column: number): number;
  paddingRight(column: number, node: TableNode): number;
  paddingTop(row: number): number;
  paddingBottom(row: number, node: TableNode): number;
}

export interface TableNode extends Placed {
  table: {
    widths: (number | '*' | 'auto')[];
    body: Node[][];
    headerRows?: number;
    dontBreakRows?: boolean;
    keepWithHeaderRows?: number;
  };
  layout: TableLayout;
}

export type Node = TextNode | StackNode | ColumnsNode | ImageNode | CanvasNode | TableNode;

/** A whole document, ready for the PDF writer. */
export interface PdfDefinition {
  pageSize: 'A4';
  pageMargins: Edges;
  /** BCP 47 tag of the language in which it is written. */
  language: string;
  info: { title: string; author: string; subject: string; creator: string; producer: string; creationDate: Date; modDate: Date };
  displayTitle: true;
  version: '1.7';
  compress: true;
  defaultStyle: Look;
  content: Node[];
  header(page: number, pages: number): Node;
  footer(page: number, pages: number): Node;
  watermark?: { text: string; color: string; opacity: number; bold: boolean; fontSize: number; angle: number };
}
