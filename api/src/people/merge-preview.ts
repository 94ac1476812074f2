import type { MergeDifference } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { canUseTie } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { visiblePerson } from '../ties/tie-view.js';
import { checkMergeable, twoRecords } from './merge.js';
import { departmentOf, organizationOf, shownEmail, shownKey, shownPhone, titleOf } from './person-fields.js';

/** What a merge would bring together; null if the viewer does not know of one of the two. Changes nothing. */
export function mergePreview(context: Context, input: { keep: string; remove: string }) {
  const isKnown = [input.keep, input.remove].every((id) => visiblePerson(context, id) !== undefined);
  if (!isKnown) return null;
  const { keep, remove } = twoRecords(context, input);
  checkMergeable(context, keep, remove);
  const known = usableNeighbours(context, keep);
  const others = [...usableNeighbours(context, remove)].filter((id) => id !== keep.id);
  const commonTieCount = others.filter((id) => known.has(id)).length;
  return {
    keep,
    remove,
    differences: differences(context, keep, remove),
    commonTieCount,
    gainedTieCount: others.length - commonTieCount,
  };
}

const shownFields: Readonly<Record<string, (context: Context, person: PersonRecord) => string | null>> = {
  name: (_, person) => person.name,
  kind: ({ model }, person) => standingOf(person, model.asOf),
  key: shownKey,
  email: shownEmail,
  phone: shownPhone,
  title: titleOf,
  department: (context, person) => departmentOf(context, person)?.name ?? null,
  organization: (context, person) => organizationOf(context, person)?.name ?? null,
  languages: (_, person) => person.languages.join(', ') || null,
  leftAt: (_, person) => person.leftAt,
};

function differences(context: Context, keep: PersonRecord, remove: PersonRecord): MergeDifference[] {
  return Object.entries(shownFields)
    .map(([field, read]) => ({ field, keep: read(context, keep), remove: read(context, remove) }))
    .filter((difference) => difference.keep !== difference.remove);
}

/** Only ties the viewer may use count: an unshared one would show in the number. */
function usableNeighbours(context: Context, person: PersonRecord): Set<string> {
  const neighbours = context.model.graph
    .neighbours(person.id)
    .filter(({ id, sharing }) => canUseTie(context.viewer, person.id, id, sharing));
  return new Set(neighbours.map(({ id }) => id));
}
