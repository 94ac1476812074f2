import { v7 as uuidV7 } from 'uuid';
import { departmentInput } from '../departments/departments.js';
import type { CreatePersonInput, UpdatePersonInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { dayInput, emailInput, lineInput, linesInput, nameInput } from '../graphql/inputs.js';
import { organizationInput } from '../organizations/organizations.js';
import { canSeePerson } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { ConstraintViolation } from '../store/errors.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { visiblePerson } from '../ties/tie-view.js';
import { setEmploymentQuery } from './employment.js';
import { presentEmployment } from './person-fields.js';

type Properties = Record<string, string | boolean | string[] | null>;

/**
 * Creates an employee (steward) or a contact (any employee). What is created here is knowledge of the company and seen
 * by everybody: a contact one wants for oneself comes with one's own word on a tie. Throws ALREADY_EXISTS if somebody
 * the viewer may know of has the e-mail address. Somebody they may not know of is made this person instead, without a
 * word: refusing would betray a private tie.
 */
export async function createPerson(context: Context, input: CreatePersonInput): Promise<PersonRecord> {
  const isEmployee = input.kind === 'EMPLOYEE';
  context.requireRole(isEmployee ? 'STEWARD' : 'EMPLOYEE');
  if (isEmployee && input.organization) {
    throw badInput('organization', 'An employee belongs to a department, not to an organization outside.');
  }
  if (!isEmployee && input.department) {
    throw badInput('department', 'A contact works at an organization, not in a department.');
  }
  const email = emailInput('email', input.email);
  const hidden = checkEmail(context, email, undefined);
  const organization = input.organization
    ? organizationInput(context, 'organization', input.organization)
    : undefined;
  const departmentIds = input.department ? [departmentInput(context, 'department', input.department).id] : [];
  const title = lineInput('title', input.title);
  const properties: Properties = {
    name: nameInput('name', input.name),
    email,
    phone: lineInput('phone', input.phone, LONGEST_PHONE),
    title: organization === undefined ? title : null,
    languages: languagesInput(input.languages),
    recorded: true,
  };
  const id = hidden?.id ?? uuidV7();
  await writeUnique(context, async (transaction) => {
    if (hidden === undefined) await transaction.run(createQuery, { id, isEmployee, properties });
    else await transaction.run(updateQuery, { id, properties: withoutNulls(properties) });
    if (hidden !== undefined && isEmployee) await transaction.run(becomeEmployee, { id });
    if (isEmployee) await transaction.run(setDepartments, { id, departmentIds });
    if (organization !== undefined) {
      await transaction.run(setEmploymentQuery, {
        id,
        organizationId: organization.id,
        replacedSince: [''],
        properties: { title },
      });
    }
    transaction.touch(`person:${id}`);
  });
  return known(context, id);
}

/** Changes the fields that are given; null empties one. The steward, or oneself for one's own languages. */
export async function updatePerson(
  context: Context,
  id: string,
  input: UpdatePersonInput,
): Promise<PersonRecord> {
  context.requireViewer();
  const person = known(context, id);
  const isOwn = context.viewer.kind === 'PERSON' && context.viewer.personId === person.id;
  const isLanguagesOnly = Object.entries(input).every(
    ([field, value]) => field === 'languages' || value === undefined,
  );
  if (!isOwn || !isLanguagesOnly) context.requireRole('STEWARD');
  checkKindOfFields(person, input);
  const properties = propertiesOf(context, person, input);
  const departmentIds =
    input.department && person.isEmployee
      ? [departmentInput(context, 'department', input.department).id]
      : [];
  const managerIds = input.reportsTo ? [managerInput(context, person, input.reportsTo).id] : [];
  const employment = input.title === undefined ? undefined : presentEmployment(context, person);
  if (employment !== undefined) delete properties['title'];
  await writeUnique(context, async (transaction) => {
    await transaction.run(updateQuery, { id: person.id, properties });
    if (input.department !== undefined)
      await transaction.run(setDepartments, { id: person.id, departmentIds });
    if (input.reportsTo !== undefined) await transaction.run(setManager, { id: person.id, managerIds });
    if (employment !== undefined) {
      const { organizationId, since, until } = employment;
      await transaction.run(setEmploymentQuery, {
        id: person.id,
        organizationId,
        replacedSince: [since ?? ''],
        properties: { title: lineInput('title', input.title), since, until },
      });
    }
    transaction.touch(`person:${person.id}`);
  });
  return known(context, person.id);
}

const createQuery = defineQuery('people/create', noRows);
const updateQuery = defineQuery('people/update', noRows);
const becomeEmployee = defineQuery('people/become-employee', noRows);
const setDepartments = defineQuery('people/set-departments', noRows);
const setManager = defineQuery('people/set-manager', noRows);

const LONGEST_PHONE = 50;
const MOST_LANGUAGES = 30;
const LONGEST_LANGUAGE = 50;

function known(context: Context, id: string): PersonRecord {
  const found = visiblePerson(context, id);
  if (found === undefined) throw notFound('person');
  return found;
}

/** A contact has no department, no manager and no day of leaving. */
function checkKindOfFields(person: PersonRecord, input: UpdatePersonInput): void {
  if (person.isEmployee) return;
  for (const field of ['department', 'reportsTo', 'leftAt'] as const) {
    if (input[field] !== undefined && input[field] !== null) {
      throw badInput(field, 'Only employees have this; where a contact works is set by setEmployment.');
    }
  }
}

function propertiesOf(context: Context, person: PersonRecord, input: UpdatePersonInput): Properties {
  const properties: Properties = {};
  if (input.name !== undefined) properties['name'] = nameInput('name', input.name);
  if (input.email !== undefined) {
    const email = emailInput('email', input.email);
    if (checkEmail(context, email, person.id) !== undefined) throw emailTaken();
    properties['email'] = email;
  }
  if (input.phone !== undefined) properties['phone'] = lineInput('phone', input.phone, LONGEST_PHONE);
  if (input.title !== undefined) properties['title'] = lineInput('title', input.title);
  if (input.languages !== undefined) properties['languages'] = languagesInput(input.languages);
  if (input.leftAt !== undefined) properties['leftAt'] = dayInput('leftAt', input.leftAt);
  return properties;
}

/** What the new record says nothing about, the one it is made of keeps. */
function withoutNulls(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

function languagesInput(languages: readonly string[] | null | undefined): string[] {
  return linesInput('languages', languages, MOST_LANGUAGES, LONGEST_LANGUAGE);
}

/** Whoever holds the address and is not known to the viewer; throws ALREADY_EXISTS for somebody who is. */
function checkEmail(
  context: Context,
  email: string | null,
  ownId: string | undefined,
): PersonRecord | undefined {
  const holder = email === null ? undefined : context.directory.personByEmail(email);
  if (holder === undefined || holder.id === ownId) return undefined;
  if (canSeePerson(context.model, context.viewer, holder)) throw emailTaken();
  return holder;
}

/** Somebody present to report to, who does not report to this person in turn. */
function managerInput(context: Context, person: PersonRecord, id: string): PersonRecord {
  const { directory, model } = context;
  const manager = visiblePerson(context, id);
  if (manager === undefined || standingOf(manager, model.asOf) !== 'EMPLOYEE') {
    throw badInput('reportsTo', 'Employees report to a present employee.');
  }
  const above = new Set([manager.id]);
  for (const one of above) {
    for (const next of directory.person(one)?.reportsToIds ?? []) above.add(directory.canonicalId(next));
  }
  if (above.has(person.id))
    throw badInput('reportsTo', 'Nobody reports to themselves, also not in a circle.');
  return manager;
}

async function writeUnique(
  context: Context,
  work: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  try {
    await context.application.live.write(work);
  } catch (error) {
    throw error instanceof ConstraintViolation ? emailTaken() : error;
  }
}

function emailTaken(): PerlenError {
  return new PerlenError('ALREADY_EXISTS', 'Somebody has this e-mail address already.', 'email');
}
