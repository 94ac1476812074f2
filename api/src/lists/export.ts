import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { GraphQLError } from 'graphql';
import type { Context } from '../graphql/context.js';
import { BYTE_ORDER_MARK, csvFileHeaders, csvLines, csvSeparatorFor } from './csv.js';
import { organizationsInput, peopleInput, projectsInput, type Query } from './export-address.js';
import {
  type ExportColumn,
  type ExportLanguage,
  FILE_NAMES,
  ORGANIZATION_COLUMNS,
  PEOPLE_COLUMNS,
  PROJECT_COLUMNS,
} from './export-columns.js';
import { wantedRows } from './list-view.js';
import { organizationsQuestion } from './organizations-list.js';
import { peopleQuestion } from './people-list.js';
import { projectRow, projectsQuestion } from './projects-list.js';

/**
 * GET /export/people.csv, /export/organizations.csv, /export/projects.csv: all rows the list of the same address has for
 * this viewer, with `language` de or en, as a file. Reading alone, so nothing can be changed by a foreign page; and no
 * foreign page may read it: the session's cookie stays away from cross-site requests, and a browser that says where a
 * request comes from is refused unless it is this very origin. Errors are `{error: {code, message}}`.
 */
export function exportRouter(contextOf: (request: Request, response: Response) => Context): Router {
  const router = Router();
  for (const list of LISTS) {
    router.get(`/export/${list}.csv`, (request, response) =>
      answering(
        response,
        async () => {
          const context = contextOf(request, response);
          const language = request.query['language'] === 'de' ? 'de' : 'en';
          const lines = await linesOf(context, list, request.query, language);
          response.set(csvFileHeaders(`Perlen-${FILE_NAMES[list][language]}-${context.model.asOf}.csv`));
          await pipeline(Readable.from(lines), response, { signal: context.signal });
        },
        request,
      ),
    );
  }
  return router;
}

const LISTS = ['people', 'organizations', 'projects'] as const;

async function linesOf(
  context: Context,
  list: (typeof LISTS)[number],
  query: Query,
  language: ExportLanguage,
): Promise<AsyncGenerator<string>> {
  switch (list) {
    case 'people': {
      const rows = wantedRows(peopleQuestion(context, peopleInput(query)));
      return csvOf(context, rows, PEOPLE_COLUMNS, language);
    }
    case 'organizations': {
      const { question, rowOf } = await organizationsQuestion(context, organizationsInput(query));
      return csvOf(context, mapped(wantedRows(question), rowOf), ORGANIZATION_COLUMNS, language);
    }
    case 'projects': {
      const rows = wantedRows(projectsQuestion(context, projectsInput(query)));
      return csvOf(
        context,
        mapped(rows, (entry) => projectRow(context, entry)),
        PROJECT_COLUMNS,
        language,
      );
    }
  }
}

function* mapped<From, To>(rows: Iterable<From>, change: (row: From) => To): Generator<To> {
  for (const row of rows) yield change(row);
}

const ROWS_AT_ONCE = 500;

/** Pieces of a file; other requests have their turn between two. */
async function* csvOf<Row>(
  context: Context,
  rows: Iterable<Row>,
  columns: readonly ExportColumn<Row>[],
  language: ExportLanguage,
): AsyncGenerator<string> {
  const separator = csvSeparatorFor(language);
  yield BYTE_ORDER_MARK + csvLines([columns.map((column) => column[language])], separator);
  let batch: Row[] = [];
  const lines = () =>
    csvLines(
      batch.map((row) => columns.map(({ cell }) => cell(context, row, language))),
      separator,
    );
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield lines();
    batch = [];
    await nextTurn();
  }
  if (batch.length > 0) yield lines();
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_INPUT: 400,
  STORE_UNAVAILABLE: 503,
};

async function answering(response: Response, work: () => Promise<void>, request: Request): Promise<void> {
  const from = request.get('sec-fetch-site');
  if (from !== undefined && from !== 'same-origin' && from !== 'none') {
    const message = 'A file can be exported from a page of Perlen only.';
    response.status(403).json({ error: { code: 'FORBIDDEN', message } });
    return;
  }
  try {
    await work();
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const code = error instanceof GraphQLError ? String(error.extensions['code']) : 'INTERNAL';
    const message =
      code === 'INTERNAL' || !(error instanceof Error) ? 'Something went wrong.' : error.message;
    response.status(STATUS_OF_CODE[code] ?? 500).json({ error: { code, message } });
  }
}
