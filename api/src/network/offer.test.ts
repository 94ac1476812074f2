import { describe, expect, it } from 'vitest';
import { TieGraph } from './graph.js';
import { offerFor } from './offer.js';
import type { GraphPerson, GraphTie } from './types.js';

const person = (id: string, isPresentEmployee: boolean, organizationIds: string[] = []): GraphPerson => ({
  id,
  isPresentEmployee,
  canConnect: true,
  departmentIds: [],
  organizationIds,
  askedCount: 0,
});

const graphOf = (ties: GraphTie[]) =>
  TieGraph.build(1, {
    people: [
      person('jana', true),
      person('tom', true),
      person('left', false),
      person('weber', false, ['prospect']),
      person('adler', false, ['prospect']),
    ],
    ties,
    departments: [],
  });

describe('an offer', () => {
  it('is the strongest blind tie of a present employee to the target', () => {
    const graph = graphOf([
      { a: 'jana', b: 'weber', strength: 0.3, sharing: 2 },
      { a: 'tom', b: 'weber', strength: 0.55, sharing: 2 },
    ]);
    expect(offerFor(graph, { kind: 'PERSON', id: 'weber' })).toEqual({ strength: 0.55, word: 'STRONG' });
    expect(offerFor(graph, { kind: 'PERSON', id: 'adler' })).toBeNull();
  });

  it('does not come from private, named or unusable ties, nor from people who have left', () => {
    const graph = graphOf([
      { a: 'jana', b: 'weber', strength: 0.9, sharing: 1 },
      { a: 'tom', b: 'weber', strength: 0.9, sharing: 3 },
      { a: 'left', b: 'weber', strength: 0.9, sharing: 2 },
      { a: 'adler', b: 'weber', strength: 0.9, sharing: 2 },
    ]);
    expect(offerFor(graph, { kind: 'PERSON', id: 'weber' })).toBeNull();
    expect(offerFor(graph, { kind: 'ORGANIZATION', id: 'prospect' })).toBeNull();
  });

  it('of an organization is the strongest over its present contacts', () => {
    const graph = graphOf([
      { a: 'jana', b: 'weber', strength: 0.1, sharing: 2 },
      { a: 'tom', b: 'adler', strength: 0.25, sharing: 2 },
    ]);
    const offer = { strength: 0.25, word: 'MEDIUM' };
    expect(offerFor(graph, { kind: 'ORGANIZATION', id: 'prospect' })).toEqual(offer);
    expect(offerFor(graph, { kind: 'ORGANIZATION', id: 'unknown' })).toBeNull();
    expect(offerFor(graph, { kind: 'PERSON', id: 'unknown' })).toBeNull();
  });

  it('is worked out once for each version of the graph', () => {
    const graph = graphOf([{ a: 'jana', b: 'weber', strength: 0.4, sharing: 2 }]);
    const target = { kind: 'PERSON', id: 'weber' } as const;
    expect(offerFor(graph, target)).toBe(offerFor(graph, target));
    const after = graph.with(2, { ties: [{ a: 'jana', b: 'weber', strength: 0.6, sharing: 2 }] });
    expect(offerFor(after, target)).toEqual({ strength: 0.6, word: 'STRONG' });
    expect(offerFor(graph, target)).toEqual({ strength: 0.4, word: 'MEDIUM' });
  });

  it('is gone when its holder has left', () => {
    const graph = graphOf([{ a: 'jana', b: 'weber', strength: 0.4, sharing: 2 }]);
    const after = graph.with(2, { people: [person('jana', false)] });
    expect(offerFor(after, { kind: 'PERSON', id: 'weber' })).toBeNull();
    expect(offerFor(graph, { kind: 'PERSON', id: 'weber' })).not.toBeNull();
  });
});
