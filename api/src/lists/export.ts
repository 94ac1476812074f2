import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { writingDown } from '../audit/request-record.js';
import type { Context } from '../graphql/context.js';
import { accountOwner } from '../organizations/organization-fields.js';
import { reachableForFile } from '../reach/reachable.js';
import { answering } from '../server/file-route.js';
import { BYTE_ORDER_MARK, csvFileHeaders, csvLines, csvSeparatorFor } from './csv.js';
import { organizationsInput, peopleInput, projectsInput, type Query, reachInput } from './export-address.js';
import {
  type ExportColumn,
  type ExportLanguage,
  FILE_NAMES,
  ORGANIZATION_COLUMNS,
  PEOPLE_COLUMNS,
  PROJECT_COLUMNS,
  REACH_COLUMNS,
} from './export-columns.js';
import { wantedRows } from './list-view.js';
import { organizationsQuestion } from './organizations-list.js';
import { peopleQuestion } from './people-list.js';
import { projectRow, projectsQuestion } from './projects-list.js';

/**
 * GET /export/people.csv, /export/organizations.csv, /export/projects.csv, /export/reach.csv: all rows the list of the
 * same address has for this viewer, with `language` de or en, as a file. Reading alone, so nothing can be changed by a foreign page; and no
 * foreign page may read it. Errors are `{error: {code, message, problem}}`.
 */
export function exportRouter(contextOf: (request: Request, response: Response) => Context): Router {
  const router = Router();
  for (const list of LISTS) {
    router.get(`/export/${list}.csv`, (request, response) => {
      const context = contextOf(request, response);
      return answering(context.application.logger, request, response, () =>
        writingDown(context, `GET /export/${list}.csv`, async (note) => {
          const language = request.query['language'] === 'de' ? 'de' : 'en';
          const lines = await linesOf(context, list, request.query, language, note);
          response.set(csvFileHeaders(`Perlen-${FILE_NAMES[list][language]}-${context.model.asOf}.csv`));
          await pipeline(Readable.from(lines), response, { signal: context.signal });
        }),
      );
    });
  }
  return router;
}

const LISTS = ['people', 'organizations', 'projects', 'reach'] as const;

async function linesOf(
  context: Context,
  list: (typeof LISTS)[number],
  query: Query,
  language: ExportLanguage,
  note: (personId: string | undefined) => void,
): Promise<AsyncGenerator<string>> {
  switch (list) {
    case 'people': {
      const rows = wantedRows(peopleQuestion(context, peopleInput(query)));
      const noted = mapped(rows, (row) => {
        note(row.id);
        return row;
      });
      return csvOf(context, noted, PEOPLE_COLUMNS, language);
    }
    case 'organizations': {
      const { question, rowOf } = await organizationsQuestion(context, organizationsInput(query));
      const noted = mapped(wantedRows(question), (entry) => {
        const row = rowOf(entry);
        note(accountOwner(context, row.organization)?.id);
        return row;
      });
      return csvOf(context, noted, ORGANIZATION_COLUMNS, language);
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
    case 'reach': {
      const noted = mapped(await reachableForFile(context, reachInput(query)), (row) => {
        if (row.target.__typename === 'Person') note(row.target.id);
        for (const { person } of row.path?.people ?? []) note(person.id);
        return row;
      });
      return csvOf(context, noted, REACH_COLUMNS, language);
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
