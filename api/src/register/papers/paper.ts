import type { Said, Term } from '../vocabulary.js';

/** A paper for works council and data protection officer, in German, before it has a form. */
export interface Paper {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'HEADING'; readonly level: 1 | 2; readonly text: string; readonly beginsPage?: true }
  | { readonly kind: 'TEXT'; readonly text: string }
  /** On one page. */
  | { readonly kind: 'TOGETHER'; readonly blocks: readonly Block[] }
  | { readonly kind: 'LIST'; readonly items: readonly string[] }
  /** What only the company can say: a line to be filled in. */
  | { readonly kind: 'BLANKS'; readonly labels: readonly string[] }
  | {
      readonly kind: 'TABLE';
      readonly heads: readonly string[];
      /** Shares of the width. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

/** What a paper knows of the company it is for. */
export interface PaperFacts {
  /** Null: a line to be filled in. */
  readonly company: string | null;
  /** The day it is made, as one writes it in German. */
  readonly day: string;
  readonly isTrial: boolean;
  /** How ties to the outside are shared without a choice of one's own. */
  readonly defaultSharing: 'PRIVATE' | 'BLIND' | 'NAMED';
}

export const heading = (text: string) => ({ kind: 'HEADING', level: 1, text }) as const;
export const annex = (text: string): Block => ({ ...heading(text), beginsPage: true });
export const subheading = (text: string): Block => ({ kind: 'HEADING', level: 2, text });
export const text = (words: string): Block => ({ kind: 'TEXT', text: words });
export const list = (...items: readonly string[]): Block => ({ kind: 'LIST', items });
export const together = (...blocks: readonly Block[]): Block => ({ kind: 'TOGETHER', blocks });
export const blanks = (...labels: readonly string[]): Block => ({ kind: 'BLANKS', labels });
export const table = (
  heads: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Block => ({ kind: 'TABLE', heads, widths, rows });

/** Who is responsible, as every paper opens. */
export function responsible({ company }: PaperFacts): Block[] {
  const rest = ['Anschrift', 'Vertreten durch', 'Datenschutzbeauftragte oder Datenschutzbeauftragter'];
  return company === null
    ? [blanks('Verantwortlicher', ...rest)]
    : [text(`Verantwortlicher: ${company}`), blanks(...rest)];
}

/** What a paper is, and what it is not. */
export function draftNote({ day, isTrial }: PaperFacts): Block {
  const trial = isTrial ? ' Dieser Perlen-Server läuft zur Probe, ohne echte Einwilligungen.' : '';
  return text(
    `Entwurf, am ${day} aus dem Register von Perlen gefüllt. Er ersetzt keine rechtliche Prüfung: Rechtsgrundlagen sind Vorschläge, Linien füllt das Unternehmen aus.${trial}`,
  );
}

/** A term's short and its whole answer. */
export function spelledOut(term: Term): string {
  return `${inGerman(term.title)}: ${inGerman(term.about)}`;
}

export function inGerman({ de }: Said): string {
  return de;
}

/** Each once, in the order they first come. */
export function each<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
