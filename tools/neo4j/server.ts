import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseRelease, createFolder, fetchJars, mainClassOf, Neo4jToolError } from './distribution.js';

export interface Neo4jOptions {
  /** Bolt port on 127.0.0.1; 0 or absent takes a free one. */
  readonly port?: number;
  /** Folder of the database, configuration and logs; absent: a temporary one, removed on stop. */
  readonly dataDir?: string;
  /** Password of the user neo4j (8 characters or more), or 'none' to switch sign-in off. */
  readonly auth?: { readonly password: string } | 'none';
  /** A version of Neo4j Community; absent: the newest that the installed Javas can run. */
  readonly version?: string;
  /** Heap of the server; 1,024 when absent. */
  readonly heapMegabytes?: number;
  /** Memory for pages of the store; 512 when absent. */
  readonly pageCacheMegabytes?: number;
  /**
   * For some minutes of tests that empty and fill the database again and again: Java compiles quickly instead of well,
   * and a query keeps its first plan. Both halve what the server takes of the processor.
   */
  readonly isForTests?: boolean;
  /** Hears what takes long; silent when absent. */
  readonly say?: (line: string) => void;
}

export interface RunningNeo4j {
  /** Address for a driver, such as bolt://127.0.0.1:7687. */
  readonly uri: string;
  readonly user: string;
  /** Empty when sign-in is switched off. */
  readonly password: string;
  readonly version: string;
  readonly javaMajor: number;
  readonly dataDir: string;
  /** True when this start gave the folder its password; a later start cannot change it. */
  readonly passwordIsNew: boolean;
  /** Stops the server and waits until its process has ended. */
  stop(): Promise<void>;
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
}

/** The password of development servers; also the default of `npm run neo4j`. */
export const developmentPassword = 'perlen-development';

/**
 * Starts a Neo4j Community server on 127.0.0.1 and gives its address once it answers Bolt.
 * @throws Neo4jToolError for what a person can mend: Java, Maven, port, folder, or a start that fails.
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<RunningNeo4j> {
  const say = options.say ?? (() => {});
  const auth = options.auth ?? { password: developmentPassword };
  if (auth !== 'none' && auth.password.length < 8) {
    throw new Neo4jToolError('The password of Neo4j needs 8 characters or more.');
  }
  const port = await freePort(options.port ?? 0);
  const { release, java } = await chooseRelease(options.version);
  const jarFolder = await fetchJars(release, say);
  const isTemporary = options.dataDir === undefined;
  const dataDir = resolve(options.dataDir ?? mkdtempSync(join(tmpdir(), 'perlen-neo4j-')));
  writeConfiguration(dataDir, [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `dbms.security.auth_enabled=${auth !== 'none'}`,
    `server.memory.pagecache.size=${options.pageCacheMegabytes ?? 512}m`,
    ...(options.isForTests ? keepMostPlans : []),
  ]);
  const launch: Launch = { javaPath: java.path, javaMajor: java.major, jarFolder, dataDir };
  const passwordIsNew = auth !== 'none' && (await setInitialPassword(launch, auth.password));

  say(`Starting Neo4j ${release.version} on Java ${java.major} ...`);
  const server = spawnServer(launch, mainClassOf(jarFolder, release), [
    ...heapFlags(options.heapMegabytes ?? 1024),
    ...(options.isForTests ? compileQuickly : []),
  ]);
  const stop = async (): Promise<void> => {
    await endProcess(server.process);
    if (isTemporary) {
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
  try {
    await waitForBolt(server, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri: `bolt://127.0.0.1:${port}`,
    user: 'neo4j',
    password: auth === 'none' ? '' : auth.password,
    version: release.version,
    javaMajor: java.major,
    dataDir,
    passwordIsNew,
    stop,
    ended: server.ended,
  };
}

interface Launch {
  readonly javaPath: string;
  readonly javaMajor: number;
  readonly jarFolder: string;
  readonly dataDir: string;
}

interface Server {
  readonly process: ChildProcess;
  readonly ended: Promise<void>;
  lastOutput(): string;
}

/** The port itself when nothing listens there; for 0 one that was free a moment ago. */
async function freePort(port: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new Neo4jToolError(
        `Port ${port} is in use by another program. Stop it, or choose another: npm run neo4j -- --port ${port + 1}`,
      );
    }
    throw new Neo4jToolError(`Port ${port} cannot be opened (${code}). Choose another with --port.`);
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}

/**
 * Statistics that change a little with every test would have every query planned anew; those that change fifty-fold must,
 * or a plan made for three people is kept for thousands.
 */
const keepMostPlans = [
  'dbms.cypher.min_replan_interval=10s',
  'dbms.cypher.statistics_divergence_threshold=0.98',
];

const compileQuickly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

function heapFlags(megabytes: number): string[] {
  return [`-Xms${Math.min(megabytes, 256)}m`, `-Xmx${megabytes}m`];
}

function writeConfiguration(dataDir: string, settings: readonly string[]): void {
  createFolder(join(dataDir, 'conf'));
  const lines = [
    '# Written at every start by tools/neo4j.',
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    ...settings,
    '',
  ];
  try {
    writeFileSync(join(dataDir, 'conf', 'neo4j.conf'), lines.join('\n'));
  } catch (error) {
    throw new Neo4jToolError(`The folder ${dataDir} cannot be written: ${(error as Error).message}`);
  }
}

/** Gives a new folder its password; false when the folder has one already, which Neo4j then keeps. */
async function setInitialPassword(launch: Launch, password: string): Promise<boolean> {
  const hasPassword =
    existsSync(join(launch.dataDir, 'data', 'dbms', 'auth.ini')) ||
    existsSync(join(launch.dataDir, 'data', 'databases'));
  if (hasPassword) {
    return false;
  }
  const child = spawn(
    launch.javaPath,
    [...javaFlags(launch), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password],
    {
      env: { ...process.env, NEO4J_HOME: launch.dataDir, NEO4J_CONF: join(launch.dataDir, 'conf') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lastOutput = collectOutput(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    throw new Neo4jToolError(`The password could not be set:\n${lastOutput()}`);
  }
  return true;
}

function spawnServer(launch: Launch, mainClass: string, flags: readonly string[]): Server {
  const child = spawn(
    launch.javaPath,
    [
      ...flags,
      ...javaFlags(launch),
      mainClass,
      `--home-dir=${launch.dataDir}`,
      `--config-dir=${join(launch.dataDir, 'conf')}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true },
  );
  // The last resort against an orphan: a parent that ends without stop() takes the server along.
  const endWithParent = (): void => {
    child.kill();
  };
  process.once('exit', endWithParent);
  const lastOutput = collectOutput(child);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).then(() => {
    process.removeListener('exit', endWithParent);
  });
  return { process: child, ended, lastOutput };
}

/** What the release's own start script gives to Java; without it Neo4j warns or does not start. */
function javaFlags(launch: Launch): string[] {
  const openPackages = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  return [
    ...openPackages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...(launch.javaMajor >= 21
      ? ['--enable-native-access=ALL-UNNAMED', '--add-modules=jdk.incubator.vector']
      : []),
    '-cp',
    join(launch.jarFolder, '*'),
  ];
}

function collectOutput(child: ChildProcess): () => string {
  const lines: string[] = [];
  const keep = (chunk: Buffer): void => {
    lines.push(
      ...chunk
        .toString()
        .split('\n')
        .filter((line) => line.trim() !== ''),
    );
    lines.splice(0, lines.length - 40);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => lines.push(error.message));
  return () => lines.join('\n');
}

async function waitForBolt(server: Server, port: number): Promise<void> {
  const patienceMs = 120_000;
  const givesUpAt = Date.now() + patienceMs;
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  while (!(await answersBolt(port))) {
    if (hasEnded) {
      throw new Neo4jToolError(whyStartFailed(server.lastOutput()));
    }
    if (Date.now() > givesUpAt) {
      throw new Neo4jToolError(`Neo4j did not answer within ${patienceMs / 1000} s:\n${server.lastOutput()}`);
    }
    await delay(150);
  }
}

function whyStartFailed(output: string): string {
  return output.includes('FileLockException')
    ? 'Another Neo4j is using this data folder. Stop it, or choose another folder with --data.'
    : `Neo4j ended while starting:\n${output}`;
}

/** True when the port completes the opening of the Bolt protocol: a magic number, four versions, one chosen. */
function answersBolt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => {
      // Bolt 5.0 to 5.4, then 4.4; the two empty slots ask for nothing.
      socket.write(Buffer.from('6060b01700040405000004040000000000000000', 'hex'));
    });
    socket.once('data', (answer) => finish(answer.length >= 4 && answer.readUInt32BE(0) !== 0));
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await closed;
  clearTimeout(lastResort);
}
