// npm run neo4j: a real Neo4j Community for development, without Docker.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { whenNpmEnds } from '../run.mjs';
import { chooseRelease, Neo4jToolError, neo4jFolder } from './distribution.js';
import { developmentPassword, type RunningNeo4j, startNeo4j } from './server.js';

const usage = `Usage: npm run neo4j -- [options]

  --port N          Bolt port on 127.0.0.1 (default 7687; 0 takes a free one)
  --data DIR        folder of the database (default .neo4j/data-<line of the version>)
  --version X       Neo4j Community, such as 2026.09.0 or 5.26.30 (default: the newest this Java runs)
  --heap MB         memory of the server (default 1024)
  --page-cache MB   memory for pages of the store (default 512)
  --no-auth         switch sign-in off
  --help

The user is neo4j; the password is NEO4J_PASSWORD, or "${developmentPassword}" when that is not set.
`;

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => controller.abort());
}
whenNpmEnds(() => controller.abort());

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Neo4jToolError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}

async function run(parameters: string[]): Promise<number> {
  const values = readParameters(parameters);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { release } = await chooseRelease(values.version);
  const line = release.version.split('.')[0];
  const password = process.env['NEO4J_PASSWORD'] ?? developmentPassword;
  const neo4j = await startNeo4j({
    port: wholeNumber(values.port, '--port'),
    dataDir: values.data ?? join(neo4jFolder, `data-${line}`),
    auth: values['no-auth'] ? 'none' : { password },
    version: release.version,
    heapMegabytes: wholeNumber(values.heap, '--heap'),
    pageCacheMegabytes: wholeNumber(values['page-cache'], '--page-cache'),
    say: console.log,
  });
  console.log(readyMessage(neo4j));
  await untilAskedToStop(neo4j);
  if (!controller.signal.aborted) {
    console.error(`Neo4j has ended by itself; its log: ${join(neo4j.dataDir, 'logs')}`);
    return 1;
  }
  console.log('Stopping Neo4j ...');
  await neo4j.stop();
  console.log('Stopped.');
  return 0;
}

function readParameters(parameters: string[]) {
  try {
    return parseArgs({
      args: parameters,
      options: {
        port: { type: 'string', default: '7687' },
        data: { type: 'string' },
        version: { type: 'string' },
        heap: { type: 'string', default: '1024' },
        'page-cache': { type: 'string', default: '512' },
        'no-auth': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Neo4jToolError(`${(error as Error).message}\n\n${usage}`);
  }
}

function wholeNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || (name === '--port' && value > 65_535)) {
    throw new Neo4jToolError(`${name} needs a whole number, not "${text}".`);
  }
  return value;
}

function readyMessage(neo4j: RunningNeo4j): string {
  const signIn = neo4j.password === '' ? 'off' : `neo4j / ${shownPassword(neo4j)}`;
  return [
    '',
    `Neo4j ${neo4j.version} is ready.`,
    `  address   ${neo4j.uri}`,
    `  sign-in   ${signIn}`,
    `  data      ${neo4j.dataDir}`,
    '',
    `Perlen on it: NEO4J_URI=${neo4j.uri} NEO4J_USER=neo4j NEO4J_PASSWORD=... npm start`,
    'Ctrl+C stops it.',
  ].join('\n');
}

function shownPassword(neo4j: RunningNeo4j): string {
  if (!neo4j.passwordIsNew) {
    return 'the password this folder was first started with';
  }
  return process.env['NEO4J_PASSWORD'] === undefined ? neo4j.password : 'the password in NEO4J_PASSWORD';
}

async function untilAskedToStop(neo4j: RunningNeo4j): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    if (controller.signal.aborted) {
      resolve();
    }
    controller.signal.addEventListener('abort', () => resolve());
  });
  await Promise.race([asked, neo4j.ended]);
}
