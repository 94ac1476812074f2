import type { DuplicatePersonFragment } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import './messages.js';

/** A line of the comparison: what each of the two says, and whether they differ. */
export interface ComparedField {
  readonly label: MessageKey;
  readonly values: readonly [string, string];
  readonly isDifferent: boolean;
}

/** What the two records say side by side; what neither says anything about is left out. */
export function compareFields(
  one: DuplicatePersonFragment,
  other: DuplicatePersonFragment,
  read: Readonly<Record<'kind' | 'ties' | 'leftAt', (person: DuplicatePersonFragment) => string>>,
): ComparedField[] {
  const fields: readonly [MessageKey, (person: DuplicatePersonFragment) => string][] = [
    ['duplicates.field.name', ({ name }) => name],
    ['duplicates.field.kind', read.kind],
    ['duplicates.field.title', ({ title }) => title ?? ''],
    ['duplicates.field.department', ({ department }) => department?.name ?? ''],
    ['duplicates.field.employers', employersOf],
    ['duplicates.field.email', ({ email }) => email ?? ''],
    ['duplicates.field.phone', ({ phone }) => phone ?? ''],
    ['duplicates.field.leftAt', read.leftAt],
    ['duplicates.field.skills', ({ skills }) => listed(skills.map(({ name }) => name))],
    ['duplicates.field.projects', ({ projects }) => listed(projects.map(({ project }) => project.name))],
    [
      'duplicates.field.sources',
      ({ origins }) => listed(origins.flatMap(({ sourceName }) => sourceName ?? [])),
    ],
    ['duplicates.field.ties', read.ties],
  ];
  return fields.flatMap(([label, valueIn]) => {
    const values = [valueIn(one), valueIn(other)] as const;
    if (values[0] === '' && values[1] === '') return [];
    return [{ label, values, isDifferent: values[0] !== values[1] }];
  });
}

/** The employee's record stays: the server would refuse the other way round. */
export function canKeep(person: DuplicatePersonFragment, other: DuplicatePersonFragment): boolean {
  return person.kind === 'EMPLOYEE' || other.kind !== 'EMPLOYEE';
}

function employersOf({ employments }: DuplicatePersonFragment): string {
  return listed(employments.map(({ organization }) => organization.name));
}

const mostListed = 4;

function listed(names: readonly string[]): string {
  const all = [...new Set(names)].sort();
  return all.length <= mostListed
    ? all.join(', ')
    : `${all.slice(0, mostListed).join(', ')} +${all.length - mostListed}`;
}
