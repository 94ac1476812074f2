import { ANY_COLLEAGUE } from '../../auth/viewer.js';
import { keepPrivateForSameAddress, type SameAddress } from '../../people/same-address.js';
import { canSeeOrganization, canSeePerson } from '../../privacy/visibility.js';
import type { LiveReadModel } from '../../read-model/live.js';
import type { WriteTransaction } from '../../store/store.js';
import type { BatchPlan } from './batch.js';
import type { KnownPerson, KnownRecords } from './known-records.js';

/** Which records somebody keeps to themselves: a file of the company's is not about these, whatever address it names. */
export interface KeptToThemselves {
  readonly isPersonKept: (id: string) => boolean;
  readonly isOrganizationKept: (id: string) => boolean;
}

export function keptToThemselves(live: Pick<LiveReadModel, 'current'>): KeptToThemselves {
  return {
    isPersonKept: (id) => {
      const person = live.current.directory.person(id);
      return person !== undefined && !canSeePerson(live.current, ANY_COLLEAGUE, person);
    },
    isOrganizationKept: (id) => {
      const organization = live.current.directory.organizations.get(id);
      return organization !== undefined && !canSeeOrganization(live.current, ANY_COLLEAGUE, organization);
    },
  };
}

/**
 * After the people of a batch are written and before its ties are derived: whoever keeps private the tie to another
 * record of the same address keeps private what may come to be with these.
 */
export async function keepPrivate(
  transaction: WriteTransaction,
  draft: KnownRecords,
  plan: BatchPlan,
  day: string,
): Promise<void> {
  const concerned = new Set([
    ...draft.people.changed().map(({ after }) => after.id),
    ...plan.pairs.flatMap(({ a, b }) => [a, b]),
  ]);
  const found = [...concerned].flatMap((id): SameAddress[] => {
    const person = draft.people.get(id);
    const others = person === undefined ? [] : othersOfSameAddress(draft, person);
    return others.length === 0 ? [] : [{ id: draft.livingId(id), otherIds: others }];
  });
  await keepPrivateForSameAddress(transaction, found, day);
}

function othersOfSameAddress(draft: KnownRecords, person: KnownPerson): string[] {
  const addresses = person.email === null ? person.otherEmails : [person.email, ...person.otherEmails];
  const living = draft.livingId(person.id);
  const others = addresses.flatMap((address) => draft.peopleByEmail(address));
  return [...new Set(others.map(({ id }) => id))].filter((id) => draft.livingId(id) !== living);
}
