import type { ObjectionInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { emailInput } from '../graphql/inputs.js';
import { erasePeople } from '../people/remove-person.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader } from '../store/store.js';
import { visiblePerson } from '../ties/tie-view.js';
import { holdConsents } from './hold.js';
import { keyForRecording, objectedAmong, objectionHash } from './objection-key.js';

const saveObjections = defineQuery('consent/save-objections', noRows);

/**
 * Makes somebody outside vanish who objects: every record with one of their addresses goes, those that employees keep to
 * themselves included, and a keyed hash of each address stays, so that nothing brings them back. It says nothing about
 * whether anybody was there. Steward. Throws NOT_FOUND for an unknown person, BAD_INPUT for an employee and without an
 * address.
 */
export async function recordObjection(context: Context, input: ObjectionInput): Promise<boolean> {
  const { directory, application } = context;
  const given = (input.emails ?? []).flatMap((email) => emailInput('emails', email) ?? []);
  const person = input.person == null ? undefined : visiblePerson(context, input.person);
  if (input.person != null && person === undefined) throw notFound('person');
  const { people, addresses } = everythingOf(context, person === undefined ? [] : [person], given);
  const isOurs = (one: PersonRecord) => standingOf(one, context.model.asOf) !== 'CONTACT';
  const mentioned = given.flatMap((address) => directory.peopleByEmail(address));
  if ((person !== undefined && isOurs(person)) || mentioned.some(isOurs)) {
    throw badInput('person', 'Employees withdraw their consent themselves; somebody outside objects.');
  }
  if (addresses.length === 0) {
    throw badInput('emails', 'Without an address nobody could be kept from coming back: give one.');
  }
  const at = new Date().toISOString().slice(0, 10);
  const ids = [...new Set(people.map((one) => directory.canonicalId(one.id)))];
  await application.live.write(async (transaction) => {
    await holdConsents(transaction);
    const key = await keyForRecording(transaction, application.config);
    await transaction.run(saveObjections, { hashes: addresses.map((one) => objectionHash(key, one)), at });
    await erasePeople(context, transaction, ids);
  });
  return true;
}

/** Throws BAD_INPUT for an address of somebody who objected. */
export async function refuseObjected(
  { application }: Context,
  reader: Reader,
  email: string | null,
): Promise<void> {
  if (email === null || (await objectedAmong(reader, application.config, [email])).size === 0) return;
  throw badInput('email', 'Whoever has this address objected: they are not taken in again.');
}

/** All contacts that some addresses lead to, and all addresses of these: several employees can have a record each. */
function everythingOf(
  { directory, model }: Context,
  people: readonly PersonRecord[],
  emails: readonly string[],
): { readonly people: readonly PersonRecord[]; readonly addresses: readonly string[] } {
  const found = new Map(people.map((person) => [person.id, person]));
  const addresses = new Set([...emails, ...people.flatMap(addressesOf)]);
  for (const address of addresses) {
    for (const person of directory.peopleByEmail(address)) {
      if (standingOf(person, model.asOf) !== 'CONTACT') continue;
      found.set(person.id, person);
      for (const other of addressesOf(person)) addresses.add(other);
    }
  }
  return { people: [...found.values()], addresses: [...addresses] };
}

function addressesOf({ email, otherEmails }: PersonRecord): string[] {
  return (email === null ? otherEmails : [email, ...otherEmails]).map((one) => one.toLowerCase());
}
