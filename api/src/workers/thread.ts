import { Worker } from 'node:worker_threads';

/** Starts a thread on one of the modules of this folder. It keeps no process alive. */
export function startThread(name: 'search-thread' | 'layout-thread' | 'printing-thread'): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const module = new URL(`./${name}.${isSource ? 'ts' : 'js'}`, import.meta.url);
  const worker = isSource
    ? new Worker(new URL('./from-source.mjs', import.meta.url), { workerData: { module: module.href } })
    : new Worker(module);
  worker.unref();
  return worker;
}
