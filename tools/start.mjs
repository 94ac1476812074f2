// @ts-check
// npm start: builds what is missing or older than its sources, then runs `perlen start` with what it was given.
import { isBuildOutdated } from './build-age.mjs';
import { root, runNode, runNpm } from './run.mjs';

if (isBuildOutdated(root)) {
  console.error('Building Perlen (only after a change of the sources) ...');
  const code = await runNpm(['run', '--silent', 'build']);
  if (code !== 0) {
    process.exit(code);
  }
}
process.exitCode = await runNode(['api/bin/perlen.js', 'start', ...process.argv.slice(2)]);
