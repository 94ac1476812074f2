import type { Context } from '../graphql/context.js';
import { canShowKey } from '../people/person-fields.js';
import { canSeePerson } from '../privacy/visibility.js';
import { hasKey, type Keyed } from '../read-model/source-keys.js';
import { fold } from './fold.js';
import { type Named, organizationsByName, peopleByName, projectsByName } from './name-order.js';
import { personByAddress, searchText } from './search.js';
import type { SearchKind } from './search-index.js';
import { type Subject, subjectOf } from './subject.js';

const KINDS: readonly SearchKind[] = ['PERSON', 'ORGANIZATION', 'DEPARTMENT', 'PROJECT', 'SKILL'];

/**
 * What a reference names exactly: by id, else key, else e-mail address, else domain, else name (upper and lower case
 * alike); the first of these that finds anything. Several of one name or key: all, people first, then by id. Only what
 * the viewer may see; the address of a contact names them only for whom it is shown to, or else this would tell it.
 */
export function resolve(context: Context, text: string): Subject[] {
  const reference = searchText(text);
  if (reference === '') return [];
  for (const find of [byId, byKey, byEmail, byDomain, byName]) {
    const found = find(context, reference);
    if (found.length > 0) return found;
  }
  return [];
}

function byId(context: Context, id: string): Subject[] {
  return KINDS.flatMap((kind) => subjectOf(context, kind, id) ?? []);
}

function byKey(context: Context, key: string): Subject[] {
  const { directory } = context;
  const people = directory.peopleByKey(key).filter((person) => canShowKey(context, person, key));
  const keyed = (rows: Iterable<{ id: string } & Keyed>) => [...rows].filter((row) => hasKey(row, key));
  return [
    ...subjects(context, 'PERSON', people),
    ...subjects(context, 'ORGANIZATION', keyed(directory.organizations.values())),
    ...subjects(
      context,
      'DEPARTMENT',
      [...directory.departments.values()].filter((row) => row.key === key),
    ),
    ...subjects(context, 'PROJECT', keyed(directory.projects.values())),
  ];
}

function byEmail(context: Context, email: string): Subject[] {
  const person = personByAddress(context, email);
  return person === undefined ? [] : subjects(context, 'PERSON', [person]);
}

function byDomain(context: Context, domain: string): Subject[] {
  for (const organization of context.directory.organizationsByDomain(domain)) {
    const found = subjects(context, 'ORGANIZATION', [organization]);
    if (found.length > 0) return found;
  }
  return [];
}

function byName(context: Context, name: string): Subject[] {
  const { directory, model, viewer } = context;
  const exact = plain(name);
  const named = <Row extends Named>(rows: Iterable<Row>): Row[] => {
    const found: Row[] = [];
    for (const row of rows) if (plain(row.name) === exact) found.push(row);
    return found;
  };
  const prefix = fold(name);
  const people = named(peopleByName(model).after(null, prefix));
  return [
    ...subjects(
      context,
      'PERSON',
      people.filter((person) => canSeePerson(model, viewer, person)),
    ),
    ...subjects(context, 'ORGANIZATION', named(organizationsByName(model).after(null, prefix))),
    ...subjects(context, 'DEPARTMENT', named(directory.departments.values())),
    ...subjects(context, 'PROJECT', named(projectsByName(model).after(null, prefix))),
    ...subjects(context, 'SKILL', named(directory.skills.values())),
  ];
}

function subjects(context: Context, kind: SearchKind, rows: readonly { id: string }[]): Subject[] {
  return [...rows]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id }) => subjectOf(context, kind, id) ?? []);
}

/** Letters that look alike are one; umlauts are not folded here: a reference is exact. */
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}
