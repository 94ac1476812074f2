import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { PaletteHitsDocument, PersonPageDocument } from '../generated/graphql.js';
import { renderApp, whenAsked } from '../testing/render-app.js';
import { samplePerson } from '../testing/sample-paths.js';

const dora = samplePerson('Dora', 'CONTACT');

/** The pages of people somebody went to. */
const visited: string[] = [];

const answers = [
  whenAsked(PaletteHitsDocument).answer(({ text }) => ({
    __typename: 'Query',
    search: 'dora'.startsWith(text)
      ? [{ __typename: 'SearchHit', kind: 'PERSON', isExact: false, isKnownToViewer: false, subject: dora }]
      : [],
  })),
  whenAsked(PersonPageDocument).answer(({ id }) => {
    visited.push(id);
    throw new TypeError('offline');
  }),
];

afterEach(() => {
  cleanup();
  localStorage.clear();
  visited.length = 0;
});

describe('Enter in the palette', () => {
  it('counts even before the palette is there', async () => {
    await renderApp('/inbox', answers);
    await screen.findByRole('heading', { level: 1, name: 'Introductions' });
    // The first time its code is still to come.
    await userEvent.keyboard('{Control>}k{/Control}deutsch{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Vorstellungen' });
  });

  it('never takes what was found for the first letters alone', async () => {
    await renderApp('/inbox', answers);
    await screen.findByRole('heading', { level: 1, name: 'Introductions' });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'd');
    await screen.findByRole('option', { name: /Dora/u });
    await userEvent.keyboard('eutsch');
    expect(screen.queryByRole('option', { name: /Dora/u })).toBeNull();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Vorstellungen' });
    expect(visited).toEqual([]);
  });

  it('waits for the answer that is on its way', async () => {
    await renderApp('/inbox', answers);
    await screen.findByRole('heading', { level: 1, name: 'Introductions' });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'dora{Enter}');
    await waitFor(() => expect(visited).toEqual([dora.id]));
  });
});
