import { readFileSync } from 'node:fs';

const FILE = '_FILE';

/**
 * Puts in what secrets' files hold: where NAME_FILE is set, NAME is the file's content without a line break at its end.
 * `problems` says of each that cannot be read, or is given twice, what to do; never what it holds.
 */
export function withSecretsOfFiles(
  given: Readonly<Record<string, string | undefined>>,
  secrets: ReadonlySet<string>,
): { readonly values: Record<string, string | undefined>; readonly problems: readonly string[] } {
  const values = { ...given };
  const problems: string[] = [];
  for (const name of secrets) {
    const path = given[name + FILE];
    if (path === undefined) continue;
    if (given[name] !== undefined) {
      problems.push(`${name} and ${name}${FILE} are both set: set one of them.`);
      continue;
    }
    const content = readSecret(path);
    if (content === undefined) problems.push(`${name}${FILE} is "${path}", which can't be read or is empty.`);
    else values[name] = content;
  }
  return { values, problems };
}

function readSecret(path: string): string | undefined {
  try {
    const content = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return content === '' ? undefined : content;
  } catch {
    return undefined;
  }
}
