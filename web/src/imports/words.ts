import type { ImportKind, ImportState } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import type { FileProblem } from './guess-kind.js';
import './messages.js';

export const kindMessages = {
  MAIL: 'imports.kind.MAIL',
  PEOPLE: 'imports.kind.PEOPLE',
  ORGANIZATIONS: 'imports.kind.ORGANIZATIONS',
  PROJECTS: 'imports.kind.PROJECTS',
  TIES: 'imports.kind.TIES',
} as const satisfies Record<ImportKind, MessageKey>;

export const stateMessages = {
  MAPPING_NEEDED: 'imports.state.MAPPING_NEEDED',
  RUNNING: 'imports.state.RUNNING',
  DONE: 'imports.state.DONE',
  CANCELLED: 'imports.state.CANCELLED',
  INTERRUPTED: 'imports.state.INTERRUPTED',
  FAILED: 'imports.state.FAILED',
} as const satisfies Record<ImportState, MessageKey>;

export const fileProblemMessages = {
  empty: 'imports.file.empty',
  tooLarge: 'imports.file.tooLarge',
  spreadsheet: 'imports.file.spreadsheet',
  outlook: 'imports.file.outlook',
  picture: 'imports.file.picture',
  document: 'imports.file.document',
  addressBook: 'imports.file.addressBook',
  calendar: 'imports.file.calendar',
  webPage: 'imports.file.webPage',
  packedList: 'imports.file.packedList',
  notText: 'imports.file.notText',
} as const satisfies Record<FileProblem, MessageKey>;

/** What a column may be taken for; fields of one name mean the same in every kind, but for a project's and a tie's. */
const fieldMessages = {
  id: 'imports.field.id',
  email: 'imports.field.email',
  name: 'imports.field.name',
  firstName: 'imports.field.firstName',
  lastName: 'imports.field.lastName',
  title: 'imports.field.title',
  department: 'imports.field.department',
  organization: 'imports.field.organization',
  skills: 'imports.field.skills',
  phone: 'imports.field.phone',
  left: 'imports.field.left',
  description: 'imports.field.description',
  from: 'imports.field.from',
  to: 'imports.field.to',
  status: 'imports.field.status',
  person: 'imports.field.person',
  role: 'imports.field.role',
  personFrom: 'imports.field.personFrom',
  personTo: 'imports.field.personTo',
  domain: 'imports.field.domain',
  stage: 'imports.field.stage',
  city: 'imports.field.city',
  country: 'imports.field.country',
  accountOwner: 'imports.field.accountOwner',
  source: 'imports.field.source',
  target: 'imports.field.target',
  strength: 'imports.field.strength',
  kind: 'imports.field.kind',
  count: 'imports.field.count',
  first: 'imports.field.first',
  last: 'imports.field.last',
} as const satisfies Record<string, MessageKey>;

/** The words for a field; a field the server learned meanwhile stands for itself. */
export function fieldWords(field: string, t: (key: MessageKey) => string): string {
  const messages: Readonly<Record<string, MessageKey>> = fieldMessages;
  const key = messages[field];
  return key === undefined ? field : t(key);
}

/** A mailbox has messages, a list rows. */
export function readMessage(kind: ImportKind): 'imports.read.messages' | 'imports.read.rows' {
  return kind === 'MAIL' ? 'imports.read.messages' : 'imports.read.rows';
}
