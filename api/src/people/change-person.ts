import { v7 as uuidV7 } from 'uuid';
import { refuseObjected } from '../consent/objections.js';
import { departmentInput } from '../departments/departments.js';
import type { CreatePersonInput, UpdatePersonInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { dayInput, emailInput, lineInput, linesInput, nameInput } from '../graphql/inputs.js';
import { writeUnique } from '../graphql/write-unique.js';
import { organizationInput } from '../organizations/organizations.js';
import { changeByHand, PERSON } from '../provenance/change-by-hand.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { skillsInput } from '../skills/skills.js';
import { defineQuery, noRows } from '../store/queries.js';
import { visiblePerson } from '../ties/tie-view.js';
import { setEmploymentQuery } from './employment.js';
import { carryPrivacy, emailTaken, hiddenHolders, takeAddress } from './hidden-holder.js';
import { keepSharing } from './keep-sharing.js';
import { presentEmployment } from './person-fields.js';
import { writeSkills } from './state-skills.js';

type Properties = Record<string, string | boolean | string[] | null>;

/**
 * Creates an employee (steward) or a contact (any employee). What is created here is knowledge of the company and seen
 * by everybody: a contact one wants for oneself comes with one's own word on a tie. Throws ALREADY_EXISTS if somebody
 * the viewer may know of has the e-mail address; somebody they may not know of gives it up without a word (`takeAddress`).
 */
export async function createPerson(context: Context, input: CreatePersonInput): Promise<PersonRecord> {
  const isEmployee = input.kind === 'EMPLOYEE';
  context.requireObject('createPerson', !isEmployee);
  if (isEmployee && input.organization) {
    throw badInput('organization', 'An employee belongs to a department, not to an organization outside.');
  }
  if (!isEmployee && input.department) {
    throw badInput('department', 'A contact works at an organization, not in a department.');
  }
  const email = emailInput('email', input.email);
  const hidden = hiddenHolders(context, email);
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
  const id = uuidV7();
  await writeUnique(context, emailTaken, async (transaction) => {
    await refuseObjected(context, transaction, email);
    await takeAddress(context, transaction, hidden, email);
    await changeByHand(context, transaction, PERSON, { id }, async () => {
      await transaction.run(createQuery, { id, isEmployee, properties });
      if (isEmployee) await transaction.run(setDepartments, { id, departmentIds });
      if (organization !== undefined) {
        await transaction.run(setEmploymentQuery, {
          id,
          organizationId: organization.id,
          replacedSince: [''],
          properties: { title },
        });
      }
    });
    await carryPrivacy(context, transaction, id, hidden);
    transaction.touch(`person:${id}`);
  });
  return known(context, id);
}

/**
 * Changes the fields that are given; null empties one. The steward, or oneself for one's own languages, skills and what
 * to ask one about. With `expected`, the version the change was made upon, throws CONFLICT where it has changed.
 */
export async function updatePerson(
  context: Context,
  id: string,
  input: UpdatePersonInput,
  expected?: string | null,
): Promise<PersonRecord> {
  const person = known(context, id);
  const isOwn = context.viewer.kind === 'PERSON' && context.viewer.personId === person.id;
  const isOwnWordOnly = Object.entries(input).every(
    ([field, value]) => OWN_WORD_FIELDS.has(field) || value === undefined,
  );
  context.requireObject('updatePerson', isOwn && isOwnWordOnly);
  checkKindOfFields(person, input);
  const email = input.email === undefined ? null : emailInput('email', input.email);
  const hidden = hiddenHolders(context, email, person.id);
  const properties = propertiesOf(input);
  const departmentIds =
    input.department && person.isEmployee
      ? [departmentInput(context, 'department', input.department).id]
      : [];
  const skills = input.skills ? skillsInput('skills', context.directory, input.skills) : undefined;
  const managerIds = input.reportsTo ? [managerInput(context, person, input.reportsTo).id] : [];
  const employment = input.title === undefined ? undefined : presentEmployment(context, person);
  if (employment !== undefined) delete properties['title'];
  await writeUnique(context, emailTaken, async (transaction) => {
    await refuseObjected(context, transaction, email);
    await takeAddress(context, transaction, hidden, email);
    const change = () =>
      changeByHand(context, transaction, PERSON, { id: person.id, expected }, async () => {
        await transaction.run(updateQuery, { id: person.id, properties });
        if (skills !== undefined) await writeSkills(transaction, person.id, skills);
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
      });
    if (input.leftAt === undefined) await change();
    else await keepSharing(transaction, [person.id], context.model.asOf, change);
    await carryPrivacy(context, transaction, person.id, hidden);
    transaction.touch(`person:${person.id}`);
  });
  return known(context, person.id);
}

const createQuery = defineQuery('people/create', noRows);
const updateQuery = defineQuery('people/update', noRows);
const setDepartments = defineQuery('people/set-departments', noRows);
const setManager = defineQuery('people/set-manager', noRows);

/** What everybody says of themselves. */
const OWN_WORD_FIELDS: ReadonlySet<string> = new Set(['languages', 'skills', 'askMeAbout']);

const LONGEST_PHONE = 50;
const LONGEST_ASK_ME_ABOUT = 300;
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
  for (const field of ['department', 'reportsTo', 'leftAt', 'askMeAbout'] as const) {
    if (input[field] !== undefined && input[field] !== null) {
      throw badInput(field, 'Only employees have this; where a contact works is set by setEmployment.');
    }
  }
}

function propertiesOf(input: UpdatePersonInput): Properties {
  const properties: Properties = {};
  if (input.name !== undefined) properties['name'] = nameInput('name', input.name);
  if (input.email !== undefined) properties['email'] = emailInput('email', input.email);
  if (input.phone !== undefined) properties['phone'] = lineInput('phone', input.phone, LONGEST_PHONE);
  if (input.title !== undefined) properties['title'] = lineInput('title', input.title);
  if (input.languages !== undefined) properties['languages'] = languagesInput(input.languages);
  if (input.askMeAbout !== undefined) {
    properties['askMeAbout'] = lineInput('askMeAbout', input.askMeAbout, LONGEST_ASK_ME_ABOUT);
  }
  if (input.leftAt !== undefined) properties['leftAt'] = dayInput('leftAt', input.leftAt);
  return properties;
}

function languagesInput(languages: readonly string[] | null | undefined): string[] {
  return linesInput('languages', languages, MOST_LANGUAGES, LONGEST_LANGUAGE);
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
