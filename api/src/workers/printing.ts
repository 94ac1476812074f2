import type { Paper } from '../register/papers/paper.js';
import { startThread } from './thread.js';

/**
 * A paper as PDF, made in a thread of its own: it takes most of a second, in which others would wait. One at a time,
 * whoever asks, and again only when the paper says something else. Rejects if the thread dies.
 */
export function printed(paper: Paper): Promise<Buffer> {
  const says = JSON.stringify(paper);
  const known = kept.get(paper.title);
  if (known?.says === says) return known.pdf;
  const pdf = turn.then(() => inThread(paper));
  turn = pdf.catch(() => void kept.delete(paper.title));
  kept.set(paper.title, { says, pdf });
  return pdf;
}

/** The last of each title. */
const kept = new Map<string, { readonly says: string; readonly pdf: Promise<Buffer> }>();
let turn: Promise<unknown> = Promise.resolve();

function inThread(paper: Paper): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = startThread('printing-thread');
    thread.once('message', (bytes: Uint8Array) => {
      resolve(Buffer.from(bytes));
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that prints has ended.')));
    thread.postMessage(paper);
  });
}
