import { type Request, type Response, Router } from 'express';
import type { TargetFilter, TargetKind, TargetRung, TargetSort } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { BYTE_ORDER_MARK, csvFileHeaders, csvLines, csvSeparatorFor } from '../lists/csv.js';
import { organizationStages } from '../read-model/records.js';
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
 * cell is a formula to a sheet.
 */
export function targetsCsvRouter(contextOf: (request: Request, response: Response) => Context): Router {
  const router = Router();
  router.get('/targets.csv', (request, response) => {
    answer(request, response, contextOf(request, response)).catch((error: unknown) => {
      const code = error instanceof PerlenError ? String(error.extensions['code']) : 'INTERNAL';
      const message = error instanceof PerlenError ? error.message : 'The list could not be made.';
      response.status(code === 'UNAUTHENTICATED' ? 401 : 500).json({ error: { code, message } });
    });
  });
  return router;
}

/** The text of the file: every target that matches, a line each. */
async function targetsCsv(
  context: Context,
  input: Pick<TargetsInput, 'sort' | 'filter'>,
  language: 'de' | 'en',
): Promise<string> {
  const rows: string[][] = [];
  for (let after: string | null = null, isMore = true; isMore; ) {
    const page = await targets(context, { ...input, after, first: ROWS_PER_PAGE });
    rows.push(...page.nodes.map((view) => cellsOf(view, language)));
    after = page.pageInfo.endCursor;
    isMore = page.pageInfo.hasNextPage;
  }
  const { columns } = WORDS_OF[language];
  return BYTE_ORDER_MARK + csvLines([columns, ...rows], csvSeparatorFor(language));
}

async function answer(request: Request, response: Response, context: Context): Promise<void> {
  const language = request.query['language'] === 'en' ? 'en' : 'de';
  const text = await targetsCsv(context, { sort: sortOf(request), filter: filterOf(request) }, language);
  response.set(csvFileHeaders('perlen-targets.csv')).send(text);
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
