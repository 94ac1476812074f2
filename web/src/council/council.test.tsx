import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { RegisterDocument, type RegisterQuery } from '../generated/graphql.js';
import { renderApp, sessionWith, whenAsked } from '../testing/render-app.js';
import { sampleRegister } from '../testing/sample-register.js';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

const answer: RegisterQuery = { __typename: 'Query', register: sampleRegister };
const registered = whenAsked(RegisterDocument).answer(() => answer);

it('opens with what is stored for what, and leads from a purpose to what is stored for it', async () => {
  await renderApp('/council', [registered]);
  await screen.findByText('4 statements about people, 3 of them without a fixed end yet');
  const [card] = screen
    .getAllByRole('listitem')
    .filter((one) => within(one).queryByText('Find paths, in full.'));
  await userEvent.click(within(card ?? document.body).getByRole('button', { name: 'Find paths' }));
  await screen.findByRole('heading', { name: 'Know each other' });
  const person = screen.getByRole('heading', { name: 'Person' }).closest('li') ?? document.body;
  expect(within(person).getByText('Until removed').getAttribute('href')).toBe('#term-WITH_RECORD');
  expect(within(person).getByText('no fixed end yet')).toBeTruthy();
  await userEvent.click(within(person).getByText('2 fields'));
  expect(within(person).getByText('Telephone number').closest('li')?.textContent).toContain(
    'Who sees it: Own tie',
  );
});

it('finds what is typed, says so if there is nothing, and leads back to everything', async () => {
  await renderApp('/council?q=telephone', [registered]);
  await screen.findByText('Telephone number');
  expect(screen.queryByText('Full name')).toBeNull();
  await userEvent.type(screen.getByRole('textbox', { name: 'Search the register' }), 'xyz');
  await screen.findByText('Nothing found');
  await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
  await screen.findByText('Find paths, in full.');
});

it('asks in the language of the page', async () => {
  const asked: string[] = [];
  const listening = whenAsked(RegisterDocument).answer(({ language }) => {
    asked.push(language);
    return answer;
  });
  await renderApp('/council', [listening], 'de');
  await screen.findByRole('heading', { level: 1, name: 'Betriebsrat' });
  await waitFor(() => expect(asked).toEqual(['DE']));
});

it('offers the drafts to those who write them, and to nobody else', async () => {
  await renderApp('/council', [registered]);
  await screen.findByText('Find paths, in full.');
  expect(screen.queryByRole('button', { name: 'Drafts as PDF' })).toBeNull();
  cleanup();
  await renderApp('/council', [registered, sessionWith(['EMPLOYEE', 'WORKS_COUNCIL'])]);
  await userEvent.click(await screen.findByRole('button', { name: 'Drafts as PDF' }));
  const addresses = screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');
  expect(addresses.filter((address) => address.endsWith('.pdf'))).toEqual([
    '/council/record-of-processing.pdf',
    '/council/impact-assessment.pdf',
    '/council/works-agreement.pdf',
  ]);
});
