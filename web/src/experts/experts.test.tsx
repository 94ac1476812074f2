import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type ExpertHitFragment, ExpertsAboutDocument, StatedSkillsDocument } from '../generated/graphql.js';
import { type CannedAnswer, renderApp, viewer, whenAsked } from '../testing/render-app.js';
import { samplePerson } from '../testing/sample-paths.js';

type Evidence = ExpertHitFragment['evidence'][number];

const evidence = (kind: Evidence['kind'], text: string, more: Partial<Evidence> = {}): Evidence => ({
  __typename: 'ExpertEvidence',
  kind,
  text,
  role: null,
  from: null,
  to: null,
  project: null,
  ...more,
});

function expert(name: string, clues: Evidence[], path: string[] | null): ExpertHitFragment {
  return {
    __typename: 'Expert',
    person: { ...samplePerson(name), phone: null },
    evidence: clues,
    path: path && {
      __typename: 'WarmPath',
      word: 'MEDIUM',
      people: path.map((each) => ({
        __typename: 'PathPerson',
        person: { __typename: 'Person', id: samplePerson(each).id, name: each },
      })),
    },
  };
}

function answering(nodes: ExpertHitFragment[], related: string[] = []): CannedAnswer[] {
  return [
    whenAsked(ExpertsAboutDocument).answer(() => ({
      __typename: 'Query',
      experts: {
        __typename: 'Experts',
        nodes,
        pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
        totalCount: nodes.length,
        departments: [],
        relatedSkills: related.map((name) => ({ __typename: 'Skill', id: name, name })),
      },
    })),
    whenAsked(StatedSkillsDocument).answer(() => ({
      __typename: 'Query',
      skills: {
        __typename: 'SkillConnection',
        nodes: [
          { __typename: 'Skill', id: 's1', name: 'Hydraulics', peopleCount: 5 },
          { __typename: 'Skill', id: 's2', name: 'Welding', peopleCount: 4 },
        ],
        pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      },
    })),
  ];
}

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('who knows about something', () => {
  it('is said with evidence and the way to each, in groups of equal evidence', async () => {
    const project = { __typename: 'Project' as const, id: 'p1', name: 'Press' };
    await renderApp(
      '/experts?about=hydraulics',
      answering([
        expert('Ann', [evidence('SKILL', 'Hydraulics')], ['Lena', 'Ann']),
        expert('Bea', [evidence('TITLE', 'Hydraulics engineer')], ['Lena', 'Ann', 'Bea']),
        expert(
          'Cem',
          [evidence('PROJECT', 'Press', { project, role: 'lead', from: '2023-02-01', to: '2025-01-01' })],
          null,
        ),
      ]),
    );
    const stated = await screen.findByRole('region', { name: 'State it themselves' });
    expect(within(stated).getByText(/You know them/u)).toBeTruthy();
    const titled = screen.getByRole('region', { name: 'Have it in their job title' });
    expect(titled.textContent).toContain('Through Ann');
    const worked = screen.getByRole('region', { name: 'Worked with it on a project' });
    expect(worked.textContent).toContain('Press, lead, 2023 to 2025');
  });

  it('where nobody states it leads on: ask all, skills written alike, state it oneself', async () => {
    await renderApp('/experts?about=hydraulix', answering([], ['Hydraulics']));
    expect(await screen.findByRole('heading', { name: /hydraulix/u })).toBeTruthy();
    expect(screen.getByText(/who of you knows about hydraulix/u)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'State my own skills' }).getAttribute('href')).toBe('/people/me');
    expect(screen.getByRole('button', { name: 'Hydraulics' })).toBeTruthy();
  });

  it('begins with all skills; the number of fewer than five people is not told', async () => {
    await renderApp('/experts', answering([expert(viewer.name, [evidence('SKILL', 'Hydraulics')], null)]));
    const known = await screen.findByRole('button', { name: /^Hydraulics/u });
    expect(known.textContent).toContain('5');
    const rare = screen.getByRole('button', { name: /^Welding/u });
    expect(rare.textContent).toBe('Welding');
    await userEvent.click(known);
    expect(await screen.findByText('That is you.')).toBeTruthy();
  });
});
