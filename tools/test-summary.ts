// The closing line of .ci/run: the sum over the reports of every layer; a layer without a test is a failure.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';
import { addCounts, countTests, layers, type TestCounts } from './test-results.js';

const counts = layers.map((layer): TestCounts => {
  const path = join(root, 'test-results', `${layer}.json`);
  const found = existsSync(path)
    ? countTests(readFileSync(path, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  const hasRun = found.passed + found.failed > 0;
  console.log(
    `${layer.padEnd(13)} ${hasRun ? `${found.passed} of ${found.passed + found.failed}` : 'ran no test'}`,
  );
  return hasRun ? found : { passed: 0, failed: 1, skipped: 0 };
});
const total = addCounts(counts);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
