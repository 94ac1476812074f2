import { useApolloClient } from '@apollo/client/react';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { Name } from '../design/Name.js';
import { Problem } from '../design/Problem.js';
import type { TieWord } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { WordChip } from '../ties/WordChip.js';
import type { Thing } from './board/board.js';
import { fetchSurroundings, thingOf } from './explore-data.js';
import { ThingMark } from './ThingMark.js';
import type { Explore } from './useExplore.js';
import { lineOf } from './words.js';
import './messages.js';

const linesAtOnce = 100;

interface Line {
  readonly thing: Thing;
  readonly word: TieWord | null;
}

/** Whatever of an expanded thing is not placed yet: a list to choose from. */
export function RestPanel({ explore, of, count }: { explore: Explore; of: Thing; count: number }) {
  const { t } = useMessages();
  const { lines, hasMore, more, problem, isLoading } = useNeighbours(of.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const missing = lines.filter(
    ({ thing }) =>
      !explore.board.things.has(thing.id) && (wanted === '' || thing.name.toLowerCase().includes(wanted)),
  );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const add = async () => {
    const things = lines.filter(({ thing }) => chosen.has(thing.id)).map(({ thing }) => thing);
    setChosen(new Set());
    await explore.choose(of.id, things);
  };
  return (
    <div className="explore-panel-body">
      <h2>{t('explore.rest.title', { count })}</h2>
      <p className="faint">
        <Name longest={70}>{of.name}</Name>
      </p>
      <input
        type="text"
        className="explore-input"
        dir="auto"
        aria-label={t('explore.rest.filter')}
        placeholder={t('explore.rest.filter')}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value.slice(0, 200))}
      />
      {problem !== undefined && <Problem isPart error={problem} onRetry={more} />}
      <ul className="explore-names explore-rest-list">
        {missing.map(({ thing, word }) => (
          <li key={thing.id}>
            <label>
              <input
                type="checkbox"
                className="explore-check"
                checked={chosen.has(thing.id)}
                onChange={() => toggle(thing.id)}
              />
              <ThingMark thing={thing} size={26} />
              <span>
                <Name>{thing.name}</Name>
                <span className="faint">
                  <Name>{lineOf(t, thing)}</Name>
                </span>
              </span>
              {word && <WordChip word={word} />}
            </label>
          </li>
        ))}
      </ul>
      {isLoading && (
        <div className="skeleton" style={{ height: 96 }} role="status" aria-label={t('shell.loading')} />
      )}
      {hasMore && !isLoading && (
        <button type="button" className="button button-quiet" onClick={more}>
          {t('explore.rest.more')}
        </button>
      )}
      <div className="explore-panel-foot">
        <button
          type="button"
          className="button button-primary"
          disabled={chosen.size === 0}
          onClick={() => void add()}
        >
          <IconPlus size={16} stroke={1.75} aria-hidden="true" />
          {t('explore.rest.add', { count: chosen.size })}
        </button>
      </div>
    </div>
  );
}

/** Page by page, strongest first. */
function useNeighbours(of: string) {
  const client = useApolloClient();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [hasMore, setHasMore] = useState(true);
  const [problem, setProblem] = useState<unknown>();
  const [isLoading, setIsLoading] = useState(false);
  const fetchFrom = useCallback(
    async (after: string | null) => {
      setIsLoading(true);
      setProblem(undefined);
      try {
        const [page] = await fetchSurroundings(client, [of], linesAtOnce, after);
        const added = (page?.nodes ?? []).map(({ thing, word }) => ({
          thing: thingOf(thing),
          word: word ?? null,
        }));
        setLines((present) => (after === null ? added : [...present, ...added]));
        setCursor(page?.pageInfo.endCursor ?? null);
        setHasMore(page?.pageInfo.hasNextPage ?? false);
      } catch (error) {
        setProblem(error);
      } finally {
        setIsLoading(false);
      }
    },
    [client, of],
  );
  useEffect(() => void fetchFrom(null), [fetchFrom]);
  return { lines, hasMore, problem, isLoading, more: () => void fetchFrom(cursor) };
}
