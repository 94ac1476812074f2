// What a thread begins with to read sources, as tests do: a loader named on the command line does not reach its first module.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
