import { expect } from 'vitest';
import type { ReadModel } from '../read-model.js';

/** Everything two models answer with must be the same, whatever way they came about. */
export function expectSameModel(found: ReadModel, expected: ReadModel): void {
  expect(found.change).toBe(expected.change);
  expect(found.asOfDay).toBe(expected.asOfDay);
  const rowsOf = ({ directory }: ReadModel) => {
    const { people, organizations, projects, skills, departments, sharing, asks } = directory.rows();
    const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
      [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
    const choices = sharing.ties.map((tie, place) => `${tie} ${sharing.levels[place]}`).sort();
    const lists = [people, organizations, projects, skills, departments].map((rows) =>
      byId<{ readonly id: string }>(rows),
    );
    const consents = directory.consents.all().map(({ personId, purpose }) => `${personId} ${purpose}`);
    const { settings, agreement } = directory;
    return { lists, choices, asks: [...asks], consents: consents.sort(), settings, agreement };
  };
  expect(rowsOf(found)).toEqual(rowsOf(expected));
  expect(found.graph.size).toBe(expected.graph.size);
  expect(found.graph.tieCount).toBe(expected.graph.tieCount);
  for (const id of expected.directory.people.keys()) {
    expect(found.graph.neighbours(id), id).toEqual(expected.graph.neighbours(id));
    expect(found.graph.isPresentEmployee(id), id).toBe(expected.graph.isPresentEmployee(id));
  }
}
