import { badInput } from '../graphql/errors.js';
import { checkPageSize, type Page } from '../graphql/paging.js';
import { fold, foldedWords } from '../search/fold.js';
import { compareText } from '../search/sorted.js';
import { listCursor, listPositionOf } from './cursor.js';
import { wordsOf } from './entry-words.js';
import { countFacets, type Facet, type FacetCounts, isChosen } from './facets.js';
import { type ListEntry, positionUnder } from './ordered-rows.js';
import type { ListTable } from './table.js';

/** A list as one viewer asks for it: which rows, in which order. */
export interface ListQuestion<Sort extends string, Entry extends ListEntry<Sort>, Key extends string> {
  readonly table: ListTable<Sort, Entry>;
  readonly sort: Sort;
  readonly isDescending: boolean;
  /** Whether the viewer may know of a row, and whether it is among those searched for. */
  readonly isCandidate: (entry: Entry) => boolean;
  readonly facets: readonly Facet<Key, Entry>[];
  /** The name of a value that is something's id; null where the value speaks for itself. */
  readonly nameOf: (key: Key, value: string) => string | null;
}

export interface PageInput {
  readonly after?: string | null;
  /** Rows to jump over behind the cursor. */
  readonly skip: number;
  readonly first: number;
}

/** A page of a list, and what is worked out over all its rows when asked for. */
export interface ListView<Row, Key extends string> extends Page<Row> {
  readonly totalCount: () => number;
  readonly facets: (input: FacetsInput) => FacetView<Key>[];
}

export interface FacetsInput {
  readonly of?: readonly string[] | null | undefined;
  readonly text?: string | null | undefined;
  readonly first: number;
}

export interface FacetView<Key extends string> {
  readonly key: Key;
  readonly options: { value: string; name: string | null; count: number; isChosen: boolean }[];
  /** Values that would leave something and are not among the options. */
  readonly moreCount: number;
}

/** All rows that are wanted, in order, none looked at before it is asked for. */
export function* wantedRows<Sort extends string, Entry extends ListEntry<Sort>, Key extends string>(
  question: ListQuestion<Sort, Entry, Key>,
  cursor?: string | null,
): Generator<Entry> {
  const { table, sort, isDescending, isCandidate, facets } = question;
  const isUnderChoices = isChosen(facets);
  for (const entry of table.order(sort).after(listPositionOf(sort, cursor), isDescending)) {
    if (isUnderChoices(entry) && isCandidate(entry)) yield entry;
  }
}

/** A page of the list. Throws BAD_INPUT naming the argument that makes no sense. */
export function listView<Sort extends string, Entry extends ListEntry<Sort>, Key extends string, Row>(
  question: ListQuestion<Sort, Entry, Key>,
  input: PageInput,
  rowOf: (entry: Entry) => Row,
): ListView<Row, Key> {
  const first = checkPageSize(input.first);
  if (!Number.isInteger(input.skip) || input.skip < 0) throw badInput('skip', 'Skip 0 rows or more.');
  const entries: Entry[] = [];
  let hasNextPage = false;
  let toSkip = input.skip;
  for (const entry of wantedRows(question, input.after)) {
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    hasNextPage = entries.length === first;
    if (hasNextPage) break;
    entries.push(entry);
  }
  const last = entries.at(-1);
  const endCursor = last === undefined ? null : listCursor(question.sort, positionUnder(last, question.sort));
  const counted = once(() => countAll(question));
  return {
    nodes: entries.map(rowOf),
    pageInfo: { endCursor, hasNextPage },
    totalCount: () => counted().total,
    facets: (wanted) => facetViews(question, counted(), wanted),
  };
}

/**
 * Whether a row has, for every word typed, a word that begins so. `textOf` gives a row's words with a blank before
 * each. Throws BAD_INPUT for a text longer than anybody types.
 */
export function textFilter<Entry>(
  text: string | null | undefined,
  textOf: (entry: Entry) => string,
): ((entry: Entry) => boolean) | null {
  const typed = text ?? '';
  if (typed.length > LONGEST_TEXT) throw badInput('text', `Search for at most ${LONGEST_TEXT} characters.`);
  const words = foldedWords(typed).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const beginnings = words.map((word) => ` ${word}`);
  return (entry) => {
    const haystack = textOf(entry);
    return beginnings.every((beginning) => haystack.includes(beginning));
  };
}

/** The values that are known, null if none was given or all of them are unknown: an old link still opens. */
export function chosenOf(
  values: readonly string[] | null | undefined,
  isKnown: (value: string) => boolean = () => true,
): ReadonlySet<string> | null {
  const known = (values ?? []).slice(0, MOST_CHOICES).filter(isKnown);
  return known.length === 0 ? null : new Set(known);
}

const LONGEST_TEXT = 200;
const MOST_WORDS = 12;
const MOST_CHOICES = 100;
const MOST_OPTIONS = 200;

function countAll<Sort extends string, Entry extends ListEntry<Sort>, Key extends string>({
  table,
  facets,
  isCandidate,
}: ListQuestion<Sort, Entry, Key>): FacetCounts<Key> {
  const candidates = function* () {
    for (const entry of table.entries.values()) if (isCandidate(entry)) yield entry;
  };
  return countFacets(candidates(), facets);
}

function facetViews<Sort extends string, Entry extends ListEntry<Sort>, Key extends string>(
  { facets, nameOf }: ListQuestion<Sort, Entry, Key>,
  { counts }: FacetCounts<Key>,
  { of, text, first }: FacetsInput,
): FacetView<Key>[] {
  const most = Math.min(checkPageSize(first), MOST_OPTIONS);
  const typed = fold((text ?? '').slice(0, LONGEST_TEXT));
  return facets
    .filter(({ key }) => of == null || of.includes(key))
    .map(({ key, chosen }) => {
      const found = new Map(counts.get(key));
      // What is chosen is shown even if it leaves nothing, so that it can be taken back.
      for (const value of chosen ?? []) if (!found.has(value)) found.set(value, 0);
      const options = [...found]
        .map(([value, count]) => ({
          value,
          count,
          name: nameOf(key, value),
          isChosen: chosen?.has(value) === true,
        }))
        .filter(({ name, value }) => typed === '' || wordsOf(name ?? value).includes(` ${typed}`))
        .sort(
          (one, other) =>
            Number(other.isChosen) - Number(one.isChosen) ||
            other.count - one.count ||
            compareText(fold(one.name ?? ''), fold(other.name ?? '')) ||
            compareText(one.value, other.value),
        );
      return { key, options: options.slice(0, most), moreCount: Math.max(0, options.length - most) };
    });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
