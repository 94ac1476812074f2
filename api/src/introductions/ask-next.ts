import type { Context } from '../graphql/context.js';
import type { PathTarget } from '../network/types.js';
import type { WriteTransaction } from '../store/store.js';
import { type Holder, holdersOf } from './holders.js';
import { ask, end, type IntroductionRow } from './introduction-store.js';

/**
 * Goes on with a request that whoever was asked last did not accept: asks the next one behind an offer, and ends it as
 * declined where nobody is left or a named path was asked along.
 */
export async function askNextOrEnd(
  context: Context,
  transaction: WriteTransaction,
  row: IntroductionRow,
  at: string,
): Promise<void> {
  if (!(await askNext(context, transaction, row, at))) await end(transaction, row.id, 'DECLINED', at);
}

/** Asks whoever stands behind the offer now and was not asked yet; false if there is nobody. */
export async function askNext(
  context: Context,
  transaction: WriteTransaction,
  row: IntroductionRow,
  at: string,
): Promise<boolean> {
  const next = row.isFromOffer ? nextHolder(context, row) : undefined;
  if (next === undefined) return false;
  const contactId = row.targetOrganizationId === null ? null : next.contactId;
  await ask(transaction, row.id, next.personId, at, contactId);
  return true;
}

/** Who stopped sharing since is left alone. */
function nextHolder({ directory, model }: Context, row: IntroductionRow): Holder | undefined {
  const done = new Set(
    [...row.askerIds, ...row.asks.map(({ personId }) => personId)].map(directory.canonicalId),
  );
  const target = offerTarget(row, directory.canonicalId);
  if (target === undefined) return undefined;
  return holdersOf(model, target).find(({ personId }) => !done.has(personId));
}

function offerTarget(
  { targetOrganizationId, targetIds }: IntroductionRow,
  canonicalId: (id: string) => string,
): PathTarget | undefined {
  if (targetOrganizationId !== null) return { kind: 'ORGANIZATION', id: targetOrganizationId };
  const targetId = targetIds[0];
  return targetId === undefined ? undefined : { kind: 'PERSON', id: canonicalId(targetId) };
}
