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
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) {
        process.removeListener(name, passOn);
      }
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
