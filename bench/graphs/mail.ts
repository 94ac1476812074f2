/** The graph of real mail: seed/enron read by Perlen's own import into an embedded store, strengths as it derives them. */
import { fileURLToPath } from 'node:url';
import { pinoToStderr } from '../../api/src/cli/connection.js';
import { readConfig } from '../../api/src/config/config.js';
import { type ImportRequest, runImport } from '../../api/src/imports/pipeline/run-import.js';
import type { TieGraph } from '../../api/src/network/graph.js';
import { openApplication } from '../../api/src/open-application.js';
import { keepMode } from '../../api/src/seed/first-start.js';
import { emptyPlainGraph, type PlainGraph } from './plain-graph.js';

/** The mail ends in 2002: on today's clock every tie would have faded. */
export const MAIL_CLOCK = '2002-07-01T00:00:00Z';
const FILE = fileURLToPath(new URL('../../seed/enron/enron-headers.mbox.gz', import.meta.url));

export const MAIL: Pick<ImportRequest, 'kind' | 'path' | 'fileName' | 'ownDomains'> = {
  kind: 'MAIL',
  path: FILE,
  fileName: 'enron-headers.mbox.gz',
  ownDomains: ['enron.com'],
};

/** Imports the mail into an empty folder and gives everybody and all ties that came of it. */
export async function importMailGraph(folder: string): Promise<PlainGraph> {
  const config = readConfig({
    PERLEN_DATA: folder,
    PERLEN_CLOCK: MAIL_CLOCK,
    PERLEN_LOG_LEVEL: 'error',
  });
  const { application, close } = await openApplication(config, pinoToStderr(config));
  try {
    await keepMode(application.store, config.mode);
    const { stored } = await runImport(application, {
      ...MAIL,
      upload: null,
      isDryRun: false,
      mapping: null,
    });
    if (stored.state !== 'DONE') throw new Error(`the mail was not imported: ${stored.errorCode}`);
    const { directory, graph } = application.live.current;
    if (graph.tieCount === 0) throw new Error('the mail made no ties');
    return plainGraphOf(graph, [...directory.people.keys()]);
  } finally {
    await close();
  }
}

/** People in the order of their ids, so that equal paths come in the same order. */
function plainGraphOf(graph: TieGraph, ids: readonly string[]): PlainGraph {
  const sorted = ids.toSorted((one, other) => (one < other ? -1 : 1));
  const numbers = new Map(sorted.map((id, number) => [id, number]));
  const ties = sorted.flatMap((id, from) =>
    graph.neighbours(id).flatMap((neighbour) => {
      const to = numbers.get(neighbour.id) ?? -1;
      return from < to ? [{ from, to, strength: neighbour.strength }] : [];
    }),
  );
  const plain = emptyPlainGraph(sorted.length, ties.length);
  for (const [tie, { from, to, strength }] of ties.entries()) {
    plain.from[tie] = from;
    plain.to[tie] = to;
    plain.strengths[tie] = strength;
  }
  for (const [person, id] of sorted.entries()) plain.isEmployee[person] = graph.isPresentEmployee(id) ? 1 : 0;
  return plain;
}
