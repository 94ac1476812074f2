import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TieGraph, TieGraphBuilder } from './graph.js';
import { compactGraph } from './graph-compact.js';
import { foldedBase } from './graph-fold.js';
import { withComponents } from './graph-rows.js';
import { emptyColumns, lowBitsOf, pathCost, strengthAt } from './tie-columns.js';
import type { GraphChanges, GraphDepartment, GraphPerson, GraphTie, SharingLevel } from './types.js';

const person = (id: string, more: Partial<GraphPerson> = {}): GraphPerson => ({
  id,
  isPresentEmployee: true,
  canConnect: true,
  departmentIds: [],
  organizationIds: [],
  askedCount: 0,
  ...more,
});
const tie = (a: string, b: string, strength: number, sharing: SharingLevel = 3): GraphTie => ({
  a,
  b,
  strength,
  sharing,
});

/** The same graph as plain maps: slow and obviously right. */
class PlainGraph {
  people = new Map<string, GraphPerson>();
  ties = new Map<string, GraphTie>();

  apply(changes: GraphChanges): void {
    for (const id of changes.removedPeople ?? []) {
      this.people.delete(id);
      for (const [key, { a, b }] of this.ties) if (a === id || b === id) this.ties.delete(key);
    }
    for (const row of changes.people ?? []) this.people.set(row.id, row);
    for (const row of changes.ties ?? []) {
      if (row.a === row.b || !this.people.has(row.a) || !this.people.has(row.b)) continue;
      const key = [row.a, row.b].sort().join('|');
      if (row.strength > 0) this.ties.set(key, row);
      else this.ties.delete(key);
    }
  }

  expectEqual(graph: TieGraph, ids: Iterable<string>): void {
    expect(graph.size).toBe(this.people.size);
    expect(graph.tieCount).toBe(this.ties.size);
    const rows = [...this.ties.values()];
    for (const id of ids) {
      expect(graph.hasPerson(id)).toBe(this.people.has(id));
      expect(graph.isPresentEmployee(id)).toBe(this.people.get(id)?.isPresentEmployee ?? false);
      const neighbours = rows
        .filter(({ a, b }) => a === id || b === id)
        .map(({ a, b, strength, sharing }) => ({ id: a === id ? b : a, strength, sharing }))
        .sort((first, second) => second.strength - first.strength || (first.id < second.id ? -1 : 1));
      expect(graph.neighbours(id)).toEqual(neighbours);
      for (const neighbour of neighbours) {
        const { strength, sharing } = neighbour;
        expect(graph.tie(id, neighbour.id)).toEqual({ a: id, b: neighbour.id, strength, sharing });
      }
    }
    for (const group of ['x', 'y']) {
      const having = (list: 'departmentIds' | 'organizationIds') =>
        [...this.people.values()].filter((row) => row[list].includes(group)).map(({ id }) => id);
      expect(graph.peopleOfDepartments([group]).sort()).toEqual(having('departmentIds').sort());
      expect(graph.contactsAt(group).sort()).toEqual(having('organizationIds').sort());
    }
  }
}

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const groups = fc.subarray(['x', 'y']);
const people = fc.record({
  id: ids,
  isPresentEmployee: fc.boolean(),
  canConnect: fc.boolean(),
  departmentIds: groups,
  organizationIds: groups,
  askedCount: fc.nat({ max: 3 }),
});
const ties = fc.record({
  a: ids,
  b: ids,
  strength: fc.constantFrom(0, 0.1, 0.5, 0.5, 0.98),
  sharing: fc.constantFrom<SharingLevel[]>(0, 1, 2, 3),
});
const changes = fc.record({
  people: fc.array(people, { maxLength: 4 }),
  removedPeople: fc.array(ids, { maxLength: 2 }),
  ties: fc.array(ties, { maxLength: 8 }),
});

describe('a tie graph', () => {
  it('holds what it was built from, the last row of a person or pair winning', () => {
    fc.assert(
      fc.property(fc.array(people, { maxLength: 10 }), fc.array(ties, { maxLength: 20 }), (rows, between) => {
        const stated = between.filter(({ strength }) => strength > 0);
        const plain = new PlainGraph();
        plain.apply({ people: rows, ties: stated });
        plain.expectEqual(TieGraph.build(1, { people: rows, ties: stated, departments: [] }), 'abcdef');
      }),
      { numRuns: 300 },
    );
  });

  it('every version shows its own state, whatever was changed after it', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 6 }), (steps) => {
        let graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
        const versions: [TieGraph, PlainGraph][] = [];
        const plain = new PlainGraph();
        for (const [number, step] of steps.entries()) {
          plain.apply(step);
          graph = graph.with(number + 1, step);
          if (number % 3 === 2) graph = graph.folded();
          expect(graph.version).toBe(number + 1);
          const then = new PlainGraph();
          then.people = new Map(plain.people);
          then.ties = new Map(plain.ties);
          versions.push([graph, then]);
        }
        for (const [version, then] of versions) then.expectEqual(version, 'abcdef');
      }),
      { numRuns: 300 },
    );
  });

  it('one made beside another from the same version does not show in it', () => {
    fc.assert(
      fc.property(changes, changes, changes, (first, one, other) => {
        const before = TieGraph.build(0, { people: [], ties: [], departments: [] }).with(1, first);
        const [left, right] = [before.with(2, one), before.with(2, other)];
        const [onLeft, onRight] = [new PlainGraph(), new PlainGraph()];
        for (const step of [first, one]) onLeft.apply(step);
        for (const step of [first, other]) onRight.apply(step);
        onLeft.expectEqual(left, 'abcdef');
        onRight.expectEqual(right, 'abcdef');
        onLeft.apply(other);
        onLeft.expectEqual(left.with(3, other), 'abcdef');
      }),
      { numRuns: 300 },
    );
  });

  it('changes made while it is being folded stay in it, and ids keep their order', () => {
    fc.assert(
      fc.property(
        fc.array(changes, { minLength: 1, maxLength: 4 }),
        changes,
        changes,
        (steps, meanwhile, after) => {
          let graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
          const plain = new PlainGraph();
          for (const step of steps) {
            graph = graph.with(1, step);
            plain.apply(step);
          }
          const base = foldedBase(graph);
          const rebased = graph.with(2, meanwhile).rebased(graph, base).with(3, after);
          plain.apply(meanwhile);
          plain.apply(after);
          plain.expectEqual(rebased, 'abcdef');
          const present = [...plain.people.keys()];
          const byGraph = present.toSorted((one, other) =>
            rebased.compareIds(rebased.numberOf(one), rebased.numberOf(other)),
          );
          expect(byGraph).toEqual(present.toSorted((one, other) => (one < other ? -1 : 1)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('calls apart only who is apart, whatever has changed, and everybody who is once it is laid out anew', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 5 }), fc.nat({ max: 4 }), (steps, foldAt) => {
        let graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
        const plain = new PlainGraph();
        let folding = graph;
        let base = foldedBase(graph);
        for (const [number, step] of steps.entries()) {
          graph = graph.with(1, step);
          plain.apply(step);
          if (number === foldAt) [folding, base] = [graph, foldedBase(graph)];
          if (number === foldAt + 1) graph = graph.rebased(folding, base);
        }
        const present = [...plain.people.keys()];
        const ties = [...plain.ties.values()];
        const reachedFrom = (id: string) => {
          const reached = new Set([id]);
          for (const one of reached) {
            for (const { a, b } of ties) if (a === one || b === one) reached.add(a === one ? b : a);
          }
          return reached;
        };
        const isOneIn = (shown: TieGraph, one: string, other: string) =>
          shown.componentOf(shown.numberOf(one)) === shown.componentOf(shown.numberOf(other));
        const anew = graph.folded();
        for (const one of present) {
          const reached = reachedFrom(one);
          for (const other of present) {
            if (reached.has(other)) expect(isOneIn(graph, one, other)).toBe(true);
            expect(isOneIn(anew, one, other)).toBe(reached.has(other));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes back from its compact form', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 4 }), (steps) => {
        let graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
        const plain = new PlainGraph();
        for (const [number, step] of steps.entries()) {
          graph = graph.with(1, step);
          plain.apply(step);
          if (number === 1) graph = graph.folded();
        }
        const compact = compactGraph(graph);
        const rows = [...compact.people].map((number) => plain.people.get(graph.idOf(number)) ?? person('?'));
        const again = new TieGraphBuilder(rows).finish(1, [], withComponents(compact.rows));
        plain.expectEqual(again, 'abcdef');
      }),
      { numRuns: 300 },
    );
  });

  it('stays the same graph when many changes are folded in', () => {
    const row = (number: number) =>
      person(`p${(number * 7919) % 3000}`, { departmentIds: number % 2 === 0 ? ['x'] : ['y'] });
    const between = (number: number) =>
      tie(`p${(number * 31) % 3000}`, `p${(number * 17 + 1) % 3000}`, ((number % 97) + 1) / 100);
    const plain = new PlainGraph();
    let graph = TieGraph.build(0, { people: [], ties: [], departments: [] });
    let folds = 0;
    for (let batch = 0; batch < 6; batch += 1) {
      const numbers = Array.from({ length: 600 }, (_, place) => batch * 600 + place);
      const step: GraphChanges = {
        removedPeople: numbers.filter((number) => number % 50 === 1).map((number) => `p${number % 1200}`),
        people: numbers.map(row),
        ties: numbers.map(between),
      };
      plain.apply(step);
      graph = graph.with(batch, step);
      if (graph.isWorthFolding) {
        graph = graph.folded();
        folds += 1;
      }
    }
    expect(folds).toBeGreaterThan(0);
    expect(graph.isWorthFolding).toBe(false);
    plain.expectEqual(
      graph,
      Array.from({ length: 3000 }, (_, number) => `p${number}`),
    );
  });

  it('large graphs lay out every row strongest first', () => {
    const between = Array.from({ length: 60_000 }, (_, number) =>
      tie(`p${number % 251}`, `q${number % 241}`, (((number * 7919) % 9973) + 1) / 10_000),
    );
    const named = [...new Set(between.flatMap(({ a, b }) => [a, b]))].map((id) => person(id));
    const graph = TieGraph.build(1, { people: named, ties: between, departments: [] });
    const plain = new PlainGraph();
    plain.apply({ people: named, ties: between });
    plain.expectEqual(graph, ['p0', 'q240', 'p113']);
    const { columns, start, end } = graph.rowOf(graph.numberOf('p7'));
    const costs = [...columns.costs.subarray(start, end)];
    expect(costs).toEqual(costs.toSorted((x, y) => x - y));
    expect(strengthAt(columns, start)).toBeGreaterThanOrEqual(strengthAt(columns, end - 1));
  });

  it('keeps every strength to the last bit, though it stores what it costs', () => {
    const strengths = fc.oneof(
      fc.double({ min: 0.01, max: 0.98, noNaN: true }),
      fc.double({ min: 2 ** -1022, max: 1, minExcluded: true, noNaN: true }),
      fc.constantFrom(1, 0.5, 0.25, 1 - 2 ** -53, 0.5 + 2 ** -53, 0.01, 0.98),
    );
    fc.assert(
      fc.property(strengths, (strength) => {
        const columns = emptyColumns(1);
        columns.costs[0] = pathCost(strength);
        columns.strengthBits[0] = lowBitsOf(strength);
        expect(strengthAt(columns, 0)).toBe(strength);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves out ties of no strength: nothing, less than nothing, more than all, no number', () => {
    const strengths = [0, -0.5, Number.NaN, Number.POSITIVE_INFINITY, 1.01];
    const named = strengths.map((_, place) => person(`p${place}`));
    const stated = strengths.map((strength, place) => tie('a', `p${place}`, strength));
    const rows = { people: [person('a'), person('b'), ...named], ties: stated, departments: [] };
    const graph = TieGraph.build(1, {
      ...rows,
      ties: [...stated, tie('a', 'b', 0.5), tie('a', 'nobody', 0.5)],
    });
    expect(graph.tieCount).toBe(1);
    const changed = graph.with(2, { ties: [...stated, tie('a', 'b', Number.NaN)] });
    expect(changed.tieCount).toBe(0);
    expect(changed.neighbours('a')).toEqual([]);
  });

  it('a department brings the ones below it, and a new tree replaces the old', () => {
    const tree: GraphDepartment[] = [
      { id: 'company', parentId: null },
      { id: 'sales', parentId: 'company' },
      { id: 'north', parentId: 'sales' },
    ];
    const graph = TieGraph.build(1, {
      people: [
        person('a', { departmentIds: ['north'] }),
        person('b', { departmentIds: ['company', 'sales'] }),
      ],
      ties: [],
      departments: tree,
    });
    expect(graph.peopleOfDepartments(['company']).sort()).toEqual(['a', 'b']);
    expect(graph.peopleOfDepartments(['north', 'nowhere'])).toEqual(['a']);
    const flat = graph.with(2, { departments: tree.map(({ id }) => ({ id, parentId: null })) });
    expect(flat.peopleOfDepartments(['company'])).toEqual(['b']);
    expect(graph.peopleOfDepartments(['company']).sort()).toEqual(['a', 'b']);
  });

  it('answers nothing for unknown people', () => {
    const graph = TieGraph.build(1, { people: [person('a')], ties: [], departments: [] });
    expect(graph.neighbours('z')).toEqual([]);
    expect(graph.tie('a', 'z')).toBeNull();
    expect(graph.contactsAt('z')).toEqual([]);
  });

  it('needs at most 40 bytes a tie', () => {
    const named = Array.from({ length: 200 }, (_, number) => person(`p${number}`));
    const between = Array.from({ length: 2000 }, (_, number) =>
      tie(`p${number % 200}`, `p${(number + 1 + Math.floor(number / 200)) % 200}`, 0.5),
    );
    const graph = TieGraph.build(1, { people: named, ties: between, departments: [] });
    expect(graph.tieCount).toBe(2000);
    expect(graph.memory().sharedBytes / graph.tieCount).toBeLessThanOrEqual(40);
    expect(graph.memory().changedRowBytes).toBe(0);
  });
});
