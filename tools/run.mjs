// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a JavaScript file in this same Node, sharing the terminal and passing signals on.
 * @param {readonly string[]} parameters the file, relative to the repository, and what it is given
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export function runNode(parameters, environment = process.env) {
  return run(process.execPath, parameters, environment, false);
}

/**
 * Runs npm, the one that runs us where there is one.
 * @param {readonly string[]} parameters
 * @returns {Promise<number>} its exit code
 */
export function runNpm(parameters) {
  const npmFile = process.env['npm_execpath'];
  return npmFile === undefined
    ? run('npm', parameters, process.env, process.platform === 'win32')
    : runNode([npmFile, ...parameters]);
}

/**
 * Calls back when the npm that runs this process has ended: killed by a signal it takes its script's process
 * along only when a terminal does that for it.
 * @param {() => void} callBack
 * @returns {() => void} stops waiting
 */
export function whenNpmEnds(callBack) {
  const parentAtStart = process.ppid;
  const timer = setInterval(() => {
    if (process.env['npm_lifecycle_event'] !== undefined && process.ppid !== parentAtStart) {
      clearInterval(timer);
      callBack();
    }
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {NodeJS.ProcessEnv} environment
 * @param {boolean} shell
 * @returns {Promise<number>}
 */
function run(program, parameters, environment, shell) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: root, env: environment, stdio: 'inherit', shell });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      // A terminal gives Ctrl+C to the child as well; a second one could be taken for impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) {
        child.kill(signal);
      }
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) {
      process.on(signal, passOn);
    }
    const stopWaiting = whenNpmEnds(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopWaiting();
      for (const name of signals) {
        process.removeListener(name, passOn);
      }
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
