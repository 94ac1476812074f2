import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { writingDown } from '../audit/request-record.js';
import type { TargetFilter, TargetKind, TargetRung, TargetSort } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { BYTE_ORDER_MARK, csvFileHeaders, csvLines, csvSeparatorFor } from '../lists/csv.js';
import { organizationStages } from '../read-model/records.js';
import { answering } from '../server/file-route.js';
import { chosen, textOf, WORDS_OF } from './csv-words.js';
import type { TargetView } from './target-view.js';
import { type TargetsInput, targets } from './targets.js';

const RUNGS: readonly TargetRung[] = ['COLLEAGUE', 'PATH', 'OFFER', 'FACTS', 'ASK_ALL'];
const KINDS: readonly TargetKind[] = ['PERSON', 'ORGANIZATION'];
const SORTS: readonly TargetSort[] = ['NAME', 'RUNG', 'CHANGED', 'ADDED'];
const ROWS_PER_PAGE = 500;

/**
 * GET /targets.csv gives whoever is signed in their own targets as the page shows them. `language` de or en; `sort`,
 * `kinds`, `rungs`, `stages` (lists with commas) and `changed=1` as on the page; what makes no sense is left out. No
 * cell is a formula to a sheet, and no foreign page may read it. Errors are `{error: {code, message, problem}}`.
 */
export function targetsCsvRouter(contextOf: (request: Request, response: Response) => Context): Router {
  const router = Router();
  router.get('/targets.csv', (request, response) => {
    const context = contextOf(request, response);
    return answering(context.application.logger, request, response, () =>
      writingDown(context, 'GET /targets.csv', async (note) => {
        const pages = pagesOf(context, { sort: sortOf(request), filter: filterOf(request) }, note);
        // Once something is sent, no error can be told any more.
        const first = await pages.next();
        const lines = linesOf(first, pages, request.query['language'] === 'en' ? 'en' : 'de');
        response.set(csvFileHeaders('perlen-targets.csv'));
        await pipeline(Readable.from(lines), response, { signal: context.signal });
      }),
    );
  });
  return router;
}

/** Every target that matches, some at a time. */
async function* pagesOf(
  context: Context,
  input: Pick<TargetsInput, 'sort' | 'filter'>,
  note: (personId: string | undefined) => void,
): AsyncGenerator<readonly TargetView[], void> {
  for (let after: string | null = null, isMore = true; isMore; ) {
    const page = await targets(context, { ...input, after, first: ROWS_PER_PAGE });
    for (const { subject, path } of page.nodes) {
      if (subject.__typename === 'Person') note(subject.id);
      note(path?.introducer.id);
    }
    yield page.nodes;
    after = page.pageInfo.endCursor;
    isMore = page.pageInfo.hasNextPage;
  }
}

/** Pieces of the file: a line for every target. */
async function* linesOf(
  first: IteratorResult<readonly TargetView[], void>,
  rest: AsyncIterable<readonly TargetView[]>,
  language: 'de' | 'en',
): AsyncGenerator<string> {
  const separator = csvSeparatorFor(language);
  const lines = (views: readonly TargetView[]) =>
    csvLines(
      views.map((view) => cellsOf(view, language)),
      separator,
    );
  yield BYTE_ORDER_MARK + csvLines([WORDS_OF[language].columns], separator);
  if (first.done !== true) yield lines(first.value);
  for await (const views of rest) yield lines(views);
}

function sortOf({ query }: Request): TargetSort {
  return chosen(query['sort'], SORTS)?.[0] ?? 'CHANGED';
}

function filterOf({ query }: Request): TargetFilter {
  return {
    kinds: chosen(query['kinds'], KINDS),
    rungs: chosen(query['rungs'], RUNGS),
    stages: chosen(query['stages'], organizationStages),
    onlyChanged: query['changed'] === '1',
  };
}

function cellsOf(view: TargetView, language: 'de' | 'en'): string[] {
  const words = WORDS_OF[language];
  const { subject, organization, path, offerWord } = view;
  const isPerson = subject.__typename === 'Person';
  const word = path?.word ?? offerWord;
  return [
    subject.name,
    isPerson ? words.kinds.PERSON : words.kinds.ORGANIZATION,
    isPerson ? (organization?.name ?? '') : '',
    organization === null ? '' : words.stages[organization.stage],
    organization?.domain ?? '',
    words.rungs[view.rung],
    word === null ? '' : words.ties[word],
    path?.introducer.name ?? '',
    view.changes.map((change) => textOf(change, language)).join('; '),
    view.addedAt.slice(0, 10),
  ];
}
