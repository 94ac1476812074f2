import type { Context } from '../graphql/context.js';
import { SHARING } from '../network/types.js';
import { checkCount } from '../paths/path-query.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { OrganizationRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { compareByName } from '../search/name-order.js';
import { visiblePerson } from '../ties/tie-view.js';

const MOST_ORGANIZATIONS = 5;

/**
 * Organizations where somebody outside is known to the introducer by a tie that is shared with a name: the strongest such
 * tie first, equal ones by name, then id. Whom they know there is not told; the introducer's own employers, the own
 * company and `except` are left out. Empty for an introducer the viewer may not know of. Throws BAD_INPUT for too many ids.
 */
export function alsoThroughIntroducer(
  context: Context,
  { introducer, except }: { readonly introducer: string; readonly except: readonly string[] },
): OrganizationRecord[] {
  checkCount('except', except);
  const { model, viewer } = context;
  const person = visiblePerson(context, introducer);
  if (person === undefined) return [];
  const own = currentEmployments(person, model.asOf).map(({ organizationId }) => organizationId);
  const leftOut = new Set([...except, ...own]);
  return strongestFirst(context, person.id)
    .filter(({ id, stage }) => stage !== 'OWN' && !leftOut.has(id))
    .filter((organization) => canSeeOrganization(model, viewer, organization))
    .slice(0, MOST_ORGANIZATIONS);
}

function strongestFirst({ model }: Context, personId: string): OrganizationRecord[] {
  const { directory, graph, asOf } = model;
  const strengths = new Map<OrganizationRecord, number>();
  for (const { id, strength, sharing } of graph.neighbours(personId)) {
    const other = sharing === SHARING.named ? directory.people.get(id) : undefined;
    if (other === undefined || standingOf(other, asOf) === 'EMPLOYEE') continue;
    for (const { organizationId } of currentEmployments(other, asOf)) {
      const organization = directory.organizations.get(organizationId);
      if (organization === undefined) continue;
      strengths.set(organization, Math.max(strength, strengths.get(organization) ?? 0));
    }
  }
  return [...strengths]
    .sort(([one, strength], [other, otherStrength]) => otherStrength - strength || compareByName(one, other))
    .map(([organization]) => organization);
}
