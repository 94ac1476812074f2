/** The colours and the type of the page, as the canvas needs them. */
export interface Palette {
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly accentWash: string;
  readonly thread: string;
  readonly threadActive: string;
  readonly pearl: PearlColours;
  readonly target: PearlColours;
  readonly font: string;
}

export interface PearlColours {
  readonly light: string;
  readonly mid: string;
  readonly deep: string;
  readonly rim: string;
  readonly ink: string;
}

export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What is not next to the selection is hardly there. */
export const dimmed = 0.16;
