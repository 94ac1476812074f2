import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { PerlenError } from '../graphql/errors.js';
import { BYTE_ORDER_MARK, csvLines } from '../lists/csv.js';
import { answering, HttpError } from '../server/file-route.js';
import { importsOf } from './import-service.js';
import type { ImportApplication } from './pipeline/import-run.js';
import { reasonSentence } from './reason-sentences.js';
import { refusalCsvHead } from './report.js';
import { bodyOf, UploadTooLarge } from './upload-folder.js';

type ImportRoute = 'POST /imports/files' | 'GET /imports/:id/refusals.csv';

/**
 * POST /imports/files?name=... takes a file as the raw body (application/octet-stream) and answers `{id}`;
 * GET /imports/:id/refusals.csv gives what an import left out, with the reasons as sentences where `?language=` is de or
 * en, else as codes. `authorise` throws a PerlenError for anybody to whom the route is closed. At most `uploadLimitBytes` of the
 * configuration are taken. Errors are `{error: {code, message, problem}}`.
 */
export function importUploadRouter(
  application: ImportApplication,
  authorise: (request: Request, response: Response, route: ImportRoute) => void | Promise<void>,
): Router {
  const router = Router();
  router.post('/imports/files', (request, response) =>
    answering(application.logger, request, response, async () => {
      await authorise(request, response, 'POST /imports/files');
      await receive(application, request, response);
    }),
  );
  router.get('/imports/:id/refusals.csv', (request, response) =>
    answering(application.logger, request, response, async () => {
      await authorise(request, response, 'GET /imports/:id/refusals.csv');
      await sendRefusals(application, request.params.id, languageOf(request), response);
    }),
  );
  return router;
}

async function receive(application: ImportApplication, request: Request, response: Response): Promise<void> {
  const maxBytes = application.config.uploadLimitBytes;
  // A form of a foreign site cannot send this type without being asked first.
  if (request.is('application/octet-stream') === false) {
    throw new HttpError(415, 'BAD_INPUT', 'Send the file itself as application/octet-stream.');
  }
  if (Number(request.get('content-length') ?? 0) > maxBytes) throw new UploadTooLarge(maxBytes);
  const name = typeof request.query['name'] === 'string' ? request.query['name'] : '';
  const id = await importsOf(application).uploads.receive(bodyOf(request), name, maxBytes);
  response.status(201).json({ id });
}

const REFUSALS_PER_READ = 5_000;

type Language = 'de' | 'en' | null;

const TITLES = {
  de: ['Datei', 'Zeile', 'Feld', 'Wert', 'Grund'],
  en: ['File', 'Line', 'Field', 'Value', 'Reason'],
} as const;

function languageOf(request: Request): Language {
  const { language } = request.query;
  return language === 'de' || language === 'en' ? language : null;
}

async function sendRefusals(
  application: ImportApplication,
  id: string,
  language: Language,
  response: Response,
): Promise<void> {
  const service = importsOf(application);
  if ((await service.get(id)) === undefined) throw new PerlenError('NOT_FOUND', 'There is no such import.');
  const lines = async function* () {
    yield `${BYTE_ORDER_MARK}${refusalCsvHead(language === null ? undefined : TITLES[language])}`;
    for (let after = 0; ; ) {
      const page = await service.refusals(id, after, REFUSALS_PER_READ);
      for (const { file, line, field, value, reason } of page) {
        const words = language === null ? reason : reasonSentence(reason, language);
        yield csvLines([[file, line, field, value, words]]);
      }
      const last = page.at(-1);
      if (last === undefined || page.length < REFUSALS_PER_READ) return;
      after = last.ordinal;
    }
  };
  response.type('text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', 'attachment; filename="refusals.csv"');
  await pipeline(Readable.from(lines()), response);
}
