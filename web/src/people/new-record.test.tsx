import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CreateOrganizationDocument,
  type CreateOrganizationMutationVariables,
  CreatePersonDocument,
  type CreatePersonMutationVariables,
  CreateProjectDocument,
  type CreateProjectMutationVariables,
  DepartmentChoicesDocument,
  OrganizationPageDocument,
  OrganizationsFoundDocument,
  PersonPageDocument,
  ProjectFacetsDocument,
  ProjectPageDocument,
  ProjectRowsDocument,
  SavedFiltersDocument,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';
import { asEmployee, asSteward } from '../testing/steward.js';

/** Ids of the records whose pages were opened. */
let opened: string[] = [];

afterEach(() => {
  cleanup();
  opened = [];
});

const noProjects: CannedAnswer[] = [
  whenAsked(ProjectRowsDocument).answer(() => ({
    __typename: 'Query',
    list: {
      __typename: 'ProjectsList',
      nodes: [],
      pageInfo: { __typename: 'PageInfo', endCursor: null },
    },
  })),
  whenAsked(ProjectFacetsDocument).answer(() => ({
    __typename: 'Query',
    list: { __typename: 'ProjectsList', totalCount: 0, facets: [] },
  })),
  whenAsked(SavedFiltersDocument).answer(() => ({ __typename: 'Query', savedFilters: [] })),
];

const weber = {
  __typename: 'Organization' as const,
  id: 'weber',
  name: 'Weber AG',
  city: null,
  stage: 'CUSTOMER' as const,
};

const found = whenAsked(OrganizationsFoundDocument).answer(() => ({
  __typename: 'Query',
  search: [{ __typename: 'SearchHit', subject: weber }],
}));

describe('a new project', () => {
  const told: CreateProjectMutationVariables[] = [];
  const answers = [
    ...noProjects,
    found,
    whenAsked(CreateProjectDocument).answer((variables) => {
      told.push(variables);
      return { __typename: 'Mutation', createProject: { __typename: 'Project', id: 'made' } };
    }),
    whenAsked(ProjectPageDocument).answer(({ id }) => {
      opened.push(id);
      return { __typename: 'Query', project: null };
    }),
  ];

  it('is made from the list by whoever may, and opens then', async () => {
    await renderApp('/projects', [asSteward, ...answers]);
    await userEvent.click(await screen.findByRole('link', { name: 'New project' }));
    await screen.findByRole('heading', { level: 1, name: 'New project' });
    const form = within(screen.getByRole('form'));
    expect(form.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await userEvent.type(form.getByLabelText('Name'), ' Pumpen neu ');
    await userEvent.type(form.getByRole('combobox', { name: 'For' }), 'weber');
    await form.findByRole('option');
    await userEvent.keyboard('{Enter}');
    await userEvent.type(form.getByLabelText('From'), '2026-11-02');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(opened).toEqual(['made']));
    expect(told).toEqual([{ input: { name: 'Pumpen neu', organizations: ['weber'], from: '2026-11-02' } }]);
  });

  it('is offered to nobody else, and its address says whom to ask', async () => {
    await renderApp('/projects', answers);
    await screen.findByRole('heading', { name: 'No projects yet' });
    expect(screen.queryByRole('link', { name: 'New project' })).toBeNull();
    cleanup();
    await renderApp('/projects/new', answers);
    await screen.findByRole('heading', { name: 'Others create these' });
    expect(screen.queryByRole('form')).toBeNull();
  });
});

describe('a new organization', () => {
  it('is a prospect unless somebody says otherwise, and keeps what was typed where its domain is taken', async () => {
    const told: CreateOrganizationMutationVariables[] = [];
    await renderApp('/organizations/new', [
      asSteward,
      whenAsked(CreateOrganizationDocument).answer((variables) => {
        told.push(variables);
        if (told.length === 1) {
          const extensions = { code: 'ALREADY_EXISTS', field: 'domain' };
          throw new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions }] });
        }
        return { __typename: 'Mutation', createOrganization: { __typename: 'Organization', id: 'made' } };
      }),
      whenAsked(OrganizationPageDocument).answer(({ id }) => {
        opened.push(id);
        return { __typename: 'Query', organization: null };
      }),
    ]);
    const form = within(await screen.findByRole('form'));
    await userEvent.type(form.getByLabelText('Name'), 'Nordwind');
    await userEvent.type(form.getByLabelText('Domain'), 'weber.example');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    expect((await form.findByRole('alert')).textContent).toContain('Domain');
    expect(form.getByLabelText<HTMLInputElement>('Name').value).toBe('Nordwind');
    await userEvent.clear(form.getByLabelText('Domain'));
    await userEvent.selectOptions(form.getByLabelText('Stage'), 'PARTNER');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(opened).toEqual(['made']));
    expect(told).toEqual([
      { input: { name: 'Nordwind', domain: 'weber.example', stage: 'PROSPECT' } },
      { input: { name: 'Nordwind', stage: 'PARTNER' } },
    ]);
  });
});

describe('a new person', () => {
  const told: CreatePersonMutationVariables[] = [];
  const answers = [
    found,
    whenAsked(DepartmentChoicesDocument).answer(() => ({
      __typename: 'Query',
      departments: [{ __typename: 'Department', id: 'sales', name: 'Sales', parent: null }],
    })),
    whenAsked(CreatePersonDocument).answer((variables) => {
      told.push(variables);
      return { __typename: 'Mutation', createPerson: { __typename: 'Person', id: 'made' } };
    }),
    whenAsked(PersonPageDocument).answer(({ id }) => {
      opened.push(id);
      return { __typename: 'Query', person: null };
    }),
  ];

  it('is a contact where an employee makes one', async () => {
    await renderApp('/people/new', [asEmployee, ...answers]);
    const form = within(await screen.findByRole('form'));
    expect(form.queryByRole('radiogroup')).toBeNull();
    await userEvent.type(form.getByLabelText('Name'), 'Anna Weber');
    await userEvent.type(form.getByRole('combobox', { name: 'Organization' }), 'weber');
    await form.findByRole('option');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(opened).toEqual(['made']));
    expect(told.at(-1)).toEqual({ input: { kind: 'CONTACT', name: 'Anna Weber', organization: 'weber' } });
  });

  it('is a colleague with a department where a steward says so', async () => {
    await renderApp('/people/new', [asSteward, ...answers]);
    const form = within(await screen.findByRole('form'));
    await userEvent.click(form.getByRole('radio', { name: 'Colleague' }));
    await userEvent.type(form.getByLabelText('Name'), 'Bert Kuhn');
    await form.findByRole('option', { name: 'Sales' });
    await userEvent.selectOptions(form.getByLabelText('Department'), 'sales');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(told.at(-1)).toEqual({ input: { kind: 'EMPLOYEE', name: 'Bert Kuhn', department: 'sales' } }),
    );
  });
});
