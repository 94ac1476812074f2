import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import type { ImportKind } from '../imports/pipeline/batch.js';
import { type AgreedSource, mayBeTied, mayCount, mayUse } from '../read-model/consents.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';
import type { WriteTransaction } from '../store/store.js';
import { holdConsents } from './hold.js';
import { readPermitting } from './permitting.js';

/** Why a file of the company's may not be imported today; null if it may. Lists of people and things always may. */
export function whyNotImported(
  { directory, asOf }: ReadModel,
  kind: ImportKind,
  mailboxOwner: string | null,
): 'noAgreement' | 'ownerConsent' | null {
  if (!directory.isLive || (kind !== 'MAIL' && kind !== 'TIES')) return null;
  const isAgreed = directory.agreement !== null && directory.agreement.date <= asOf;
  if (!isAgreed || !directory.agreement?.purposes.includes('FIND_PATHS')) return 'noAgreement';
  if (kind === 'TIES') return null;
  if (!mayCount(directory, 'MESSAGED', asOf)) return 'noAgreement';
  const owner = mailboxOwner === null ? undefined : directory.person(mailboxOwner);
  const isWilling = owner?.isEmployee === true && mayUse(directory, 'FIND_PATHS', owner.id, asOf);
  return isWilling ? null : 'ownerConsent';
}

/**
 * Refuses what somebody would add about themselves and others: CONFLICT before the agreement allows this kind of evidence,
 * and without their own consent to FIND_PATHS. Never in a trial.
 */
export function requireOwnConsent(
  { model }: Pick<Context, 'model'>,
  own: PersonRecord,
  kinds: readonly AgreedSource[],
): void {
  const { directory, asOf } = model;
  if (!directory.isLive) return;
  const { agreement } = directory;
  const isAgreed = agreement?.purposes.includes('FIND_PATHS') === true;
  if (!isAgreed || !kinds.some((kind) => mayCount(directory, kind, asOf))) {
    throw new PerlenError('CONFLICT', 'No agreement with the works council that is in force allows this.');
  }
  if (!mayUse(directory, 'FIND_PATHS', own.id, asOf)) {
    throw new PerlenError(
      'CONFLICT',
      'Consent first to paths being found over you: without that nothing is kept.',
    );
  }
}

/**
 * Keeps consents as they are until the transaction ends; answers with whom anything of somebody's may be kept then. In a
 * trial with everybody.
 */
export async function holdConsentsAmong(
  { directory, model }: Pick<Context, 'directory' | 'model'>,
  transaction: WriteTransaction,
  own: PersonRecord,
  others: readonly PersonRecord[],
): Promise<(other: PersonRecord) => boolean> {
  if (!directory.isLive) return () => true;
  await holdConsents(transaction);
  const idsOf = (id: string) => directory.idsOf(id);
  const ids = [own, ...others].flatMap(({ id }) => idsOf(id));
  const permitting = await readPermitting(transaction, ids, idsOf);
  return (other) => mayBeTied(permitting, own, other, model.asOf);
}
