import { existsSync } from 'node:fs';
import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import { embeddedDatabasePath } from '../store/embedded.js';
import { NotSupported } from '../store/errors.js';
import { type CheckReport, checkStore } from './check.js';

/** Compares what should be equal, now. Pairs of people and strengths are told to the operator of a trial alone. */
export async function checkNow(context: Context): Promise<CheckReport> {
  const { live, store, config, now } = context.application;
  await live.catchUp();
  const report = await checkStore(store, context.model, now());
  const isOpen = context.viewer.kind === 'OPERATOR' && config.mode === 'trial';
  return isOpen ? report : { ...report, findings: report.totals };
}

/** Writes a copy of the embedded database; a folder that holds one already is refused. */
export async function backUp(context: Context, folder: string): Promise<boolean> {
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
