import type { Application } from '../application.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';

const LONGEST_KEY = 64;

const runningByApplication = new WeakMap<Application, Map<string, AbortController>>();

/**
 * Runs a search that its asker can end early by the key they gave it, with what it has found by then. A further search
 * under the same key ends the one before. Throws BAD_INPUT for a key that is too long.
 */
export async function runStoppable<Answer>(
  context: Context,
  searchKey: string | null | undefined,
  search: (stopSignal: AbortSignal | undefined) => Promise<Answer>,
): Promise<Answer> {
  if (searchKey === null || searchKey === undefined) return search(undefined);
  const running = runningOf(context.application);
  const name = nameOf(context, searchKey);
  const controller = new AbortController();
  running.get(name)?.abort();
  running.set(name, controller);
  try {
    return await search(controller.signal);
  } finally {
    if (running.get(name) === controller) running.delete(name);
  }
}

/** Ends the viewer's search of this key; false if there is none any more. */
export function stopSearch(context: Context, searchKey: string): boolean {
  const controller = runningOf(context.application).get(nameOf(context, searchKey));
  controller?.abort();
  return controller !== undefined;
}

function nameOf({ viewer }: Context, searchKey: string): string {
  if (searchKey.length > LONGEST_KEY) throw badInput('searchKey', `At most ${LONGEST_KEY} characters.`);
  return `${viewer.kind === 'PERSON' ? viewer.personId : viewer.kind} ${searchKey}`;
}

function runningOf(application: Application): Map<string, AbortController> {
  const known = runningByApplication.get(application) ?? new Map<string, AbortController>();
  runningByApplication.set(application, known);
  return known;
}
