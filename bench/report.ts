/** The page of the benchmark: targets, the one table, pictures, and the sections of other parts. */
import { existsSync, readFileSync } from 'node:fs';
import type { Figures, PartFigures, Row } from './figures.js';
import { rowOf } from './figures.js';
import { QUESTION_CLASSES } from './graphs/questions.js';
import { growthPicture } from './limits.js';
import { LIMITS, PERLEN, questionOf } from './limits-process.js';
import { mebibytes, shortTime, whole } from './measure.js';
import { describeCurves, describeRanges, type RangePicture } from './pictures.js';
import { measuredText, targetsOf, timesText, verdictOn } from './targets.js';

/** Pictures by file name, beside the page. */
export const PICTURES = { growth: 'benchmark-growth.svg', classes: 'benchmark-classes.svg' } as const;

const CLASS_HOPS = 4;

export interface Page {
  readonly figures: Figures;
  /** Sections of other parts in Markdown, by title. */
  readonly sections: ReadonlyMap<string, string>;
}

export function pageOf({ figures, sections }: Page): string {
  return [
    '# Benchmarks',
    '`npm run bench` measures all parts and writes this page; `-- --only limits,load` measures some and keeps the others; `-- --quick` prints a small run; `-- --check` compares answers only. What a figure is compared with was measured in the same part of the same run. A load average above the number of cores means that other work slowed all of it: compare within a part rather than between parts.',
    ...warmPathSections(figures),
    ...sections.values(),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The sections of the page as it is, by title, of those that are kept as text. */
export function keptSections(file: string, titles: readonly string[]): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const [, ...parts] = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const all = new Map(parts.map((text) => [/^## (.*)$/m.exec(text)?.[1] ?? '', text.trimEnd()]));
  return new Map(titles.flatMap((title) => (all.has(title) ? [[title, all.get(title) ?? '']] : [])));
}

/** How long questions of each class take on (a); undefined if it was not measured. */
export function classPicture({ limits }: Figures): RangePicture | undefined {
  const rows = [
    { name: 'Perlen', row: rowOf(limits, { graph: 'a', question: questionOf(10, CLASS_HOPS), who: PERLEN }) },
    ...[LIMITS.half, LIMITS.full].map((name) => ({
      name,
      row: rowOf(limits, { graph: 'a', question: `${CLASS_HOPS} hops`, who: name }),
    })),
  ];
  const groups = QUESTION_CLASSES.map((name) => ({
    name,
    ranges: rows.flatMap((of) => {
      const timing = of.row?.byClass[name];
      return timing === undefined
        ? []
        : [{ name: of.name, p50: timing.p50Ms, p95: timing.p95Ms, p99: timing.p99Ms }];
    }),
  })).filter(({ ranges }) => ranges.length > 0);
  if (groups.length === 0) return undefined;
  return {
    title: `p50, p95 and p99 by class of question, (a), ${CLASS_HOPS} hops, k = 10`,
    yLabel: 'time',
    groups,
  };
}

function warmPathSections(figures: Figures): string[] {
  const parts = Object.values(figures);
  const rows = parts.flatMap((part) => part.rows);
  const sized = rows.filter(({ graph }) => /^\d+$/.test(graph));
  return [
    '## Warm paths: targets',
    targetTable(figures),
    AT_TWO_HOPS,
    '## Warm paths beside their peers and limits',
    ABOUT,
    mainTable(rows.filter((row) => !sized.includes(row))),
    '### By class of question',
    classTable(figures['limits']),
    ...classPictureText(figures),
    '### By size',
    growthTable(sized),
    ...growthPictureText(sized),
    '### Under load',
    loadTable(figures['load']),
    '### How it was measured',
    ...parts.map((part) => `**${part.title}.** ${part.origin}\n\n${bullets(part.notes)}`.trim()),
  ].filter((text) => text !== '');
}

const ABOUT = [
  'Graphs: **(a)** 100,000 people, 1,000,000 ties; **(b)** 1,000,000 people, 10,000,000 ties, both made up with communities and hubs, nine tenths on a mainland and one tenth on an island without a tie to it; **(c)** the mail of seed/enron as Perlen imports it. **(a, in a store)** is as large as (a) unless its note says otherwise, without the island.',
  '200 questions, 50 of each class. near: a neighbour of a neighbour, or a neighbour. far: neither tied nor with a common neighbour, though there is a way. hubs: both among the best connected thousandth. none: both have ties, but there is no way at all (mainland and island on (a) and (b), separate parts on (c)), asked from either side in turn.',
  'A contender that needs more than 1 s for a question is asked the first 20 of each class only, and each has a budget of time; what was cut shows in the number of questions. A question ends after 60 s and counts as that. Perlen’s engine and the libraries answer with people by number; Perlen’s paths come with strengths and availabilities, and where there is none it looks for the nearest person besides. Contenders are asked question by question, in an order drawn by lot each time, each in a process of its own; the walks share the engine’s process and arrays. Whoever has “any hops” knows no bound on hops: reported beside Perlen’s 6, not judged. Ratios are those of the p50s of the questions both were asked. Half-balls walk: touching every entry within half of the hops from either end; full ball walk: all entries within all hops from the source. Peak memory: the most that was resident in the process, building the graph included.',
].join('\n\n');

const AT_TWO_HOPS =
  'At 2 hops the half-balls walk touches the neighbours of two people, which takes microseconds, and the full ball walk hardly more. What Perlen does besides stands in the way there: it makes the answer, and where there is no path it looks up to 2 hops further for the nearest person.';

function targetTable(figures: Figures): string {
  const rows = targetsOf(figures).map((target) => {
    return [
      target.what,
      `${target.bound.kind} ${timesText(target.bound.times)}`,
      measuredText(target.measured),
      verdictOn(target),
    ];
  });
  return table(['what', 'target', 'measured', ''], rows, 1);
}

function mainTable(rows: readonly Row[]): string {
  const lines = rows
    .toSorted((one, other) => (one.graph < other.graph ? -1 : one.graph > other.graph ? 1 : 0))
    .map((row) => [
      `(${row.graph}) ${row.question}`,
      row.who,
      questionsText(row),
      shortTime(row.timing.p50Ms),
      shortTime(row.timing.p95Ms),
      shortTime(row.timing.p99Ms),
      row.peakBytes === null ? '–' : mebibytes(row.peakBytes),
      timesText(row.toPerlen),
      timesText(row.toLimit),
    ]);
  const columns = [
    'question',
    'who',
    'times asked',
    'p50',
    'p95',
    'p99',
    'peak memory',
    'to Perlen',
    'to the limit',
  ];
  return table(columns, lines, 2);
}

function questionsText({ timing }: Row): string {
  return timing.timedOut === 0
    ? whole(timing.samples)
    : `${whole(timing.samples)}, ${timing.timedOut} at 60 s`;
}

function classTable(limits: PartFigures | undefined): string {
  const rows = (limits?.rows ?? []).filter(
    ({ who, question }) => who === PERLEN && question.startsWith('k = 10,'),
  );
  const lines = rows.map((row) => [
    `(${row.graph}) ${row.question}`,
    ...QUESTION_CLASSES.flatMap((name) => {
      const timing = row.byClass[name];
      if (timing === undefined) return ['–', '–', '–'];
      const share = Math.round((100 * timing.withPaths) / timing.samples);
      return [shortTime(timing.p50Ms), shortTime(timing.p99Ms), `${share}%`];
    }),
  ]);
  const columns = QUESTION_CLASSES.flatMap((name) => [`${name} p50`, 'p99', 'with paths']);
  return table(['question', ...columns], lines, 1);
}

function growthTable(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.map(({ graph }) => graph))];
  const lines = sizes.map((size) => {
    const of = (who: string) => rows.find((row) => row.graph === size && row.who === who);
    const [perlen, half] = [of(PERLEN), of(LIMITS.half)];
    return [
      whole(Number(size)),
      ...[perlen, half].map((row) => (row === undefined ? '–' : shortTime(row.timing.p50Ms))),
      timesText(perlen?.toLimit ?? null),
      perlen === undefined ? '–' : shortTime(perlen.timing.p99Ms),
    ];
  });
  return table(['people', 'Perlen p50', 'half-balls walk p50', 'to the limit', 'Perlen p99'], lines, 1);
}

function loadTable(load: PartFigures | undefined): string {
  const lines = (load?.load ?? []).map((run) => [
    run.field === 'control' ? 'the control field' : 'warmPaths',
    whole(run.requestsPerSecond),
    shortTime(run.p50Ms),
    shortTime(run.p99Ms),
    shortTime(run.loop.p50Ms),
    shortTime(run.loop.p99Ms),
    shortTime(run.loop.maxMs),
    whole(run.lost),
  ]);
  const columns = [
    '64 clients',
    'requests a second',
    'p50',
    'p99',
    'loop delay p50',
    'p99',
    'longest',
    'lost',
  ];
  return table(columns, lines, 1);
}

function classPictureText(figures: Figures): string[] {
  const picture = classPicture(figures);
  return picture === undefined ? [] : [`![${describeRanges(picture)}](${PICTURES.classes})`];
}

function growthPictureText(rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [`![${describeCurves(growthPicture(rows))}](${PICTURES.growth})`];
}

function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  wordColumns: number,
): string {
  if (rows.length === 0) return 'Not measured.';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, place) => (place < wordColumns ? '---' : '---:'));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}

function bullets(notes: readonly string[]): string {
  return notes.map((note) => `- ${note}`).join('\n');
}
