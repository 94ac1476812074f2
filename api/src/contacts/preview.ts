import type { ContactEntryProblem } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { isFreeMail } from '../imports/mail/domain.js';
import { isoOfDay } from '../network/day.js';
import { organizationOf } from '../people/person-fields.js';
import type { OrganizationRecord, PersonRecord, TieSharing } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { contactFilesOf, expiresAt, type StoredContactFile } from './contact-files.js';
import type { FileContact } from './files/types.js';
import { type ContactMatch, ContactMatcher, idsOf } from './match.js';
import { ownTies } from './own-ties.js';
import { removedIds } from './removed.js';
import { mailboxOwnerOf } from './upload.js';

export interface ContactRowView {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly employer: string | null;
  readonly organization: OrganizationRecord | null;
  readonly title: string | null;
  readonly connectedOn: string | null;
  readonly messages: number | null;
  readonly lastMessage: string | null;
  readonly isPrivate: boolean;
  readonly match: MatchView | null;
  readonly wasRemoved: boolean;
}

interface MatchView {
  readonly personId: string;
  readonly name: string;
  readonly employer: string | null;
  readonly isCertain: boolean;
  readonly isContact: boolean;
  readonly isColleague: boolean;
  readonly chosenSharing: TieSharing | null;
}

export interface ContactFileView {
  readonly id: string;
  readonly kind: StoredContactFile['kind'];
  readonly fileName: string;
  readonly expiresAt: string;
  readonly rows: ContactRowView[];
  readonly unknownColleagues: number;
  readonly leftOut: { readonly problem: ContactEntryProblem; readonly count: number }[];
}

/** Somebody of a file who can be ticked. */
export interface OfferedContact {
  /** Names the row within the file. */
  readonly id: string;
  readonly contact: FileContact;
  readonly match: ContactMatch | undefined;
  readonly organization: OrganizationRecord | undefined;
}

/** What a file of the viewer's holds, nothing of it stored; null if it is gone, too old or another's. */
export async function contactFile(context: Context, id: string): Promise<ContactFileView | null> {
  const owner = context.requirePerson();
  const file = await findFile(context, owner, id);
  if (file === undefined) return null;
  const { offered, unknownColleagues } = offeredContacts(context, owner, file);
  const ties = new Map(ownTies(context, owner).map((tie) => [tie.person.id, tie]));
  const removed = await removedIds(context, owner);
  return {
    id,
    kind: file.kind,
    fileName: file.fileName,
    expiresAt: expiresAt(file),
    unknownColleagues,
    leftOut: Object.entries(file.leftOut).map(([problem, count]) => ({
      problem: problem as ContactEntryProblem,
      count,
    })),
    rows: offered.map((one) => rowOf(context, owner, one, ties, removed)),
  };
}

/** Deletes a file of the viewer's; false if there is none. */
export async function dropContactFile(context: Context, id: string): Promise<boolean> {
  const owner = context.requirePerson();
  if ((await findFile(context, owner, id)) === undefined) return false;
  await contactFilesOf(context.application).remove(id);
  return true;
}

export function findFile(
  { application, directory }: Context,
  owner: PersonRecord,
  id: string,
): Promise<StoredContactFile | undefined> {
  return contactFilesOf(application).find(id, directory.idsOf(owner.id));
}

/** Everybody of a file but its owner and colleagues nobody knows here: only a steward adds colleagues. */
export function offeredContacts(
  context: Context,
  owner: PersonRecord,
  file: StoredContactFile,
): { readonly offered: OfferedContact[]; readonly unknownColleagues: number } {
  const { ownDomains } = mailboxOwnerOf(context.application, context.directory, owner);
  const matcher = new ContactMatcher(context, owner, ownDomains);
  let unknownColleagues = 0;
  const offered = file.contacts.flatMap((contact, place) => {
    if (matcher.isOwner(contact)) return [];
    const match = matcher.personOf(contact);
    if (match === undefined && matcher.isColleague(contact)) {
      unknownColleagues += 1;
      return [];
    }
    return [{ id: `r${place}`, contact, match, organization: matcher.organizationOf(contact) }];
  });
  return { offered, unknownColleagues };
}

function rowOf(
  context: Context,
  owner: PersonRecord,
  { id, contact, match, organization }: OfferedContact,
  ties: ReadonlyMap<string, { readonly chosen: TieSharing | undefined }>,
  removed: ReadonlySet<string>,
): ContactRowView {
  const { emails, messages } = contact;
  const days = messages.map(({ day }) => day);
  return {
    id,
    name: contact.name,
    email: emails[0] ?? null,
    employer: contact.organization,
    organization: organization ?? null,
    title: contact.title,
    connectedOn: contact.connectedDay === null ? null : isoOfDay(contact.connectedDay),
    messages: messages.length === 0 ? null : messages.length,
    lastMessage: days.length === 0 ? null : isoOfDay(days.reduce((one, other) => Math.max(one, other))),
    isPrivate: emails.length > 0 && emails.every((one) => isFreeMail(one.slice(one.lastIndexOf('@') + 1))),
    match: match === undefined ? null : matchView(context, match, ties),
    wasRemoved:
      idsOf(contact, owner.id).some((one) => removed.has(one)) || removed.has(match?.person.id ?? ''),
  };
}

function matchView(
  context: Context,
  { person, isCertain }: ContactMatch,
  ties: ReadonlyMap<string, { readonly chosen: TieSharing | undefined }>,
): MatchView {
  const tie = ties.get(person.id);
  return {
    personId: person.id,
    name: person.name,
    employer: organizationOf(context, person)?.name ?? null,
    isCertain,
    isContact: tie !== undefined,
    isColleague: standingOf(person, context.model.asOf) === 'EMPLOYEE',
    chosenSharing: tie?.chosen ?? null,
  };
}
