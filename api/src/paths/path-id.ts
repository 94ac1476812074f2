import type { Context } from '../graphql/context.js';
import { canUseTie } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { visiblePerson } from '../ties/tie-view.js';

const PREFIX = 'path:';
const MOST_PEOPLE = 7;

/** A path by its people, source first, and who of them would be asked first: its source or the one after. */
export interface NamedPath {
  readonly people: readonly PersonRecord[];
  readonly introducer: PersonRecord;
}

/** Names a path for later: the same people always give the same text. It is no proof of anything. */
export function pathIdOf(peopleIds: readonly string[], introducerId: string): string {
  const text = JSON.stringify([peopleIds.indexOf(introducerId), ...peopleIds]);
  return PREFIX + Buffer.from(text).toString('base64url');
}

/**
 * The path an id names, if this viewer may use every step of it now and everybody between its ends may be led through;
 * undefined otherwise, whatever the reason, so that an id made up tells nothing.
 */
export function namedPath(context: Context, id: string): NamedPath | undefined {
  const parts = partsOf(id);
  if (parts === undefined) return undefined;
  const people = parts.peopleIds.flatMap((personId) => visiblePerson(context, personId) ?? []);
  const introducer = people[parts.introducerPlace];
  if (introducer === undefined || people.length !== parts.peopleIds.length) return undefined;
  if (new Set(people.map((person) => person.id)).size !== people.length) return undefined;
  const isUsable =
    people.slice(1).every((person, place) => isStep(context, people[place], person)) &&
    people.slice(1, -1).every((person) => canConnect(context, person));
  return isUsable ? { people, introducer } : undefined;
}

function partsOf(id: string): { introducerPlace: number; peopleIds: string[] } | undefined {
  if (!id.startsWith(PREFIX)) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(id.slice(PREFIX.length), 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return undefined;
    const [introducerPlace, ...peopleIds] = parts as unknown[];
    if (introducerPlace !== 0 && introducerPlace !== 1) return undefined;
    const texts = peopleIds.filter((one): one is string => typeof one === 'string');
    const isPath = texts.length === peopleIds.length && texts.length >= 2 && texts.length <= MOST_PEOPLE;
    return isPath && introducerPlace < texts.length - 1 ? { introducerPlace, peopleIds: texts } : undefined;
  } catch {
    return undefined;
  }
}

function isStep({ model, viewer }: Context, one: PersonRecord | undefined, other: PersonRecord): boolean {
  if (one === undefined) return false;
  const tie = model.graph.tie(one.id, other.id);
  return tie !== null && canUseTie(viewer, one.id, other.id, tie.sharing);
}

function canConnect({ model }: Context, person: PersonRecord): boolean {
  return (
    standingOf(person, model.asOf) !== 'FORMER_EMPLOYEE' || currentEmployments(person, model.asOf).length > 0
  );
}
