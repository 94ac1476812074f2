import type { TieWord } from '../../generated/graphql.js';
import type { Link, Thing } from '../board/board.js';
import type { Scene } from '../board/scene.js';

/** What leaves the canvas as a file: exactly what stands on it, folded people included, rests and offers never. */
export interface Shown {
  readonly things: readonly Thing[];
  readonly links: readonly Link[];
}

/** The things and links behind a scene. */
export function shownOf(scene: Scene): Shown {
  const things = new Map<string, Thing>();
  for (const node of scene.nodes) {
    if (node.kind === 'thing') things.set(node.id, node.thing);
    if (node.kind !== 'rest') for (const member of node.members) things.set(member.id, member);
  }
  return { things: [...things.values()], links: scene.edges.flatMap(({ links }) => links) };
}

/** The words of a file, in the viewer's language. */
export interface FileWords {
  readonly name: string;
  readonly kind: string;
  readonly detail: string;
  readonly home: string;
  readonly linkedWith: string;
  readonly kindOf: (thing: Thing) => string;
  readonly wordOf: (word: TieWord) => string;
}

/** A line for each thing with whom or what it is linked, for a spreadsheet. */
export function csvOf({ things, links }: Shown, words: FileWords): string {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  const linked = new Map<string, string[]>();
  const note = (id: string, otherId: string, word: TieWord | null) => {
    const name = names.get(otherId);
    if (name === undefined) return;
    const text = word === null ? name : `${name} (${words.wordOf(word)})`;
    linked.set(id, [...(linked.get(id) ?? []), text]);
  };
  for (const { from, to, word } of links) {
    note(from, to, word);
    note(to, from, word);
  }
  const head = [words.name, words.kind, words.detail, words.home, words.linkedWith];
  const lines = things.map((thing) => [
    thing.name,
    words.kindOf(thing),
    thing.detail,
    thing.home?.name ?? '',
    [...new Set(linked.get(thing.id))].join('; '),
  ]);
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted, and never a formula: what a spreadsheet would calculate gets an apostrophe before it. */
export function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r\n|%]/u.test(text) || /^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The graph for other tools. */
export function graphmlOf({ things, links }: Shown): string {
  const ids = new Set(things.map(({ id }) => id));
  const keys = ['name', 'kind', 'detail', 'home'].map(
    (name) => `<key id="${name}" for="node" attr.name="${name}" attr.type="string"/>`,
  );
  const edgeKeys = ['link', 'word'].map(
    (name) => `<key id="${name}" for="edge" attr.name="${name}" attr.type="string"/>`,
  );
  const nodes = things.map(({ id, name, kind, detail, home }) => {
    const data = { name, kind, detail, home: home?.name ?? '' };
    return `<node id="${xml(id)}">${dataOf(data)}</node>`;
  });
  const edges = links
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map(({ from, to, kind, word }) => {
      const data = dataOf({ link: kind, word: word ?? '' });
      return `<edge source="${xml(from)}" target="${xml(to)}">${data}</edge>`;
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    ...edgeKeys,
    '<graph edgedefault="undirected">',
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/** Text as XML may hold it: five signs written out, what XML forbids left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

function dataOf(values: Record<string, string>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `<data key="${key}">${xml(value)}</data>`)
    .join('');
}
