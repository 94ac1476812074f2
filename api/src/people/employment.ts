import type { EmploymentInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { checkOrder, dayInput, lineInput } from '../graphql/inputs.js';
import { organizationInput } from '../organizations/organizations.js';
import { changeByHand, PERSON } from '../provenance/change-by-hand.js';
import type { EmploymentRecord, PersonRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import { visiblePerson } from '../ties/tie-view.js';
import { ownTieOf } from './person-fields.js';

export const setEmploymentQuery = defineQuery('people/set-employment', noRows);

/**
 * Records where somebody works or worked outside. It takes the place of the stretch at the same organization that began
 * on the same day, or on an unknown one; without `since` that of the latest stretch there, whose beginning and title
 * stay unless given. Any other stretch is added. The steward, or an employee with a tie of their own to the person. Throws
 * CONFLICT where the person has changed since the version `expected`.
 */
export async function setEmployment(
  context: Context,
  personId: string,
  input: EmploymentInput,
  expected?: string | null,
): Promise<PersonRecord> {
  const person = visiblePerson(context, personId);
  if (person === undefined) throw notFound('person');
  context.requireObject('setEmployment', ownTieOf(context, person) !== null);
  const organization = organizationInput(context, 'organization', input.organization);
  if (organization.stage === 'OWN') {
    throw badInput('organization', 'Employees of the own company belong to its departments.');
  }
  const there = person.employments.filter(({ organizationId }) => organizationId === organization.id);
  const given = dayInput('since', input.since);
  const replaced = replacedStretch(there, given);
  const properties = {
    title: input.title === undefined ? (replaced?.title ?? null) : lineInput('title', input.title),
    since: given ?? replaced?.since ?? null,
    until: dayInput('until', input.until),
  };
  checkOrder('until', properties.since, properties.until);
  await context.application.live.write(async (transaction) => {
    await changeByHand(context, transaction, PERSON, { id: person.id, expected }, () =>
      transaction.run(setEmploymentQuery, {
        id: person.id,
        organizationId: organization.id,
        replacedSince: replaced === undefined ? [] : [replaced.since ?? ''],
        properties,
      }),
    );
    transaction.touch(`person:${person.id}`);
  });
  return context.directory.person(person.id) ?? person;
}

function replacedStretch(
  there: readonly EmploymentRecord[],
  since: string | null,
): EmploymentRecord | undefined {
  if (since !== null) {
    return (
      there.find((stretch) => stretch.since === since) ?? there.find((stretch) => stretch.since === null)
    );
  }
  return [...there].sort((one, other) => ((one.since ?? '') < (other.since ?? '') ? 1 : -1))[0];
}
