import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayOf } from '../network/day.js';
import { touchedTie } from '../store/store.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { deriveTies } from '../ties/derive.js';
import { pairOf } from './evidence.js';
import { loadReadModel } from './read-model.js';

const company = () =>
  new SmallCompany()
    .organization('own', 'OWN')
    .organization('prospect')
    .employee('anna')
    .employee('bert')
    .employee('cora')
    .contact('weber', 'prospect')
    .contact('zorn', 'prospect')
    .project('press')
    .tie('anna', 'weber', 0.7)
    .tie('bert', 'weber', 0.4, 'BLIND')
    .tie('anna', 'bert', 0.5);

const inline = (text: string) => ({ name: 'test/inline', text, mode: 'WRITE' as const, row: z.unknown() });
const DAY = dayOf('2026-11-23');

describe('The read model', () => {
  let test: TestApplication;
  beforeAll(async () => {
    test = await openTestApplication(company().rows());
  });
  afterAll(() => test.close());

  const model = () => test.application.live.current;

  /** What was applied step by step must be what a fresh load gives. */
  const expectEqualToFreshLoad = async () => {
    const fresh = await loadReadModel(test.store, test.application.now());
    expect(model().change).toBe(fresh.change);
    expect([...model().directory.people.keys()].sort()).toEqual([...fresh.directory.people.keys()].sort());
    for (const id of fresh.directory.people.keys()) {
      expect(model().graph.neighbours(id), id).toEqual(fresh.graph.neighbours(id));
    }
  };

  it('holds a write before its writer is answered', async () => {
    await test.application.live.write(async (transaction) => {
      await transaction.run(
        inline(
          "MATCH (a:Person {id: 'cora'}), (b:Person {id: 'zorn'}) CREATE (a)-[:DECLARED {level: 'WELL', at: $at}]->(b)",
        ),
        { at: '2026-11-23T00:00:00.000Z' },
      );
      await deriveTies(transaction, [pairOf('cora', 'zorn')], DAY);
    });
    expect(model().graph.tie('cora', 'zorn')?.strength).toBeCloseTo(0.9, 9);
    await expectEqualToFreshLoad();
  });

  it('holds what made a write be refused before its writer is told', async () => {
    // Past the read model, as another process does.
    await test.store.write(async (transaction) => {
      await transaction.run(inline("MATCH (p:Person {id: 'bert'}) SET p.title = 'Saved first'"));
      transaction.touch('person:bert');
    });
    const refused = test.application.live.write(() => Promise.reject(new Error('Somebody changed this.')));
    await expect(refused).rejects.toThrow('Somebody changed this.');
    expect(model().directory.people.get('bert')?.title).toBe('Saved first');
  });

  it('makes the ties of somebody who leaves unusable at once, and gives them back if they did not leave', async () => {
    const setLeft = (day: string | null) =>
      test.application.live.write(async (transaction) => {
        await transaction.run(inline("MATCH (p:Person {id: 'anna'}) SET p.leftAt = $day"), { day });
        transaction.touch('person:anna');
      });
    await setLeft('2026-11-23');
    expect(model().graph.tie('anna', 'weber')?.sharing).toBe(0);
    await expectEqualToFreshLoad();
    await setLeft('2026-11-24');
    expect(model().graph.tie('anna', 'weber')?.sharing).toBe(3);
    await setLeft(null);
    await expectEqualToFreshLoad();
  });

  it('follows what is shared', async () => {
    expect(model().graph.tie('bert', 'weber')?.sharing).toBe(2);
    await test.application.live.write(async (transaction) => {
      await transaction.run(
        inline("MATCH (:Person {id: 'bert'})-[s:SHARES]->(:Person {id: 'weber'}) SET s.level = 'PRIVATE'"),
      );
      transaction.touch(touchedTie('bert', 'weber'));
    });
    expect(model().graph.tie('bert', 'weber')?.sharing).toBe(1);
    await expectEqualToFreshLoad();
  });

  it('computes the ties of all members anew when a project changes, before and after', async () => {
    const work = (statement: string) =>
      test.application.live.write(async (transaction) => {
        await transaction.run(inline(statement));
        await deriveTies(transaction, [pairOf('bert', 'cora')], DAY);
        transaction.touch('project:press');
      });
    await work(
      "MATCH (j:Project {id: 'press'}) MATCH (p:Person) WHERE p.id IN ['bert', 'cora'] CREATE (p)-[:WORKED_ON {from: '2026-01-01'}]->(j)",
    );
    expect(model().graph.tie('bert', 'cora')?.strength).toBeGreaterThan(0.5);
    await expectEqualToFreshLoad();
    await work("MATCH (:Person {id: 'cora'})-[w:WORKED_ON]->(:Project {id: 'press'}) DELETE w");
    expect(model().graph.tie('bert', 'cora')).toBeNull();
    await expectEqualToFreshLoad();
  });

  it('forgets who is removed, with all their ties', async () => {
    await test.application.live.write(async (transaction) => {
      await transaction.run(inline("MATCH (p:Person {id: 'zorn'}) DETACH DELETE p"));
      transaction.touch('person:zorn', touchedTie('cora', 'zorn'));
    });
    expect(model().directory.person('zorn')).toBeUndefined();
    expect(model().graph.tie('cora', 'zorn')).toBeNull();
    await expectEqualToFreshLoad();
  });

  it('keeps the version of a search under way as it was', async () => {
    const before = model().graph;
    await test.application.live.write(async (transaction) => {
      await transaction.run(
        inline("MATCH (:Person {id: 'anna'})-[r:STATED]->(:Person {id: 'weber'}) SET r.strength = 0.1"),
      );
      await deriveTies(transaction, [pairOf('anna', 'weber')], DAY);
    });
    expect(before.tie('anna', 'weber')?.strength).toBeCloseTo(0.7, 9);
    expect(model().graph.tie('anna', 'weber')?.strength).toBeCloseTo(0.1, 9);
  });

  it('loads anew when the feed no longer reaches back far enough', async () => {
    await test.store.write(async (transaction) => transaction.touch('person:anna'));
    await test.store.runOutsideTransaction('MATCH (c:Change) DELETE c');
    await test.application.live.catchUp();
    await expectEqualToFreshLoad();
  });
});
