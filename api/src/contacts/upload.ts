import { type Request, type Response, Router } from 'express';
import type { Application } from '../application.js';
import { requirePerson, type Viewer } from '../auth/viewer.js';
import { PerlenError } from '../graphql/errors.js';
import { isFreeMail } from '../imports/mail/domain.js';
import { isDiskFull, UploadTooLarge } from '../imports/upload-folder.js';
import { dayOf } from '../network/day.js';
import type { Directory } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { ContactFileRefused, contactFilesOf } from './contact-files.js';
import type { MailboxOwner } from './files/mailbox.js';

/** The largest file of own contacts that is taken: an address book with pictures, some years of mail. */
const CONTACT_FILE_LIMIT_BYTES = 100 * 1024 ** 2;

/**
 * POST /contacts/files?name=... takes a file of the sender's own contacts as the raw body (application/octet-stream)
 * and answers `{id}`. Every employee may, for themselves alone. Errors are `{error: {code, message, problem}}`.
 */
export function contactUploadRouter(
  application: Application,
  viewerOf: (request: Request) => Viewer,
): Router {
  const files = contactFilesOf(application);
  const router = Router();
  router.post('/contacts/files', async (request, response) => {
    try {
      const { directory, asOf } = application.live.current;
      const owner = requirePerson(viewerOf(request), directory, asOf);
      // A form of a foreign site cannot send this type without being asked first.
      if (request.is('application/octet-stream') === false) throw new ContactFileRefused('NOT_CONTACTS');
      const maxBytes = Math.min(CONTACT_FILE_LIMIT_BYTES, application.config.uploadLimitBytes);
      if (Number(request.get('content-length') ?? 0) > maxBytes) throw new UploadTooLarge(maxBytes);
      const name = typeof request.query['name'] === 'string' ? request.query['name'] : '';
      const mailbox = mailboxOwnerOf(application, directory, owner);
      const id = await files.receive(request, name, maxBytes, owner.id, mailbox);
      response.status(201).json({ id });
    } catch (error) {
      answerProblem(application, response, error);
    }
  });
  return router;
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

function answerProblem({ logger }: Application, response: Response, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, code, problem, message } = explained(error);
  if (status === 500) logger.error({ err: error }, 'contact file');
  // What is not read any more must not keep the sender waiting.
  response.setHeader('Connection', 'close');
  response.status(status).json({ error: { code, message, problem } });
}

function explained(error: unknown): {
  status: number;
  code: string;
  problem: string | null;
  message: string;
} {
  if (error instanceof UploadTooLarge) {
    return { status: 413, code: 'BAD_INPUT', problem: 'TOO_LARGE', message: error.message };
  }
  if (error instanceof ContactFileRefused) {
    const message = `The file cannot be used: ${error.problem}.`;
    return { status: 422, code: 'BAD_INPUT', problem: error.problem, message };
  }
  if (error instanceof PerlenError) {
    return { status: 401, code: String(error.extensions['code']), problem: null, message: error.message };
  }
  if (isDiskFull(error)) {
    return { status: 507, code: 'DISK_FULL', problem: 'DISK_FULL', message: 'The disk is full.' };
  }
  return { status: 500, code: 'INTERNAL', problem: null, message: 'The file could not be taken.' };
}
