import cytoscape from 'cytoscape';
import { useEffect, useRef } from 'react';
import { useColorScheme } from '../../design/color-scheme.js';
import { useMessages } from '../../i18n/i18n.js';
import { ThreadWords } from '../../ties/WordChip.js';
import type { PathLayout } from '../path-layout.js';
import { canvasElements, canvasStyle, emphasize, pathIdsOf, place } from './canvas-elements.js';
import { provideCytoscapeStyle } from './cytoscape-style.js';

/**
 * The paths as strings of pearls. A picture only: everything in it, and everything it can do, is in the list beside it.
 * Pointing at a string lights it up in the list; a click on a pearl opens that person.
 */
export function PathCanvas({
  layout,
  activePathId,
  onActivePath,
  onPerson,
}: {
  layout: PathLayout;
  activePathId: string | null;
  onActivePath: (id: string | null) => void;
  onPerson: (id: string) => void;
}) {
  const { t } = useMessages();
  const { scheme } = useColorScheme();
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<cytoscape.Core>(undefined);
  const handlers = useRef({ onActivePath, onPerson });
  useEffect(() => {
    handlers.current = { onActivePath, onPerson };
  });

  useEffect(() => {
    if (!container.current) return;
    const tokens = getComputedStyle(document.documentElement);
    provideCytoscapeStyle();
    const core = cytoscape({
      container: container.current,
      elements: canvasElements(layout, t('viewer.you'), tokens),
      style: canvasStyle(tokens, scheme),
      layout: { name: 'preset', fit: false },
      minZoom: 0.3,
      maxZoom: 2.5,
      autoungrabify: true,
      boxSelectionEnabled: false,
      // Scrolling the page must not get stuck in the picture.
      userZoomingEnabled: false,
    });
    place(core, layout);
    core.on('mouseover', 'node, edge', (event) => {
      const [first] = pathIdsOf(event.target);
      handlers.current.onActivePath(first ?? null);
      core.container()?.style.setProperty('cursor', event.target.isNode() ? 'pointer' : 'default');
    });
    core.on('mouseout', 'node, edge', () => {
      handlers.current.onActivePath(null);
      core.container()?.style.setProperty('cursor', 'default');
    });
    core.on('tap', 'node[?isPerson]', (event) => handlers.current.onPerson(event.target.id()));
    const resized = new ResizeObserver(() => {
      core.resize();
      place(core, layout);
    });
    resized.observe(container.current);
    canvas.current = core;
    return () => {
      resized.disconnect();
      core.destroy();
      canvas.current = undefined;
    };
  }, [layout, scheme, t]);

  // A new look means a new canvas, which knows of no emphasis yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (canvas.current) emphasize(canvas.current, activePathId, layout.bestPathId);
  }, [activePathId, layout, scheme, t]);

  return (
    <figure className="canvas">
      <div ref={container} className="canvas-drawing" role="img" aria-label={t('canvas.label')} />
      <figcaption className="canvas-legend">
        <ThreadWords />
      </figcaption>
    </figure>
  );
}
