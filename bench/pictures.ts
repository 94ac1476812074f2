/** Pictures of the figures as SVG: readable in light and dark, with a text that says the same. */
import { scaleBand, scaleLog } from 'd3-scale';
import { shortTime, whole } from './measure.js';

export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface LinePicture {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly curves: readonly Curve[];
}

/** For each group a mark at each of the values, first to last. */
export interface RangePicture {
  readonly title: string;
  readonly yLabel: string;
  readonly groups: readonly { readonly name: string; readonly ranges: readonly Range[] }[];
}

export interface Range {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const WIDTH = 760;
const HEIGHT = 420;
const MARGIN = { top: 56, right: 40, bottom: 52, left: 84 };
/** Told apart by those who see no red and green, and by shape besides. */
const COLOURS = ['a', 'b', 'c', 'd'] as const;
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
  .title { font-size: 16px; font-weight: 600; }
  .grid { stroke: #8884; } .axis { stroke: #8889; }
  .a { --ink: #0b62c4; } .b { --ink: #b45309; } .c { --ink: #0f766e; } .d { --ink: #7c3aed; }
  .line { fill: none; stroke: var(--ink); stroke-width: 2.5; } .mark { fill: var(--ink); }
  .b .line { stroke-dasharray: 7 4; } .paper { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .paper { fill: #0d1117; }
    .a { --ink: #6cb2ff; } .b { --ink: #f5a451; } .c { --ink: #5bd1c2; } .d { --ink: #c4a5ff; }
  }`;

/** Curves over two logarithmic axes. */
export function linePicture(picture: LinePicture): string {
  const points = picture.curves.flatMap((curve) => curve.points);
  const x = scaleLog(extent(points.map((point) => point.x)), [MARGIN.left, WIDTH - MARGIN.right]);
  const y = logScaleUp(points.map((point) => point.y));
  const drawn = picture.curves.map((curve, place) => {
    const at = curve.points.map((point) => [x(point.x), y(point.y)] as const);
    const line = at
      .map(([left, top], step) => `${step === 0 ? 'M' : 'L'}${fixed(left)} ${fixed(top)}`)
      .join('');
    return [
      `<g class="${COLOURS[place % COLOURS.length]}"><path class="line" d="${line}"/>`,
      ...at.map(([left, top]) => `<circle class="mark" cx="${fixed(left)}" cy="${fixed(top)}" r="4"/>`),
      '</g>',
    ].join('');
  });
  const xTicks = powersOfTen(x.domain()).map((value) => {
    const left = fixed(x(value));
    return `<line class="grid" x1="${left}" x2="${left}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/><text x="${left}" y="${HEIGHT - MARGIN.bottom + 20}" text-anchor="middle">${whole(value)}</text>`;
  });
  return svg(picture.title, describeCurves(picture), [
    ...yAxis(y, picture.yLabel),
    ...xTicks,
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${picture.xLabel}</text>`,
    ...drawn,
    ...legend(picture.curves.map(({ name }) => name)),
  ]);
}

/** For each group and contender a bar from p50 to p99 with marks at p50, p95 and p99, over a logarithmic axis. */
export function rangePicture(picture: RangePicture): string {
  const ranges = picture.groups.flatMap((group) => group.ranges);
  const names = [...new Set(ranges.map(({ name }) => name))];
  const y = logScaleUp(ranges.flatMap(({ p50, p99 }) => [p50, p99]));
  const groups = scaleBand(
    picture.groups.map(({ name }) => name),
    [MARGIN.left, WIDTH - MARGIN.right],
  ).padding(0.2);
  const within = scaleBand(names, [0, groups.bandwidth()]).padding(0.25);
  const drawn = picture.groups.flatMap((group) =>
    group.ranges.map((range) => {
      const left = (groups(group.name) ?? 0) + (within(range.name) ?? 0);
      const width = within.bandwidth();
      const [top, bottom] = [y(range.p99), y(range.p50)];
      const middle = fixed(left + width / 2);
      return [
        `<g class="${COLOURS[names.indexOf(range.name) % COLOURS.length]}">`,
        `<rect class="mark" opacity="0.35" x="${fixed(left)}" y="${fixed(top)}" width="${fixed(width)}" height="${fixed(Math.max(1, bottom - top))}"/>`,
        ...[range.p50, range.p95, range.p99].map(
          (value) => `<circle class="mark" cx="${middle}" cy="${fixed(y(value))}" r="4"/>`,
        ),
        '</g>',
      ].join('');
    }),
  );
  const labels = picture.groups.map(
    ({ name }) =>
      `<text x="${fixed((groups(name) ?? 0) + groups.bandwidth() / 2)}" y="${HEIGHT - MARGIN.bottom + 20}" text-anchor="middle">${name}</text>`,
  );
  return svg(picture.title, describeRanges(picture), [
    ...yAxis(y, picture.yLabel),
    ...labels,
    ...drawn,
    ...legend(names),
  ]);
}

/** What a picture shows, in words. */
export function describeCurves({ curves, xLabel }: LinePicture): string {
  return curves
    .map(({ name, points }) => {
      const said = points.map(({ x, y }) => `${shortTime(y)} at ${whole(x)}`).join(', ');
      return `${name}, by ${xLabel}: ${said}`;
    })
    .join('. ');
}

export function describeRanges({ groups }: RangePicture): string {
  return groups
    .map(({ name, ranges }) => {
      const said = ranges.map(
        (range) =>
          `${range.name} p50 ${shortTime(range.p50)}, p95 ${shortTime(range.p95)}, p99 ${shortTime(range.p99)}`,
      );
      return `${name}: ${said.join('; ')}`;
    })
    .join('. ');
}

function svg(title: string, description: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title description">`,
    `<title id="title">${title}</title>`,
    `<desc id="description">${description}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text class="title" x="${MARGIN.left}" y="24">${title}</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

type LogScale = ReturnType<typeof scaleLog<number, number>>;

function logScaleUp(values: readonly number[]): LogScale {
  const [least, most] = extent(values);
  return scaleLog([least / 1.3, most * 1.3], [HEIGHT - MARGIN.bottom, MARGIN.top]);
}

function yAxis(y: LogScale, label: string): string[] {
  const ticks = powersOfTen(y.domain()).map((value) => {
    const top = fixed(y(value));
    return `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${top}" y2="${top}"/><text x="${MARGIN.left - 8}" y="${fixed(y(value) + 4)}" text-anchor="end">${value >= 1 ? whole(value) : value.toPrecision(1)} ms</text>`;
  });
  const bottom = HEIGHT - MARGIN.bottom;
  return [
    ...ticks,
    `<line class="axis" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${bottom}" y2="${bottom}"/>`,
    `<text x="${-(MARGIN.top + bottom) / 2}" y="16" transform="rotate(-90)" text-anchor="middle">${label}</text>`,
  ];
}

function legend(names: readonly string[]): string[] {
  return names.map((name, place) => {
    const left = MARGIN.left + place * 190;
    return `<g class="${COLOURS[place % COLOURS.length]}"><circle class="mark" cx="${left + 5}" cy="42" r="5"/><text x="${left + 16}" y="46">${name}</text></g>`;
  });
}

function powersOfTen([least = 1, most = 1]: readonly number[]): number[] {
  const first = Math.ceil(Math.log10(least));
  const last = Math.floor(Math.log10(most));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => 10 ** (first + place));
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function fixed(value: number): string {
  return value.toFixed(1);
}
