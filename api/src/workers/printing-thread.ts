/** The entry of a thread that prints one paper. */
import { parentPort } from 'node:worker_threads';
import type { Paper } from '../register/papers/paper.js';
import { pdfOf } from '../register/papers/pdf.js';

parentPort?.once('message', async (paper: Paper) => parentPort?.postMessage(await pdfOf(paper)));
