/** The entry of a thread that lays out one graph. */
import { parentPort } from 'node:worker_threads';
import { type LayoutWork, layOut } from './layout.js';

parentPort?.once('message', (work: LayoutWork) => parentPort?.postMessage(layOut(work)));
