import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeUpGraph } from './made-up.js';
import { neighboursOf, readPlainGraph, writePlainGraph } from './plain-graph.js';
import { drawQuestions, partsOf, QUESTION_CLASSES, type QuestionClass } from './questions.js';

const GRAPH = makeUpGraph({ people: 1000, ties: 5000 });

describe('a made-up graph', () => {
  it('has the people and ties asked for, and is the same each time', () => {
    expect(GRAPH.peopleCount).toBe(1000);
    expect(GRAPH.from).toHaveLength(5000);
    expect(makeUpGraph({ people: 1000, ties: 5000 })).toEqual(GRAPH);
  });

  it('has no tie between mainland and island', () => {
    const isOnIsland = (person: number | undefined) => (person ?? 0) >= 900;
    const between = [...GRAPH.from].filter((from, tie) => isOnIsland(from) !== isOnIsland(GRAPH.to[tie]));
    expect(between).toEqual([]);
  });

  it('comes back from its file as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perlen-bench-graph-'));
    try {
      writePlainGraph(join(folder, 'graph'), GRAPH);
      expect(readPlainGraph(join(folder, 'graph'))).toEqual(GRAPH);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the questions', () => {
  const questions = drawQuestions(GRAPH, 12);
  const ofClass = (name: QuestionClass) => questions.filter((question) => question.class === name);
  const { offsets, neighbours } = neighboursOf(GRAPH);
  const rowOf = (person: number) => [...neighbours.subarray(offsets[person], offsets[person + 1])];
  const parts = partsOf(GRAPH);

  it('are as many of each class, the classes taking turns, and the same each time', () => {
    expect(questions.slice(0, 4).map((question) => question.class)).toEqual([...QUESTION_CLASSES]);
    for (const name of QUESTION_CLASSES) expect(ofClass(name)).toHaveLength(12);
    expect(drawQuestions(GRAPH, 12)).toEqual(questions);
  });

  it('are near where there is a common neighbour', () => {
    for (const { from, to } of ofClass('near')) {
      expect(rowOf(from).some((person) => rowOf(to).includes(person))).toBe(true);
    }
  });

  it('are far where there is a way, but neither a tie nor a common neighbour', () => {
    for (const { from, to } of ofClass('far')) {
      expect(parts[from]).toBe(parts[to]);
      expect([from, ...rowOf(from)].some((person) => rowOf(person).includes(to))).toBe(false);
    }
  });

  it('have no way in the class of none, though both ends have ties, asked from either part', () => {
    const fromIsland = ofClass('none').filter(({ from }) => from >= 900);
    for (const { from, to } of ofClass('none')) {
      expect(parts[from]).not.toBe(parts[to]);
      expect(Math.min(rowOf(from).length, rowOf(to).length)).toBeGreaterThan(0);
    }
    expect(fromIsland.length).toBeGreaterThan(0);
    expect(fromIsland.length).toBeLessThan(12);
  });

  it('go from hub to hub among the best connected', () => {
    const degrees = Array.from({ length: GRAPH.peopleCount }, (_, person) => rowOf(person).length);
    const tenth = degrees.toSorted((one, other) => other - one)[9] ?? 0;
    for (const { from, to } of ofClass('hubs')) {
      expect(Math.min(degrees[from] ?? 0, degrees[to] ?? 0)).toBeGreaterThanOrEqual(tenth);
    }
  });
});
