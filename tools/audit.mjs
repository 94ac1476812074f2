// @ts-check
// Looks what production depends on up in the registry's list of known holes. Where the registry has no such list, says so
// in so many words: that is not the same as having found nothing.
import { spawnSync } from 'node:child_process';

const answer = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  timeout: 120_000,
});
const counts = countsIn(answer.stdout);

if (counts === undefined) {
  console.log(
    'NOT AUDITED: the registry gave no list of known holes. Nothing is known about the dependencies.',
  );
  const reason = answer.stderr.split('\n').find((line) => /audit|ERR/u.test(line) && !/https?:/u.test(line));
  if (reason !== undefined) console.log(reason);
} else {
  const { critical, high, moderate, low } = counts;
  console.log(`Known holes: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  if (critical + high > 0) {
    console.log('Run npm audit --omit=dev for what they are.');
    process.exitCode = 1;
  }
}

/**
 * How many holes of each severity there are; undefined if the answer says nothing about them.
 * @param {string} text
 * @returns {{ critical: number, high: number, moderate: number, low: number } | undefined}
 */
function countsIn(text) {
  try {
    return JSON.parse(text).metadata.vulnerabilities;
  } catch {
    return undefined;
  }
}
