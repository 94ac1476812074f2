import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { ZipFile } from 'yazl';
import type { Context } from '../graphql/context.js';
import { csvFileHeaders } from '../lists/csv.js';
import { allowRoute } from '../policy/guard.js';
import { answering } from '../server/file-route.js';
import { exportContent } from './export-content.js';
import { JSON_NAME, readmeOf, sheetsOf } from './export-sheets.js';

/**
 * GET /export/me.zip gives whoever is signed in everything about themselves: JSON, the same as CSV, and a note that says
 * what is what; `language` de or en. Errors are `{error: {code, message, problem}}`.
 */
export function mirrorExportRouter(contextOf: (request: Request, response: Response) => Context): Router {
  const router = Router();
  router.get('/export/me.zip', (request, response) => {
    const context = contextOf(request, response);
    return answering(context.application.logger, request, response, async () => {
      allowRoute(context, 'GET /export/me.zip');
      const zip = await everythingAboutMe(context, request.query['language'] === 'de' ? 'de' : 'en');
      response.set(csvFileHeaders(`Perlen-${context.model.asOf}.zip`));
      response.set('Content-Type', 'application/zip');
      await pipeline(zip.outputStream, response, { signal: context.signal });
    });
  });
  return router;
}

async function everythingAboutMe(context: Context, language: 'de' | 'en'): Promise<ZipFile> {
  const content = await exportContent(context);
  const zip = new ZipFile();
  const readme = language === 'de' ? 'Lies mich.txt' : 'Read me.txt';
  zip.addBuffer(Buffer.from(`\ufeff${readmeOf(content, language)}`), readme);
  zip.addBuffer(Buffer.from(`${JSON.stringify(content, null, 2)}\n`), JSON_NAME);
  for (const { name, text } of sheetsOf(content, language)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return zip;
}
