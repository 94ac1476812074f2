import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Branch, departmentTree } from './department-tree.js';

const department = (id: string, parent?: string) => ({
  id,
  parent: parent === undefined ? null : { id: parent },
});
const ids = (branches: readonly Branch<{ id: string }>[]): string[] =>
  branches.flatMap(({ department: { id }, children }) => [id, ...ids(children)]);

it('departments stand below their parents, one without a known parent at the top', () => {
  const tree = departmentTree([
    department('a'),
    department('b', 'a'),
    department('c', 'gone'),
    department('d', 'b'),
  ]);
  expect(tree.map(({ department: { id } }) => id)).toEqual(['a', 'c']);
  expect(ids(tree)).toEqual(['a', 'b', 'd', 'c']);
});

it('whoever is whose parent, every department is there once', () => {
  const numbers = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.option(numbers), { minLength: 1, maxLength: 6 }), (parents) => {
      const departments = parents.map((parent, id) =>
        department(String(id), parent === null ? undefined : String(parent)),
      );
      expect(ids(departmentTree(departments)).sort()).toEqual(departments.map(({ id }) => id).sort());
    }),
  );
});
