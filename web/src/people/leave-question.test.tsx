import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { CreateProjectDocument, DepartmentTreeDocument, ProjectPageDocument } from '../generated/graphql.js';
import type { Language } from '../i18n/i18n.js';
import { renderApp, whenAsked } from '../testing/render-app.js';
import { asSteward } from '../testing/steward.js';

afterEach(cleanup);

const elsewhere = [
  asSteward,
  whenAsked(DepartmentTreeDocument).answer(() => ({ __typename: 'Query', departments: [] })),
];

/** Opens a form and answers its field for the name. */
async function open(address: string, language: Language = 'en') {
  await renderApp(address, elsewhere, language);
  await screen.findByRole('form');
  return screen.getByLabelText<HTMLInputElement>('Name');
}

async function go(place: string) {
  const [link] = screen.getAllByRole('link', { name: place });
  await userEvent.click(link ?? document.body);
}

describe.each(['/people/new', '/organizations/new', '/projects/new'])('the form at %s', (address) => {
  it('is left without a question while nothing is typed in it, and once that is taken out again', async () => {
    const name = await open(address);
    await userEvent.type(name, 'A{Backspace}');
    await go('Departments');
    await screen.findByRole('heading', { level: 1, name: 'Departments' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks before a link loses what was typed; staying by keyboard keeps it, leaving goes where one wanted', async () => {
    const name = await open(address);
    await userEvent.type(name, 'Nordwind');
    await go('Departments');
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    const stay = within(dialog).getByRole('button', { name: 'Stay here' });
    await waitFor(() => expect(document.activeElement).toBe(stay));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(name.value).toBe('Nordwind');
    await go('Departments');
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Tab}{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Departments' });
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is left by its own way out without a question', async () => {
    await userEvent.type(await open(address), 'Nordwind');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the question before a form is left', () => {
  it('is asked in German, too', async () => {
    await userEvent.type(await open('/people/new', 'de'), 'Nordwind');
    await go('Abteilungen');
    const dialog = within(await screen.findByRole('dialog', { name: 'Verlassen, ohne zu speichern?' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Ohne Speichern verlassen' }));
    await screen.findByRole('heading', { level: 1, name: 'Abteilungen' });
  });

  it('goes away by itself where saving was under way and came to its end, and one gets where one wanted', async () => {
    let finish: () => void = () => {};
    const isSaved = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await renderApp('/projects/new', [
      ...elsewhere,
      whenAsked(CreateProjectDocument).answer(async () => {
        await isSaved;
        return { __typename: 'Mutation', createProject: { __typename: 'Project', id: 'made' } };
      }),
      whenAsked(ProjectPageDocument).answer(() => ({ __typename: 'Query', project: null })),
    ]);
    await userEvent.type(await screen.findByLabelText('Name'), 'Nordwind');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await go('Departments');
    await screen.findByRole('dialog');
    finish();
    await screen.findByRole('heading', { level: 1, name: 'Departments' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
