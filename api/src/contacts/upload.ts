import { type Request, type Response, Router } from 'express';
import type { Application } from '../application.js';
import { requireOwnConsent } from '../consent/why-not.js';
import type { Context } from '../graphql/context.js';
import { isFreeMail } from '../imports/mail/domain.js';
import { bodyOf, UploadTooLarge } from '../imports/upload-folder.js';
import { dayOf } from '../network/day.js';
import { allowRoute } from '../policy/guard.js';
import type { Directory } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { answering, HttpError } from '../server/file-route.js';
import { ContactFileRefused, contactFilesOf } from './contact-files.js';
import type { MailboxOwner } from './files/mailbox.js';
import { UploadPlaces } from './upload-places.js';

/** The largest file of own contacts that is taken: an address book with pictures, some years of mail. */
const CONTACT_FILE_LIMIT_BYTES = 100 * 1024 ** 2;

/**
 * POST /contacts/files?name=... takes a file of the sender's own contacts as the raw body (application/octet-stream)
 * and answers `{id}`. Every employee may, for themselves alone, one file at a time; 429 says that it is too early for
 * another one. Errors are `{error: {code, message, problem}}`; in a live store nothing is read without agreement and consent.
 */
export function contactUploadRouter(
  application: Application,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const places = new UploadPlaces();
  const router = Router();
  router.post('/contacts/files', (request, response) =>
    answering(application.logger, request, response, async () => {
      const context = contextOf(request, response);
      allowRoute(context, 'POST /contacts/files');
      const owner = context.requirePerson();
      requireOwnConsent(context, owner, ['MESSAGED', 'CONNECTED']);
      const id = await receive(application, request, owner, places);
      response.status(201).json({ id });
    }),
  );
  return router;
}

async function receive(
  application: Application,
  request: Request,
  owner: PersonRecord,
  places: UploadPlaces,
): Promise<string> {
  // A form of a foreign site cannot send this type without being asked first.
  if (request.is('application/octet-stream') === false) {
    throw new HttpError(
      415,
      'BAD_INPUT',
      'Send the file itself as application/octet-stream.',
      'NOT_CONTACTS',
    );
  }
  const maxBytes = Math.min(CONTACT_FILE_LIMIT_BYTES, application.config.uploadLimitBytes);
  if (Number(request.get('content-length') ?? 0) > maxBytes) throw new UploadTooLarge(maxBytes);
  const name = typeof request.query['name'] === 'string' ? request.query['name'] : '';
  const mailbox = mailboxOwnerOf(application, application.live.current.directory, owner);
  const giveBack = places.take(owner.id);
  try {
    return await contactFilesOf(application).receive(bodyOf(request), name, maxBytes, owner.id, mailbox);
  } catch (error) {
    if (!(error instanceof ContactFileRefused)) throw error;
    throw new HttpError(422, 'BAD_INPUT', `The file cannot be used: ${error.problem}.`, error.problem);
  } finally {
    giveBack();
  }
}

/** Under which addresses somebody's own mail is found. The company's domains are those configured and their own one. */
export function mailboxOwnerOf(
  { config, now }: Pick<Application, 'config' | 'now'>,
  directory: Directory,
  owner: PersonRecord,
): MailboxOwner {
  const emails = directory.idsOf(owner.id).flatMap((id) => {
    const record = directory.people.get(id);
    return record === undefined ? [] : [record.email, ...record.otherEmails];
  });
  const addresses = emails.flatMap((email) => (email === null ? [] : [email.toLowerCase()]));
  return { addresses, ownDomains: ownDomainsFor(config.ownDomains, addresses[0]), todayDay: dayOf(now()) };
}

function ownDomainsFor(configured: readonly string[], address: string | undefined): string[] {
  const domain = address?.slice(address.lastIndexOf('@') + 1);
  const own = domain === undefined || isFreeMail(domain) ? [] : [domain];
  return [...new Set([...configured, ...own])];
}
