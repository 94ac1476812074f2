/** The entry of a thread that searches: it follows the graph step by step, and works through what it is asked. */
import { parentPort } from 'node:worker_threads';
import type { SearchGraph } from '../network/search-graph.js';
import { graphAfter } from './graph-feed.js';
import type { ToSearchThread } from './messages.js';
import { SearchScheduler } from './search-scheduler.js';

/** Between two looks at what has been said meanwhile. */
const WORK_MS = 2;

const port = parentPort;
if (port === null) throw new Error('search-thread is for a thread of its own.');

const scheduler = new SearchScheduler((message) => port.postMessage(message));
let graph: SearchGraph | undefined;
let isWorking = false;

port.on('message', (message: ToSearchThread) => {
  switch (message.kind) {
    case 'GRAPH':
      graph = graphAfter(graph, message.step);
      return;
    case 'STOP':
      scheduler.stop(message.id, message.isAnswerWanted);
      return;
    case 'SEARCH':
      if (graph === undefined) throw new Error('A search came before the graph.');
      scheduler.add(message.id, message.task, graph, message.timeoutMs);
      if (!isWorking) workOn();
  }
});

function workOn(): void {
  isWorking = true;
  scheduler.work(WORK_MS);
  if (scheduler.isIdle) isWorking = false;
  else setImmediate(workOn);
}
