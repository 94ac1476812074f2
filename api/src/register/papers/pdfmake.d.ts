/** As much of pdfmake as is used here: the types that go round are made for browsers and bring their globals with them. */
declare module 'pdfmake' {
  export interface Printer {
    setFonts(fonts: FontFiles): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  }

  export type FontFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

  /** What stands on a page: a text, or one of the forms with one of these keys. */
  export interface Piece {
    readonly text?: string;
    readonly stack?: readonly Piece[];
    readonly ul?: readonly Piece[];
    readonly columns?: readonly Piece[];
    readonly table?: {
      readonly widths: readonly string[];
      readonly body: readonly (readonly Piece[])[];
      readonly headerRows?: number;
      readonly dontBreakRows?: boolean;
      readonly keepWithHeaderRows?: number;
    };
    readonly layout?: TableLayout;
    readonly headlineLevel?: number;
    readonly unbreakable?: boolean;
    readonly pageBreak?: 'before';
    readonly fontSize?: number;
    readonly bold?: boolean;
    readonly color?: string;
    readonly fillColor?: string;
    readonly lineHeight?: number;
    readonly alignment?: 'right';
    readonly margin?: readonly [left: number, top: number, right: number, bottom: number];
  }

  export interface TableLayout {
    readonly hLineWidth: (row: number) => number;
    readonly vLineWidth: () => number;
    readonly hLineColor: () => string;
    readonly paddingTop?: () => number;
    readonly paddingBottom?: () => number;
    readonly paddingLeft?: () => number;
    readonly paddingRight?: () => number;
  }

  export interface DocumentDefinition {
    readonly info: { readonly title: string; readonly creator: string; readonly producer: string };
    readonly language: string;
    readonly pageSize: 'A4';
    readonly pageMargins: readonly [left: number, top: number, right: number, bottom: number];
    readonly defaultStyle: Piece & { readonly font: string };
    readonly header: (page: number) => Piece | null;
    readonly footer: (page: number, count: number) => Piece;
    readonly content: readonly Piece[];
    readonly pageBreakBefore: (
      node: { readonly headlineLevel?: number },
      around: { readonly getFollowingNodesOnPage: () => readonly unknown[] },
    ) => boolean;
  }

  const printer: Printer;
  export default printer;
}

declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: { readonly Roboto: Readonly<Record<string, string>> };
  export default fonts;
}
