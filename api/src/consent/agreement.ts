import { isDeepStrictEqual } from 'node:util';
import type { AgreementInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import { dayInput, lineInput } from '../graphql/inputs.js';
import { checkPageSize } from '../graphql/paging.js';
import { type AgreementRecord, isInForce } from '../read-model/consents.js';
import { agreements } from '../read-model/queries.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import { deriveEverything } from './derive-everything.js';

const saveAgreement = defineQuery('consent/save-agreement', noRows);

const LONGEST_VERSION = 100;

export interface AgreementView extends AgreementRecord {
  readonly isInForce: boolean;
}

/** What was agreed with the works council; null before there is an agreement, and in a trial, which asks nobody. */
export function presentAgreement({ directory, model }: Context): AgreementView | null {
  if (!directory.isLive || directory.agreement === null) return null;
  return viewOf(directory.agreement, model.asOf);
}

/** Each state of it, the latest first. Works council. */
export async function agreementHistory(context: Context, first: number): Promise<AgreementView[]> {
  const rows = await context.application.store.read(agreements, { limit: checkPageSize(first) });
  return rows.map((row) => viewOf(row, context.model.asOf));
}

/**
 * Writes a new state of the agreement, which holds at once in every process; what was agreed before is kept. Works
 * council of a live store. Throws BAD_INPUT for a version that is none or a day that is none.
 */
export async function setAgreement(context: Context, input: AgreementInput): Promise<AgreementView> {
  requireLive(context);
  const version = lineInput('version', input.version, LONGEST_VERSION);
  const date = dayInput('date', input.date);
  if (version === null) throw badInput('version', 'Say which version of the agreement it is.');
  if (date === null) throw badInput('date', 'Say from which day on the agreement holds.');
  const properties = {
    date,
    version,
    purposes: [...new Set(input.purposes)],
    sources: [...new Set(input.sources)],
    at: new Date().toISOString(),
  };
  const { application } = context;
  const before = tiesOf(context.directory.agreement, context.model.asOf);
  await application.live.write(async (transaction) => {
    await transaction.run(saveAgreement, { id: newId(), properties });
    transaction.touch('agreement');
  });
  const { asOf, directory } = application.live.current;
  if (!isDeepStrictEqual(before, tiesOf(directory.agreement, asOf))) await deriveEverything(application);
  const written = presentAgreement(context);
  if (written === null) throw new Error('The agreement that was written is not there.');
  return written;
}

/** Of which kinds of evidence an agreement allows ties on a day. */
function tiesOf(agreed: AgreementRecord | null, day: string): readonly string[] {
  return isInForce(agreed, day) && agreed.purposes.includes('FIND_PATHS') ? agreed.sources.toSorted() : [];
}

/** Throws CONFLICT in a trial: there everything counts as agreed. */
export function requireLive({ directory }: Context): void {
  if (directory.isLive) return;
  throw new PerlenError('CONFLICT', 'In a trial consent counts as given: nobody is asked for it.');
}

function viewOf(record: AgreementRecord, day: string): AgreementView {
  return { ...record, isInForce: isInForce(record, day) };
}
