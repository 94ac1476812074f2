import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  OrganizationsFoundDocument,
  ProjectOriginsDocument,
  ProjectPageDocument,
  type ProjectPageQuery,
  ProjectTimelineDocument,
  UpdateProjectDocument,
  type UpdateProjectMutationVariables,
} from '../generated/graphql.js';
import type { Language } from '../i18n/i18n.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';
import { asSteward } from '../testing/steward.js';

afterEach(cleanup);

type Project = NonNullable<ProjectPageQuery['project']>;
type Organization = Project['organizations'][number];

const weber = organization('Weber AG');
const nord = organization('Nordwind GmbH');

function organization(name: string): Organization {
  return { __typename: 'Organization', id: `id of ${name}`, name, city: null, stage: 'CUSTOMER' };
}

const pumps: Project = {
  __typename: 'Project',
  id: 'pumps',
  name: 'Pumpen neu',
  description: null,
  from: '2025-03-01',
  to: null,
  version: 'v1',
  organizations: [weber],
  members: [],
};

/** A server that holds one project, is told changes, and refuses some. */
class ProjectServer {
  project = pumps;
  readonly told: UpdateProjectMutationVariables[] = [];
  refusal: { code: string; field: string } | null = null;

  answers(): CannedAnswer[] {
    return [
      whenAsked(ProjectPageDocument).answer(() => ({ __typename: 'Query', project: this.project })),
      whenAsked(ProjectOriginsDocument).answer(({ id }) => ({
        __typename: 'Query',
        project: { __typename: 'Project', id, origins: [] },
      })),
      whenAsked(ProjectTimelineDocument).answer(({ id }) => ({
        __typename: 'Query',
        project: {
          __typename: 'Project',
          id,
          timeline: {
            __typename: 'TimelineConnection',
            nodes: [],
            pageInfo: { __typename: 'PageInfo', hasNextPage: false },
          },
        },
      })),
      whenAsked(OrganizationsFoundDocument).answer(() => ({
        __typename: 'Query',
        search: [weber, nord].map((subject) => ({ __typename: 'SearchHit', subject })),
      })),
      whenAsked(UpdateProjectDocument).answer((variables) => {
        this.told.push(variables);
        if (this.refusal) {
          throw new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions: this.refusal }] });
        }
        this.project = { ...this.project, version: 'v3' };
        return { __typename: 'Mutation', updateProject: { ...this.project } };
      }),
    ];
  }
}

async function open(server: ProjectServer, language?: Language) {
  await renderApp('/projects/pumps?edit=1', [asSteward, ...server.answers()], language);
  return within(await screen.findByRole('form'));
}

describe('the form of a project', () => {
  it('is filled in by keyboard alone and tells what changed, upon which version', async () => {
    const server = new ProjectServer();
    const form = await open(server);
    const customers = form.getByRole('combobox', { name: 'For' });
    const save = form.getByRole<HTMLButtonElement>('button', { name: 'Save' });
    expect(save.disabled).toBe(true);
    customers.focus();
    await userEvent.keyboard('nord');
    // Whom it is for already is not suggested again.
    expect(await form.findAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    await form.findByRole('button', { name: 'Remove Nordwind GmbH' });
    await userEvent.type(form.getByLabelText('Until'), '2026-06-30');
    save.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('Saved');
    expect(server.told).toEqual([
      { id: 'pumps', input: { organizations: [weber.id, nord.id], to: '2026-06-30' }, expected: 'v1' },
    ]);
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('takes a customer out, and empties what is emptied', async () => {
    const server = new ProjectServer();
    const form = await open(server);
    await userEvent.click(form.getByRole('button', { name: 'Remove Weber AG' }));
    await userEvent.clear(form.getByLabelText('From'));
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.told[0]?.input).toEqual({ organizations: [], from: null }));
  });

  it('says that somebody else saved meanwhile, and brings both together', async () => {
    const server = new ProjectServer();
    const form = await open(server);
    await userEvent.type(form.getByLabelText('Name'), '!');
    server.project = { ...pumps, name: 'Pumpen alt', organizations: [nord], version: 'v2' };
    server.refusal = { code: 'CONFLICT', field: 'expected' };
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    const notice = within(await form.findByRole('alert'));
    expect(notice.getByText(/Taken over: For/u)).toBeTruthy();
    expect(notice.getByText('Pumpen alt')).toBeTruthy();
    expect(form.getByRole('button', { name: 'Remove Nordwind GmbH' })).toBeTruthy();
    expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Pumpen neu!');
    server.refusal = null;
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(server.told[1]).toEqual({ id: 'pumps', input: { name: 'Pumpen neu!' }, expected: 'v2' }),
    );
  });

  it('says which field was refused, and keeps what was typed', async () => {
    const server = new ProjectServer();
    server.refusal = { code: 'BAD_INPUT', field: 'to' };
    const form = await open(server, 'de');
    await userEvent.type(form.getByLabelText('Bis'), '2025-06-30');
    await userEvent.click(form.getByRole('button', { name: 'Speichern' }));
    expect((await form.findByRole('alert')).textContent).toContain('Bis');
    expect(form.getByLabelText<HTMLInputElement>('Bis').value).toBe('2025-06-30');
    expect(form.getByLabelText('Bis').getAttribute('aria-invalid')).toBe('true');
  });

  it('is for stewards and managers alone', async () => {
    await renderApp('/projects/pumps?edit=1', new ProjectServer().answers());
    await screen.findByRole('heading', { level: 1, name: 'Pumpen neu' });
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
  });
});
