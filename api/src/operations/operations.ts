import { existsSync } from 'node:fs';
import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import { embeddedDatabasePath } from '../store/embedded.js';
import { NotSupported } from '../store/errors.js';
import { type CheckReport, checkStore } from './check.js';

/** Compares what should be equal, now. */
export async function checkNow(context: Context): Promise<CheckReport> {
  context.requireRole('OPERATOR');
  await context.application.live.catchUp();
  return checkStore(context.application.store, context.model, context.application.now());
}

/** Writes a copy of the embedded database; a folder that holds one already is refused. */
export async function backUp(context: Context, folder: string): Promise<boolean> {
  context.requireRole('OPERATOR');
  if (existsSync(embeddedDatabasePath(folder))) {
    throw badInput('folder', `${folder} holds a backup already: name another folder.`);
  }
  try {
    await context.application.store.backup(folder);
    return true;
  } catch (error) {
    if (error instanceof NotSupported) throw new PerlenError('BAD_INPUT', error.message);
    throw badInput(
      'folder',
      `The backup can't be written to ${folder}: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
