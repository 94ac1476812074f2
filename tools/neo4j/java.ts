import { execFile } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** One Java runtime of this machine. */
export interface Java {
  /** Full path of the `java` program. */
  readonly path: string;
  /** Feature release: 17, 21, 25. */
  readonly major: number;
}

/** Which feature releases a program runs on; no maximum means every newer one. */
export interface JavaRange {
  readonly minimumJava: number;
  readonly maximumJava?: number;
}

/** The newest Java inside the range, or undefined when none fits. */
export function chooseJava(javas: readonly Java[], range: JavaRange): Java | undefined {
  return javas
    .filter(
      (java) =>
        java.major >= range.minimumJava && java.major <= (range.maximumJava ?? Number.POSITIVE_INFINITY),
    )
    .sort((left, right) => right.major - left.major)[0];
}

/** The feature release in what `java -version` prints, or undefined when the text is something else. */
export function javaMajorOf(versionOutput: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(versionOutput);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Every Java found in JAVA_HOME, PATH and the folders installers use, each once. */
export async function findJavas(environment: NodeJS.ProcessEnv = process.env): Promise<Java[]> {
  const programs = new Set<string>();
  for (const candidate of javaCandidates(environment)) {
    try {
      programs.add(realpathSync(candidate));
    } catch {
      // Not there: most candidates are not.
    }
  }
  const javas = await Promise.all([...programs].map(askVersion));
  return javas.filter((java) => java !== undefined);
}

const program = process.platform === 'win32' ? 'java.exe' : 'java';

function javaCandidates(environment: NodeJS.ProcessEnv): string[] {
  const javaHome = environment['JAVA_HOME'];
  return [
    ...(javaHome ? [join(javaHome, 'bin', program)] : []),
    ...(environment['PATH'] ?? environment['Path'] ?? '')
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, program)),
    ...installFolders(environment).flatMap((folder) =>
      entriesOf(folder).flatMap((entry) => [
        join(folder, entry, 'bin', program),
        join(folder, entry, 'Contents', 'Home', 'bin', program),
      ]),
    ),
  ];
}

function installFolders(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') {
    const programFiles = environment['ProgramFiles'] ?? 'C:\\Program Files';
    return ['Java', 'Eclipse Adoptium', 'Microsoft', 'Zulu', 'Amazon Corretto'].map((vendor) =>
      join(programFiles, vendor),
    );
  }
  return [
    '/usr/lib/jvm',
    '/usr/java',
    '/opt/java',
    '/Library/Java/JavaVirtualMachines',
    '/opt/homebrew/opt',
    '/usr/local/opt',
    join(homedir(), '.sdkman', 'candidates', 'java'),
    join(homedir(), '.jdks'),
  ];
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function askVersion(path: string): Promise<Java | undefined> {
  return new Promise((resolve) => {
    execFile(path, ['-version'], { timeout: 20_000 }, (error, standardOutput, errorOutput) => {
      const major = error === null ? javaMajorOf(`${errorOutput}\n${standardOutput}`) : undefined;
      resolve(major === undefined ? undefined : { path, major });
    });
  });
}
