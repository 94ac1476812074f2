import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { type ExploreSearch, settingsOf } from './address.js';
import { addNeighbours, addPinned, type Board, emptyBoard, type Thing } from './board/board.js';
import { amend, commit, type History, historyOf, redo, undo } from './board/history.js';
import { type Scene, sceneOf } from './board/scene.js';
import type { SceneSettings } from './board/settings.js';
import { settled } from './board/settle.js';
import {
  arrivalOf,
  fetchPathsBetween,
  fetchSurroundings,
  fetchThings,
  neighboursAtOnce,
  thingOf,
} from './explore-data.js';
import { startPlaces } from './layout/start-places.js';
import { addressOf, loadBoard, type OpenedView } from './load-board.js';

/** Where the page stands with what the address asks for. */
export type LoadState =
  | { kind: 'loading' }
  | { kind: 'ready' }
  | { kind: 'missing' }
  | { kind: 'failed'; error: unknown };

interface State {
  readonly load: LoadState;
  readonly history: History<Board>;
  readonly view: OpenedView | null;
  readonly selected: ReadonlySet<string>;
  /** Ids that wait for their neighbours. */
  readonly busy: ReadonlySet<string>;
  readonly problem: unknown;
}

type Action =
  | { kind: 'load'; load: LoadState }
  | { kind: 'loaded'; board: Board; view: OpenedView | null; isMissing: boolean; settings: SceneSettings }
  | { kind: 'change'; make: (board: Board) => Board; settings: SceneSettings; isStep: boolean }
  | { kind: 'undo' | 'redo'; settings: SceneSettings }
  | { kind: 'select'; ids: ReadonlySet<string> }
  | { kind: 'busy'; id: string; isBusy: boolean }
  | { kind: 'problem'; problem: unknown }
  | { kind: 'view'; view: OpenedView | null };

const initialState: State = {
  load: { kind: 'loading' },
  history: historyOf(emptyBoard),
  view: null,
  selected: new Set(),
  busy: new Set(),
  problem: undefined,
};

/** Everything the page knows and can do. The address follows the canvas, and a new address makes a new canvas. */
export function useExplore() {
  const client = useApolloClient();
  const search = useSearch({ from: '/explore' });
  const { changeAddress, isOwnAddress } = useAddress();
  const settings = useMemo(() => settingsOf(search), [search]);
  const latestSettings = useRef(settings);
  latestSettings.current = settings;
  const [state, dispatch] = useReducer(reduce, initialState);
  const board = state.history.present;
  const latestBoard = useRef(board);
  latestBoard.current = board;
  const scene = useMemo(() => sceneOf(board, settings), [board, settings]);

  const load = useCallback(
    async (from: ExploreSearch) => {
      dispatch({ kind: 'load', load: { kind: 'loading' } });
      try {
        const loaded = await loadBoard(client, from);
        dispatch({ kind: 'loaded', ...loaded, settings: latestSettings.current });
      } catch (error) {
        dispatch({ kind: 'load', load: { kind: 'failed', error } });
      }
    },
    [client],
  );
  const { at, also, view } = search;
  const source = JSON.stringify([at, also, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded is named by `source`
  useEffect(() => {
    if (!isOwnAddress(source)) void load(search);
  }, [source, load, isOwnAddress]);

  // Other settings may bring into sight what has no place yet.
  useEffect(() => {
    dispatch({ kind: 'change', make: (present) => present, settings, isStep: false });
  }, [settings]);

  const change = useCallback((make: (present: Board) => Board, isStep = true) => {
    dispatch({ kind: 'change', make, settings: latestSettings.current, isStep });
  }, []);
  // The address follows what stands on the canvas; a saved picture keeps its own until something changes.
  const isChanged = state.history.past.length > 0 || state.history.future.length > 0;
  useEffect(() => {
    if (state.load.kind !== 'ready' || (state.view !== null && !isChanged)) return;
    changeAddress(addressOf(board), state.view);
  }, [board, state.load, state.view, isChanged, changeAddress]);

  const run = useCallback(async (id: string, work: () => Promise<void>) => {
    dispatch({ kind: 'busy', id, isBusy: true });
    try {
      await work();
      dispatch({ kind: 'problem', problem: undefined });
    } catch (problem) {
      dispatch({ kind: 'problem', problem });
    } finally {
      dispatch({ kind: 'busy', id, isBusy: false });
    }
  }, []);

  const actions = useMemo(() => {
    const ready = () => dispatch({ kind: 'load', load: { kind: 'ready' } });
    return {
      /** Places something and its strongest neighbours. */
      start: (id: string) =>
        run(id, async () => {
          const [page] = await fetchSurroundings(client, [id], neighboursAtOnce);
          if (page === undefined) return;
          const thing = thingOf(page.of);
          const things = page.nodes.map(({ thing: line }) => thingOf(line));
          const arrival = await arrivalOf(client, latestBoard.current, [thing, ...things]);
          change((present) => {
            const isNew = !present.things.has(thing.id);
            const started = isNew ? addPinned(present, 'start', { things: [thing], links: [] }) : present;
            return addNeighbours(started, 'expand', thing.id, { ...arrival, things }, page.totalCount);
          });
          ready();
        }),
      /** Adds the strongest neighbours that are not placed yet. */
      expand: (id: string) =>
        run(id, async () => {
          const [page] = await fetchSurroundings(client, [id], neighboursAtOnce);
          if (page === undefined) return;
          const things = page.nodes.map(({ thing }) => thingOf(thing));
          const arrival = await arrivalOf(client, latestBoard.current, things, [id]);
          change((present) =>
            present.things.has(id) ? addNeighbours(present, 'expand', id, arrival, page.totalCount) : present,
          );
        }),
      /** Adds those neighbours that were chosen from the list of the rest. */
      choose: (of: string, things: readonly Thing[]) =>
        run(of, async () => {
          const arrival = await arrivalOf(client, latestBoard.current, things);
          change((present) =>
            addNeighbours(present, 'choose', of, arrival, present.neighbourCounts.get(of) ?? things.length),
          );
        }),
      /** Adds whoever lies on the paths between the chosen; answers how many paths there are. */
      findPaths: async (chosen: readonly Thing[]): Promise<number | null> => {
        let count: number | null = null;
        await run('paths', async () => {
          const { personIds, pathCount } = await fetchPathsBetween(client, chosen);
          const missing = personIds.filter((id) => !latestBoard.current.things.has(id));
          const people = await fetchThings(client, missing);
          const arrival = await arrivalOf(client, latestBoard.current, people, personIds);
          if (pathCount > 0) change((present) => addPinned(present, 'paths', arrival));
          if (pathCount > 0) dispatch({ kind: 'select', ids: new Set(personIds) });
          count = pathCount;
        });
        return count;
      },
      undo: () => dispatch({ kind: 'undo', settings: latestSettings.current }),
      redo: () => dispatch({ kind: 'redo', settings: latestSettings.current }),
      select: (ids: Iterable<string>) => dispatch({ kind: 'select', ids: new Set(ids) }),
      setView: (next: OpenedView | null) => dispatch({ kind: 'view', view: next }),
      dismissProblem: () => dispatch({ kind: 'problem', problem: undefined }),
    };
  }, [client, change, run]);

  return {
    ...actions,
    change,
    search,
    settings,
    board,
    scene,
    load: state.load,
    reload: useCallback(() => void load(search), [load, search]),
    view: state.view,
    selected: useSelectedOf(state.selected, scene),
    busy: state.busy,
    problem: state.problem,
    canUndo: state.history.past.length > 0,
    canRedo: state.history.future.length > 0,
    isChanged,
  };
}

export type Explore = ReturnType<typeof useExplore>;

/** Only what is on the canvas can be selected. */
function useSelectedOf(selected: ReadonlySet<string>, scene: Scene): ReadonlySet<string> {
  return useMemo(() => {
    const present = new Set(scene.nodes.map(({ id }) => id));
    return new Set([...selected].filter((id) => present.has(id)));
  }, [selected, scene]);
}

/** Writes the address, and tells whether it was written here. */
function useAddress() {
  const navigate = useNavigate();
  const written = useRef<string | null>(null);
  const isOwnAddress = useCallback((source: string) => source === written.current, []);
  const changeAddress = useCallback(
    (of: Pick<ExploreSearch, 'at' | 'also'>, view: OpenedView | null) => {
      const next = JSON.stringify([of.at, of.also, undefined]);
      if (written.current === next && view === null) return;
      written.current = next;
      void navigate({
        to: '/explore',
        // What stood in the address gives way: Back leads to the page before, Undo to the step before.
        replace: true,
        resetScroll: false,
        search: ({ at: _at, also: _also, view: _view, ...rest }: ExploreSearch) => ({ ...rest, ...of }),
      });
    },
    [navigate],
  );
  return { changeAddress, isOwnAddress };
}

function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'load':
      return { ...state, load: action.load };
    case 'loaded': {
      const { board, view, isMissing, settings } = action;
      const placed = settled(startPlaces(board, settings), settings);
      return {
        ...initialState,
        load: { kind: isMissing ? 'missing' : 'ready' },
        history: historyOf(placed),
        view,
      };
    }
    case 'change': {
      const next = settled(action.make(state.history.present), action.settings);
      const history = action.isStep ? commit(state.history, next) : amend(state.history, next);
      return history === state.history ? state : { ...state, history };
    }
    case 'undo':
    case 'redo': {
      const history = (action.kind === 'undo' ? undo : redo)(state.history);
      return { ...state, history: amend(history, settled(history.present, action.settings)) };
    }
    case 'select':
      return { ...state, selected: action.ids };
    case 'busy': {
      const busy = new Set(state.busy);
      if (action.isBusy) busy.add(action.id);
      else busy.delete(action.id);
      return { ...state, busy };
    }
    case 'problem':
      return { ...state, problem: action.problem };
    case 'view':
      return { ...state, view: action.view };
  }
}
