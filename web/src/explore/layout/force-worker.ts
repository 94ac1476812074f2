import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { ForceProgress, ForceTask } from './force.js';

/** Lays a graph out by forces beside the page, in rounds, and shows what it has after each. */

cytoscape.use(fcose);

/** Each round goes on where the one before ended. */
const rounds = 8;
const iterationsPerRound = 320;

addEventListener('message', ({ data }: MessageEvent<ForceTask>) => {
  const core = cytoscape({
    headless: true,
    elements: [
      ...data.nodes.map(({ id, x, y }) => ({ data: { id }, position: { x, y } })),
      ...data.edges.map(([source, target], position) => ({
        data: { id: `edge ${position}`, source, target },
      })),
    ],
  });
  for (let round = 1; round <= rounds; round += 1) {
    const options: FcoseRound = {
      name: 'fcose',
      quality: 'default',
      animate: false,
      fit: false,
      randomize: round === 1,
      nodeDimensionsIncludeLabels: false,
      nodeSeparation: data.spacingPx,
      nodeRepulsion: () => 9_000,
      idealEdgeLength: () => data.spacingPx * 1.35,
      gravity: 0.18,
      numIter: iterationsPerRound,
      packComponents: true,
    };
    core.layout(options).run();
    const progress: ForceProgress = {
      share: round / rounds,
      places: core.nodes().map((node): [string, number, number] => {
        const { x, y } = node.position();
        return [node.id(), Math.round(x), Math.round(y)];
      }),
    };
    self.postMessage(progress);
  }
});

/** The options of cytoscape-fcose in use; its package brings no types. */
interface FcoseRound extends cytoscape.BaseLayoutOptions {
  name: 'fcose';
  quality: 'default';
  animate: false;
  fit: false;
  randomize: boolean;
  nodeDimensionsIncludeLabels: boolean;
  nodeSeparation: number;
  nodeRepulsion: () => number;
  idealEdgeLength: () => number;
  gravity: number;
  numIter: number;
  packComponents: boolean;
}
