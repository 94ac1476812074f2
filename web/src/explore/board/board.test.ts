import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNeighbours,
  addPinned,
  type Board,
  backToStep,
  emptyBoard,
  removeThings,
  toggleFold,
} from './board.js';
import { commit, historyOf, redo, undo } from './history.js';
import { spacingPx } from './placing.js';
import { sampleLink, sampleThing } from './sample-board.js';
import { foldId, mostUnfolded, sceneOf } from './scene.js';
import { defaultSettings, type SceneSettings } from './settings.js';
import { settled } from './settle.js';

/** Somebody expands, chooses, filters and folds, one thing after another. */
const moves = fc.array(
  fc.record({
    of: fc.nat(60),
    added: fc.array(fc.nat(60), { maxLength: 14 }),
    homes: fc.array(fc.nat(5), { minLength: 61, maxLength: 61 }),
    word: fc.constantFrom('STRONG' as const, 'MEDIUM' as const, 'WEAK' as const),
    toggles: fc.nat(5),
    act: fc.constantFrom('expand', 'choose', 'fold', 'remove'),
  }),
  { minLength: 1, maxLength: 10 },
);
interface Move {
  readonly of: number;
  readonly added: readonly number[];
  readonly homes: readonly number[];
  readonly word: 'STRONG' | 'MEDIUM' | 'WEAK';
  readonly toggles: number;
  readonly act: string;
}

const settingsOf: fc.Arbitrary<SceneSettings> = fc.record({
  weakest: fc.constantFrom('STRONG', 'MEDIUM', 'WEAK'),
  hiddenKinds: fc.subarray(['EMPLOYEE', 'CONTACT'] as const),
  departments: fc.constant([]),
  stages: fc.constant([]),
  isFolding: fc.boolean(),
});

function play(board: Board, move: Move): Board {
  const person = (number: number) => sampleThing(`p${number}`, `home${move.homes[number] ?? 0}`);
  const of = [...board.things.keys()][move.of % Math.max(1, board.things.size)];
  if (of === undefined) return addPinned(board, 'start', { things: [person(0)], links: [] });
  if (move.act === 'fold') return toggleFold(board, `home${move.toggles}`);
  if (move.act === 'remove') return removeThings(board, [of]);
  const things = move.added.map(person).filter(({ id }) => id !== of);
  const links = things.map(({ id }) => sampleLink(of, id, move.word));
  const kind = move.act === 'expand' ? 'expand' : 'choose';
  return addNeighbours(board, kind, of, { things, links }, things.length + 3);
}

describe('the canvas', () => {
  it('lets nothing jump that is placed, whatever is added, folded or filtered', () => {
    fc.assert(
      fc.property(moves, settingsOf, (sequence, settings) => {
        let board = emptyBoard;
        for (const move of sequence) {
          const next = settled(play(board, move), settings);
          for (const [id, place] of board.places) {
            // Whoever comes out of a fold was not to be seen.
            if (move.act === 'fold' && next.things.get(id)?.home?.id === `home${move.toggles}`) continue;
            if (next.places.has(id)) expect(next.places.get(id)).toEqual(place);
          }
          for (const { id } of sceneOf(next, settings).nodes) expect(next.places.has(id)).toBe(true);
          board = next;
        }
      }),
    );
  });

  it('lets nothing stand on anything else', () => {
    fc.assert(
      fc.property(moves, settingsOf, (sequence, settings) => {
        let board = emptyBoard;
        for (const move of sequence) board = settled(play(board, move), settings);
        const places = [...board.places.values()];
        for (const [position, one] of places.entries()) {
          for (const other of places.slice(position + 1)) {
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(spacingPx - 1);
          }
        }
      }),
    );
  });

  it('shows everybody once, by name or in a fold that says how many', () => {
    fc.assert(
      fc.property(moves, settingsOf, (sequence, settings) => {
        let board = emptyBoard;
        for (const move of sequence) board = settled(play(board, move), settings);
        const scene = sceneOf(board, settings);
        const ids = scene.nodes.flatMap((node) =>
          node.kind === 'thing'
            ? [node.id, ...node.members.map(({ id }) => id)]
            : node.kind === 'fold'
              ? node.members.map(({ id }) => id)
              : [],
        );
        expect(new Set(ids).size).toBe(ids.length);
        const unfolded = sceneOf(board, { ...settings, isFolding: false });
        expect(new Set(ids)).toEqual(
          new Set(unfolded.nodes.filter(({ kind }) => kind === 'thing').map(({ id }) => id)),
        );
      }),
    );
  });

  it('folds nobody up to thirty, and beyond everybody but whoever was placed on purpose or opened', () => {
    const start = addPinned(emptyBoard, 'start', { things: [sampleThing('me', 'home0')], links: [] });
    const people = (count: number) =>
      Array.from({ length: count }, (_, number) => sampleThing(`p${number}`, `home${number % 2}`));
    const around = (count: number) =>
      addNeighbours(
        start,
        'expand',
        'me',
        { things: people(count), links: people(count).map(({ id }) => sampleLink('me', id)) },
        count,
      );
    const thirty = sceneOf(around(mostUnfolded - 1), defaultSettings);
    expect(thirty.nodes.every(({ kind }) => kind === 'thing')).toBe(true);
    const more = sceneOf(around(mostUnfolded), defaultSettings);
    expect(
      more.nodes.map((node) => (node.kind === 'fold' ? [node.id, node.members.length] : node.id)),
    ).toEqual(['me', [foldId('home0'), 15], [foldId('home1'), 15]]);
    const opened = sceneOf(toggleFold(around(mostUnfolded), 'home1'), defaultSettings);
    expect(opened.nodes).toHaveLength(17);
    expect(opened.frames).toEqual([
      {
        home: { id: 'home1', name: 'home1' },
        memberIds: people(30)
          .filter(({ home }) => home?.id === 'home1')
          .map(({ id }) => id),
      },
    ]);
  });

  it('folds people into their organization where it stands on the canvas itself', () => {
    const organization = { ...sampleThing('home1', null), kind: 'ORGANIZATION' as const };
    const people = Array.from({ length: 40 }, (_, number) => sampleThing(`p${number}`, 'home1'));
    const links = people.map(({ id }) => sampleLink('home1', id, null));
    const board = addNeighbours(
      addPinned(emptyBoard, 'start', { things: [organization], links: [] }),
      'expand',
      'home1',
      { things: people, links },
      50,
    );
    const scene = sceneOf(board, defaultSettings);
    expect(scene.nodes.map((node) => [node.id, node.kind === 'thing' ? node.members.length : 0])).toEqual([
      ['home1', 40],
      ['rest:home1', 0],
    ]);
    expect(scene.edges).toEqual([]);
  });

  it('draws ties into a fold as one thread with the strongest word', () => {
    const people = Array.from({ length: 40 }, (_, number) => sampleThing(`p${number}`, 'home1'));
    const board = addNeighbours(
      addPinned(emptyBoard, 'start', { things: [sampleThing('me', null)], links: [] }),
      'expand',
      'me',
      {
        things: people,
        links: people.map(({ id }, place) => sampleLink('me', id, place === 20 ? 'STRONG' : 'MEDIUM')),
      },
      40,
    );
    const { edges } = sceneOf(board, defaultSettings);
    expect(edges.map(({ from, to, word, links }) => [from, to, word, links.length])).toEqual([
      [foldId('home1'), 'me', 'STRONG', 40],
    ]);
  });

  it('hides weak ties at first and says how many', () => {
    const start = addPinned(emptyBoard, 'start', { things: [sampleThing('me', null)], links: [] });
    const board = addNeighbours(
      start,
      'expand',
      'me',
      {
        things: [sampleThing('far', null), sampleThing('near', null)],
        links: [sampleLink('me', 'far', 'WEAK'), sampleLink('me', 'near', 'STRONG')],
      },
      9,
    );
    const scene = sceneOf(board, defaultSettings);
    expect(scene.nodes.map(({ id }) => id)).toEqual(['me', 'near', 'rest:me']);
    expect([scene.tieCount, scene.hiddenTieCount]).toEqual([1, 1]);
    expect(scene.nodes.find(({ kind }) => kind === 'rest')).toMatchObject({ count: 7 });
    expect(sceneOf(board, { ...defaultSettings, weakest: 'WEAK' }).nodes).toHaveLength(4);
  });

  it('goes back along the trail: what came later leaves, the rest stays where it is', () => {
    const expand = (board: Board, of: string, ...ids: string[]) =>
      settled(
        addNeighbours(
          board,
          'expand',
          of,
          { things: ids.map((id) => sampleThing(id, null)), links: ids.map((id) => sampleLink(of, id)) },
          20,
        ),
        defaultSettings,
      );
    const start = settled(
      addPinned(emptyBoard, 'start', { things: [sampleThing('a', null)], links: [] }),
      defaultSettings,
    );
    const first = expand(start, 'a', 'b', 'c');
    const second = expand(first, 'b', 'd');
    const back = settled(backToStep(second, 1), defaultSettings);
    expect(sceneOf(back, defaultSettings)).toEqual(sceneOf(first, defaultSettings));
    expect(back.places).toEqual(first.places);
  });
});

describe('undo and redo', () => {
  it('lead back to every state and forth again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 30 }), (values) => {
        let history = historyOf(-1);
        const states = [-1];
        for (const value of values) {
          history = commit(history, value);
          if (value !== states.at(-1)) states.push(value);
        }
        for (const state of states.toReversed()) {
          expect(history.present).toBe(state);
          history = undo(history);
        }
        for (const state of states) {
          expect(history.present).toBe(state);
          history = redo(history);
        }
        expect(redo(history)).toBe(history);
      }),
    );
  });

  it('forget what was taken back once something else is done, and keep a hundred steps', () => {
    let history = commit(undo(commit(historyOf(0), 1)), 2);
    expect(redo(history).present).toBe(2);
    for (let step = 3; step < 300; step += 1) history = commit(history, step);
    expect(history.past).toHaveLength(100);
  });
});
