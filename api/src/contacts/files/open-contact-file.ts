import { decodeText, detectEncoding } from '../../imports/csv/decode-text.js';
import { zipEntries } from '../../imports/mail/mail-entries.js';
import { DEFAULT_MAIL_LIMITS, openMail } from '../../imports/mail/open-mail.js';
import type { MailLimits } from '../../imports/mail/types.js';
import {
  type ByteInput,
  detectKind,
  fileInput,
  readHead,
  UnpackLimitError,
} from '../../imports/read-input.js';
import type { FileRefusalReason } from '../../imports/report.js';
import { ContactCollector } from './collect.js';
import { looksLikeConnections, readConnections } from './linkedin.js';
import { type MailboxOwner, readOwnMailbox } from './mailbox.js';
import { type ContactsOpening, type FileProblem, type ReadContacts, TooManyContacts } from './types.js';
import { looksLikeVCard, readVCards } from './vcard.js';

/** A mailbox of the largest size that is taken may unpack to this; all is read in constant memory. */
const LIMITS: MailLimits = { ...DEFAULT_MAIL_LIMITS, maxEntries: 100_000, maxUnpackedBytes: 4 * 1024 ** 3 };

/**
 * Reads a file of somebody's own contacts, told by its content: LinkedIn's list or its whole archive, an address book,
 * a mailbox. Nothing is thrown for a bad file; the problem comes back.
 */
export async function openContactFile(path: string, owner: MailboxOwner): Promise<ContactsOpening> {
  try {
    const input = await fileInput(path);
    const head = await readHead(input);
    const problem = problemOf(head);
    if (problem !== null) return refused(problem);
    const kind = detectKind(head);
    if (kind === 'zip') return await openArchive(path, owner);
    if (kind === 'gzip' || kind === 'mbox' || kind === 'eml') return await openMailbox(path, owner);
    return await openText(input, owner);
  } catch (error) {
    if (error instanceof TooManyContacts) return refused('TOO_MANY_PEOPLE');
    return refused(error instanceof UnpackLimitError ? 'TOO_LARGE' : 'UNREADABLE');
  }
}

/** What is known at once to be something else. */
function problemOf(head: Uint8Array): FileProblem | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1_024)).toString('latin1');
  if (/^!BDN/.test(text)) return 'OUTLOOK_FILE';
  if (text.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return /Outlook|__substg|IPM\./.test(text) ? 'OUTLOOK_FILE' : 'SPREADSHEET';
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|\?xml)/i.test(text)) return 'WEB_PAGE';
  const kind = detectKind(head);
  if (kind === 'empty') return 'EMPTY';
  return kind === 'binary' ? 'PICTURE_OR_PROGRAM' : null;
}

async function openText(input: ByteInput, owner: MailboxOwner): Promise<ContactsOpening> {
  const head = await headText(input);
  if (looksLikeVCard(head)) return answered(await readVCards(input, owner.todayDay));
  if (looksLikeConnections(head)) return answered(await readConnections(input, owner.todayDay));
  return refused('NOT_CONTACTS');
}

/** LinkedIn's archive holds the list beside much else; of address books every one is read; else it is mail. */
async function openArchive(path: string, owner: MailboxOwner): Promise<ContactsOpening> {
  const entries = await zipEntries(path, LIMITS);
  if (typeof entries === 'string') return refused(ARCHIVE_PROBLEMS[entries] ?? 'BROKEN_ARCHIVE');
  const cards = new ContactCollector();
  let isLocked = false;
  let hasSheet = false;
  for await (const entry of entries.entries()) {
    if (entry.kind === 'refused') isLocked ||= entry.reason === 'encryptedEntry';
    else {
      hasSheet ||= /^(?:xl\/workbook\.xml|content\.xml|word\/document\.xml)$/.test(entry.input.name);
      const found = await openEntry(entry.input, owner);
      if (found?.kind === 'LINKEDIN') return answered(found);
      for (const contact of found?.contacts ?? []) cards.add(contact);
    }
  }
  if (cards.contacts.length > 0) {
    return { outcome: 'read', kind: 'VCARD', contacts: cards.contacts, leftOut: cards.leftOut };
  }
  if (isLocked) return refused('LOCKED_ARCHIVE');
  return hasSheet ? refused('SPREADSHEET') : openMailbox(path, owner);
}

async function openEntry(input: ByteInput, owner: MailboxOwner): Promise<ReadContacts | null> {
  const name = input.name.slice(input.name.lastIndexOf('/') + 1).toLowerCase();
  if (!/(?:^connections.*\.csv|\.vcf|\.vcard)$/.test(name) || name.startsWith('._')) return null;
  const opening = await openText(input, owner);
  return opening.outcome === 'read' ? opening : null;
}

async function openMailbox(path: string, owner: MailboxOwner): Promise<ContactsOpening> {
  const opening = await openMail(path, LIMITS);
  if (opening.kind === 'refused') return refused(MAIL_PROBLEMS[opening.reason] ?? 'NOT_CONTACTS');
  const found = await readOwnMailbox(opening.source, owner);
  return typeof found === 'string' ? refused(found) : answered(found);
}

function answered(read: ReadContacts | null): ContactsOpening {
  if (read === null) return refused('NOT_CONTACTS');
  return read.contacts.length === 0 ? refused('NOBODY') : { outcome: 'read', ...read };
}

function refused(problem: FileProblem): ContactsOpening {
  return { outcome: 'refused', problem };
}

const HEAD_LENGTH = 64 * 1024;

async function headText(input: ByteInput): Promise<string> {
  const detected = await detectEncoding(input);
  if (detected.kind === 'refused') return '';
  let head = '';
  for await (const piece of decodeText(input, detected.encoding)) {
    head += piece;
    if (head.length >= HEAD_LENGTH) break;
  }
  return head.slice(0, HEAD_LENGTH).replace(/^\ufeff/, '');
}

const ARCHIVE_PROBLEMS: Partial<Record<FileRefusalReason, FileProblem>> = {
  tooLargeUnpacked: 'TOO_LARGE',
  suspiciousRatio: 'TOO_LARGE',
  tooManyEntries: 'TOO_LARGE',
  brokenArchive: 'BROKEN_ARCHIVE',
};
const MAIL_PROBLEMS: Partial<Record<FileRefusalReason, FileProblem>> = {
  ...ARCHIVE_PROBLEMS,
  emptyFile: 'EMPTY',
  encryptedEntry: 'LOCKED_ARCHIVE',
  unreadable: 'UNREADABLE',
};
