import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../../api/src/store/make-folder.js';
import { chooseJava, findJavas, type Java, type JavaRange } from './java.js';

/** A failure whose message already tells a person what to do; it is shown without a stack. */
export class Neo4jToolError extends Error {
  override readonly name = 'Neo4jToolError';
}

/** A version of Neo4j Community and the Java it runs on. */
export interface Neo4jRelease extends JavaRange {
  readonly version: string;
}

/** A release together with the Java that will run it. */
export interface ChosenRelease {
  readonly release: Neo4jRelease;
  readonly java: Java;
}

/** Where downloaded jars and, unless told otherwise, databases are kept; git ignores it. */
export const neo4jFolder = fileURLToPath(new URL('../../.neo4j', import.meta.url));

const newestRelease: Neo4jRelease = { version: '2026.09.0', minimumJava: 21 };
const longTermRelease: Neo4jRelease = { version: '5.26.30', minimumJava: 17, maximumJava: 21 };

/**
 * The release to run on this machine: the one asked for, else the newest that the installed Javas can run.
 * @throws Neo4jToolError when no Java fits.
 */
export async function chooseRelease(version: string | undefined): Promise<ChosenRelease> {
  return chooseReleaseFor(await findJavas(), version);
}

/** As chooseRelease, with the Javas given. */
export function chooseReleaseFor(javas: readonly Java[], version: string | undefined): ChosenRelease {
  const releases = version === undefined ? [newestRelease, longTermRelease] : [releaseOf(version)];
  for (const release of releases) {
    const java = chooseJava(javas, release);
    if (java !== undefined) {
      return { release, java };
    }
  }
  throw new Neo4jToolError(noJavaMessage(javas, version === undefined ? undefined : releaseOf(version)));
}

/**
 * Copies the jars of a release by Maven into .neo4j/lib/<version>, once; gives that folder.
 * @throws Neo4jToolError when Maven is missing or fails.
 */
export async function fetchJars(release: Neo4jRelease, say: (line: string) => void): Promise<string> {
  const folder = join(neo4jFolder, 'lib', release.version);
  if (existsSync(folder)) {
    return folder;
  }
  say(`Fetching Neo4j Community ${release.version} by Maven (about 130 MB, once) ...`);
  // Copied beside and then renamed, so that an interrupted download never looks like a complete one.
  const unfinishedFolder = `${folder}.unfinished-${process.pid}`;
  try {
    createFolder(unfinishedFolder);
    await runMaven(release, unfinishedFolder);
    renameSync(unfinishedFolder, folder);
  } catch (error) {
    rmSync(unfinishedFolder, { recursive: true, force: true });
    if (!existsSync(folder)) {
      throw error;
    }
  }
  return folder;
}

/** The class that starts the server; its name changed between 5 and 2025. */
export function mainClassOf(jarFolder: string, release: Neo4jRelease): string {
  // The directory of a jar holds its entries' names as plain text, which spares a zip reader.
  const jar = readFileSync(join(jarFolder, `neo4j-${release.version}.jar`)).toString('latin1');
  return jar.includes('org/neo4j/server/Neo4jCommunity.class')
    ? 'org.neo4j.server.Neo4jCommunity'
    : 'org.neo4j.server.CommunityEntryPoint';
}

/** What keeps `npm run neo4j` from working here (Java, Maven), or undefined when nothing does. */
export async function whyNeo4jCannotRun(): Promise<string | undefined> {
  try {
    const { release } = await chooseRelease(undefined);
    if (!existsSync(join(neo4jFolder, 'lib', release.version)) && findMaven() === undefined) {
      return 'Maven is missing';
    }
    return undefined;
  } catch {
    return 'no Java 17 or newer was found';
  }
}

/**
 * Makes a folder and whatever is above it.
 * @throws Neo4jToolError when it can't be made there.
 */
export function createFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new Neo4jToolError(
      `The folder ${folder} can't be made: ${(error as Error).message}. Choose another.`,
    );
  }
}

function releaseOf(version: string): Neo4jRelease {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Neo4jToolError(
      `"${version}" is not a version of Neo4j. Examples: ${newestRelease.version}, ${longTermRelease.version}.`,
    );
  }
  const isLongTermLine = version.startsWith('5.');
  return { ...(isLongTermLine ? longTermRelease : newestRelease), version };
}

function noJavaMessage(javas: readonly Java[], release: Neo4jRelease | undefined): string {
  const found =
    javas.length === 0
      ? 'No Java was found in JAVA_HOME, PATH or the usual folders.'
      : `Found only Java ${javas.map((java) => java.major).join(', ')}.`;
  const minimumJava = release?.minimumJava ?? longTermRelease.minimumJava;
  const wanted =
    release?.maximumJava === undefined
      ? `${minimumJava} or newer`
      : `${minimumJava} to ${release.maximumJava}`;
  return [
    `Neo4j ${release === undefined ? '' : `${release.version} `}needs Java ${wanted}. ${found}`,
    'Install one, for example:',
    '  Debian, Ubuntu   apt-get install openjdk-17-jre-headless',
    '  macOS            brew install openjdk@21',
    '  Windows          winget install EclipseAdoptium.Temurin.21.JRE',
    'or name it in JAVA_HOME. Perlen itself needs no Java: without Neo4j it keeps its data in a folder.',
  ].join('\n');
}

function findMaven(): string | undefined {
  const names = process.platform === 'win32' ? ['mvn.cmd', 'mvn.bat'] : ['mvn'];
  const home = process.env['MAVEN_HOME'] ?? process.env['M2_HOME'];
  const folders = [
    ...(home ? [join(home, 'bin')] : []),
    ...(process.env['PATH'] ?? process.env['Path'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((candidate) => existsSync(candidate));
}

function runMaven(release: Neo4jRelease, target: string): Promise<void> {
  const maven = findMaven();
  if (maven === undefined) {
    throw new Neo4jToolError(
      'Maven (mvn) was not found in PATH or MAVEN_HOME; it fetches Neo4j once. Install it, for example:\n' +
        '  Debian, Ubuntu   apt-get install maven\n  macOS            brew install maven\n' +
        '  Windows          winget install Apache.Maven',
    );
  }
  const parameters = [
    '--batch-mode',
    '--quiet',
    '--file',
    fileURLToPath(new URL('pom.xml', import.meta.url)),
    'dependency:copy-dependencies',
    `-Dneo4j.version=${release.version}`,
    `-DoutputDirectory=${target}`,
    '-DincludeScope=runtime',
  ];
  // On Windows mvn is a .cmd file, which only a shell may start; then quoting is ours to do.
  const needsShell = process.platform === 'win32';
  const quote = (text: string) => (needsShell ? `"${text}"` : text);
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    const child = spawn(quote(maven), parameters.map(quote), {
      shell: needsShell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.on('error', (error) => reject(new Neo4jToolError(`Maven did not start: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0 && readdirSync(target).some((file) => file === `neo4j-${release.version}.jar`)) {
        resolve();
      } else {
        const lastLines = output.join('').trim().split('\n').slice(-15).join('\n');
        reject(new Neo4jToolError(`Maven could not fetch Neo4j ${release.version}:\n${lastLines}`));
      }
    });
  });
}
