import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
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
 * themselves included, and a keyed hash of each address stays, so that nothing brings them back. Steward. Throws NOT_FOUND
 * for somebody unknown, BAD_INPUT for an employee or somebody of whom no address is known.
 */
export async function recordObjection(context: Context, id: string): Promise<boolean> {
  context.requireRole('STEWARD');
  const person = visiblePerson(context, id);
  if (person === undefined) throw notFound('person');
  const { directory, model, application } = context;
  if (standingOf(person, model.asOf) !== 'CONTACT') {
    throw badInput('person', 'Employees withdraw their consent themselves; somebody outside objects.');
  }
  const people = everyRecordOf(context, person);
  const addresses = [...new Set(people.flatMap(addressesOf))];
  if (addresses.length === 0) {
    throw badInput(
      'person',
      'Without an address nobody could be kept from coming back: add one, or remove them.',
    );
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

/** All contacts that have one of somebody's addresses: several employees can have a record each. */
function everyRecordOf({ directory, model }: Context, person: PersonRecord): PersonRecord[] {
  const found = new Map([[person.id, person]]);
  for (const one of found.values()) {
    for (const other of addressesOf(one).flatMap((address) => directory.peopleByEmail(address))) {
      if (standingOf(other, model.asOf) === 'CONTACT') found.set(other.id, other);
    }
  }
  return [...found.values()];
}

function addressesOf({ email, otherEmails }: PersonRecord): string[] {
  return (email === null ? otherEmails : [email, ...otherEmails]).map((one) => one.toLowerCase());
}
