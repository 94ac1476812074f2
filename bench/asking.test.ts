import { describe, expect, it } from 'vitest';
import { askInTurn, firstOfEachClass, type Party, rowOfOutcomes, SLOW_PER_CLASS } from './asking.js';
import type { Question } from './graphs/questions.js';

const QUESTIONS: Question[] = Array.from({ length: 60 }, (_, place) => ({
  class: place % 2 === 0 ? 'near' : 'far',
  from: place,
  to: place + 1,
}));

const party = (name: string, tookMs: number, budgetMs = 1e9): Party => ({
  name,
  budgetMs,
  ask: async () => ({ tookMs, paths: [[1, 2]] }),
});

describe('parties asked in turn', () => {
  it('are all asked all questions while they are quick', async () => {
    const outcomes = await askInTurn([party('one', 1), party('other', 2)], QUESTIONS, '');
    expect([...outcomes.values()].map((list) => list.map(({ question }) => question))).toEqual([
      QUESTIONS,
      QUESTIONS,
    ]);
  });

  it('are asked the first of each class alone once a question took more than a second', async () => {
    const outcomes = await askInTurn([party('slow', 1001)], QUESTIONS, '');
    const asked = outcomes.get('slow')?.map(({ question }) => question) ?? [];
    expect(asked).toEqual(firstOfEachClass(QUESTIONS, SLOW_PER_CLASS));
  });

  it('are left out once their time is spent', async () => {
    const outcomes = await askInTurn([party('dear', 100, 250)], QUESTIONS, '');
    expect(outcomes.get('dear')).toHaveLength(3);
  });

  it('that end keep what they answered before', async () => {
    let asked = 0;
    const ending: Party = {
      ...party('ending', 1),
      ask: async () => {
        asked += 1;
        if (asked > QUESTIONS.length + 5) throw new Error('gone');
        return { tookMs: 1, paths: null };
      },
    };
    const outcomes = await askInTurn([ending], QUESTIONS, '');
    expect(outcomes.get('ending')?.map(({ sample }) => sample.isTimedOut)).toEqual(Array(5).fill(true));
  });

  it('are compared over the questions that both were asked', async () => {
    const uneven: Party = {
      name: 'uneven',
      budgetMs: 1e9,
      ask: async ({ from }) => ({ tookMs: from < 3 ? 10 : 900, paths: [] }),
    };
    const outcomes = await askInTurn([party('dear', 100, 250), uneven], QUESTIONS, '');
    const row = rowOfOutcomes({ graph: 'a', question: '', who: 'dear' }, outcomes.get('dear') ?? [], {
      perlen: outcomes.get('uneven') ?? [],
      limit: null,
    });
    expect(row?.toPerlen).toBe(10);
    expect(row?.timing).toMatchObject({ samples: 3, withPaths: 3, p50Ms: 100 });
  });
});
