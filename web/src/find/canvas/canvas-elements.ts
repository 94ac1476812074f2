import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { initials, shortened } from '../../design/Name.js';
import { gridSteps, type PathLayout } from '../path-layout.js';

cytoscape.use(fcose);

const longestLabel = 24;
const threadWidths = { STRONG: 6, MEDIUM: 3.5, WEAK: 1.25 } as const;

/** Pearls and threads as Cytoscape wants them, drawn in the page's own tokens. */
export function canvasElements(
  layout: PathLayout,
  youLabel: string,
  tokens: CSSStyleDeclaration,
): cytoscape.ElementDefinition[] {
  const nodes = layout.pearls.map(({ person, role, pathIds }) => ({
    group: 'nodes' as const,
    data: {
      id: person.id,
      label: role === 'you' ? youLabel : shortened(person.name, longestLabel),
      image: role === 'missing' ? 'none' : pearlImage(person.name, role === 'target', tokens),
      role,
      pathIds,
      isPerson: role !== 'missing' && pathIds.length > 0,
    },
  }));
  const edges = layout.threads.map(({ id, sourceId, targetId, word, pathIds }) => ({
    group: 'edges' as const,
    data: {
      id,
      source: sourceId,
      target: targetId,
      width: word ? threadWidths[word] : 1.5,
      isMissing: word === null,
      pathIds,
    },
  }));
  return [...nodes, ...edges];
}

/** Puts the pearls where the layout and the size of the frame want them, and gives labels the room there is. */
export function place(core: cytoscape.Core, layout: PathLayout): void {
  const { columnPx, rowPx } = gridSteps(layout, core.width(), core.height());
  const isRoomy = columnPx >= roomyColumnPx && rowPx >= roomyRowPx;
  core.batch(() => {
    for (const { person, column, row } of layout.pearls) {
      core.getElementById(person.id).position({ x: column * columnPx, y: row * rowPx });
    }
    core.nodes().style({
      'text-max-width': `${Math.max(48, columnPx - 12)}px`,
      'font-size': columnPx < 110 ? 11 : isRoomy ? 14 : 13,
    });
    for (const node of core.nodes()) {
      const sizePx = pearlPx[node.data('role') === 'target' ? 'target' : 'other'] * (isRoomy ? 1.3 : 1);
      node.style({ width: sizePx, height: sizePx });
    }
  });
  if (layout.pearls.length > mostPlacedByHand) untangle(core, layout, columnPx, rowPx);
  core.zoom(1);
  core.center();
  if (core.elements().renderedBoundingBox().h > core.height() - 2 * legendPx) core.fit(undefined, legendPx);
}

/** Pearls are as wide as this, and larger where columns and rows leave room. */
const pearlPx = { target: 52, other: 40 };
const roomyColumnPx = 120;
const roomyRowPx = 110;

/** Kept free at the foot for the legend, and at the head for balance. */
const legendPx = 40;

/** Up to so many pearls the rows of the layout are clear; beyond, threads are untangled by forces. */
const mostPlacedByHand = 14;

/** Moves pearls up and down until threads lie calmly; columns stay columns, left stays left. */
function untangle(core: cytoscape.Core, layout: PathLayout, columnPx: number, rowPx: number): void {
  const columnCount = Math.max(0, ...layout.pearls.map((pearl) => pearl.column + 1));
  const columns = Array.from({ length: columnCount }, (_, column) =>
    layout.pearls.filter((pearl) => pearl.column === column).map((pearl) => pearl.person.id),
  );
  const firstIds = columns.flatMap((ids) => ids.slice(0, 1));
  const options: FcoseOptions = {
    name: 'fcose',
    randomize: false,
    animate: false,
    fit: false,
    quality: 'proof',
    idealEdgeLength: () => columnPx,
    nodeRepulsion: () => 90 * rowPx,
    alignmentConstraint: { vertical: columns },
    relativePlacementConstraint: firstIds
      .slice(1)
      .map((right, position) => ({ left: firstIds[position] ?? right, right, gap: columnPx })),
  };
  core.layout(options).run();
}

/** The options of cytoscape-fcose in use; its package brings no types. */
interface FcoseOptions extends cytoscape.BaseLayoutOptions {
  name: 'fcose';
  randomize: boolean;
  animate: boolean;
  fit: boolean;
  quality: 'draft' | 'default' | 'proof';
  idealEdgeLength: () => number;
  nodeRepulsion: () => number;
  alignmentConstraint: { vertical: string[][] };
  relativePlacementConstraint: { left: string; right: string; gap: number }[];
}

/** Dims whatever is not on the path; with null only the best path stands out. */
export function emphasize(core: cytoscape.Core, pathId: string | null, bestPathId: string | null): void {
  core.batch(() => {
    core.elements().removeClass('dim active');
    if (pathId === null) {
      on(core, bestPathId).addClass('active');
      return;
    }
    const onPath = core
      .elements()
      .filter((element) => (element.data('pathIds') as string[]).includes(pathId));
    if (onPath.empty()) return;
    onPath.addClass('active');
    core.elements().not(onPath).addClass('dim');
  });
}

function on(core: cytoscape.Core, pathId: string | null): cytoscape.CollectionReturnValue {
  return core.elements().filter((element) => pathIdsOf(element).includes(pathId ?? ''));
}

/** The paths a pearl or thread is part of, warmest first. */
export function pathIdsOf(element: cytoscape.SingularElementArgument): string[] {
  const pathIds: unknown = element.data('pathIds');
  return Array.isArray(pathIds) ? pathIds.filter((id): id is string => typeof id === 'string') : [];
}

/** The look of the canvas, from the page's own tokens. */
export function canvasStyle(tokens: CSSStyleDeclaration, scheme: 'light' | 'dark'): cytoscape.StylesheetJson {
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  return [
    {
      selector: 'node',
      style: {
        'background-opacity': 0,
        'background-image': 'data(image)',
        'background-fit': 'contain',
        'border-width': 0,
        label: 'data(label)',
        'font-family': 'Instrument Sans Variable, sans-serif',
        'font-size': 13,
        'font-weight': 500,
        color: token('--ink'),
        'text-valign': 'bottom',
        'text-margin-y': 7,
        'text-wrap': 'wrap',
        'text-max-width': '130px',
        'text-background-color': token('--surface'),
        'text-background-opacity': 0.85,
        'text-background-padding': '2px',
        'overlay-opacity': 0,
        'transition-property': 'opacity',
        'transition-duration': 120,
      },
    },
    {
      selector: 'node[role = "target"]',
      style: { 'font-weight': 600 },
    },
    {
      selector: 'node[role = "you"]',
      style: { 'border-width': 2.5, 'border-color': token('--accent') },
    },
    {
      selector: 'node[role = "missing"]',
      style: {
        'background-image': 'none',
        'border-width': 1.5,
        'border-style': 'dashed',
        'border-color': token('--field-line'),
      },
    },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': token('--thread'),
        'line-cap': 'round',
        'curve-style': 'unbundled-bezier',
        // A thread hangs a little: the sign of the string, the same on every step.
        'control-point-distances': [14],
        'control-point-weights': [0.5],
        'line-opacity': scheme === 'dark' ? 0.9 : 0.8,
        'overlay-opacity': 0,
        'transition-property': 'opacity, line-color',
        'transition-duration': 120,
      },
    },
    { selector: 'edge[?isMissing]', style: { 'line-style': 'dashed', 'line-color': token('--field-line') } },
    { selector: 'edge.active', style: { 'line-color': token('--thread-active') } },
    { selector: '.dim', style: { opacity: 0.22 } },
  ];
}

/** A pearl with initials as in the list; drawn larger than shown, so that it stays sharp. */
function pearlImage(name: string, isTarget: boolean, tokens: CSSStyleDeclaration): string {
  const token = (part: string) =>
    tokens.getPropertyValue(`--${isTarget ? 'target' : 'pearl'}-${part}`).trim();
  const rim = isTarget ? 'none' : token('rim');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 80 80">
<defs><radialGradient id="g" cx="34%" cy="28%" r="80%"><stop offset="0" stop-color="${token('light')}"/>
<stop offset=".5" stop-color="${token('mid')}"/><stop offset="1" stop-color="${token('deep')}"/></radialGradient></defs>
<circle cx="40" cy="40" r="39" fill="url(#g)" stroke="${rim}"/>
<text x="40" y="47.5" text-anchor="middle" font-family="system-ui, sans-serif" font-size="21" font-weight="600"
 fill="${token('ink')}">${escapeMarkup(initials(name))}</text></svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
