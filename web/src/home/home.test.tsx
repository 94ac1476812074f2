import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  AddTargetsDocument,
  type ChangeLineFragment,
  CreateTargetOrganizationDocument,
  MatchTargetsDocument,
  type MatchTargetsQuery,
  RemoveTargetsDocument,
  TargetIdsDocument,
  type TargetLineFragment,
  TargetsDocument,
  type TargetsQuery,
  type TargetsQueryVariables,
  VisitTargetsDocument,
} from '../generated/graphql.js';
import { renderApp, viewer, whenAsked } from '../testing/render-app.js';
import { samplePath, samplePerson } from '../testing/sample-paths.js';

type Match = MatchTargetsQuery['matchTargets'][number];

const weber = { ...samplePerson('Anna Weber', 'CONTACT'), title: 'Head of Purchasing' };

function target(name: string, changes: Partial<TargetLineFragment> = {}): TargetLineFragment {
  const subject = samplePerson(name, 'CONTACT');
  return {
    __typename: 'Target',
    id: subject.id,
    subject,
    organization: null,
    addedAt: '2026-11-20T10:00:00Z',
    rung: 'ASK_ALL',
    path: null,
    offerWord: null,
    facts: null,
    request: null,
    changes: [],
    changedAt: null,
    ...changes,
  };
}

function change(
  kind: ChangeLineFragment['kind'],
  rest: Partial<ChangeLineFragment> = {},
): ChangeLineFragment {
  return {
    __typename: 'TargetChange',
    kind,
    word: null,
    formerWord: null,
    state: null,
    organization: null,
    formerOrganization: null,
    ...rest,
  };
}

function page(nodes: TargetLineFragment[], changes: Partial<TargetsQuery['targets']> = {}): TargetsQuery {
  return {
    __typename: 'Query',
    targets: {
      __typename: 'TargetConnection',
      nodes,
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      totalCount: nodes.length,
      matchCount: nodes.length,
      changedCount: nodes.filter((node) => node.changes.length > 0).length,
      since: null,
      ...changes,
    },
  };
}

const visited = whenAsked(VisitTargetsDocument).answer(() => ({
  __typename: 'Mutation',
  visitTargets: { __typename: 'TargetVisit', since: null, isNew: true },
}));

const starred = (ids: string[]) =>
  whenAsked(TargetIdsDocument).answer(() => ({ __typename: 'Query', targetIds: ids }));

function answering(nodes: TargetLineFragment[], changes: Partial<TargetsQuery['targets']> = {}) {
  return [
    visited,
    starred(nodes.map(({ id }) => id)),
    whenAsked(TargetsDocument).answer(() => page(nodes, changes)),
  ];
}

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

describe('the start page', () => {
  it('without targets leads to the list, to finding, and to “Do you know them?”', async () => {
    await renderApp('/', answering([]));
    await screen.findByRole('heading', { level: 1, name: 'Whom do you want to reach?' });
    expect(screen.getByRole('link', { name: 'Paste or upload a list' }).getAttribute('href')).toBe(
      '/?list=true',
    );
    const main = within(screen.getByRole('main'));
    expect(main.getByRole('link', { name: 'Do you know them?' }).getAttribute('href')).toBe('/know');
    expect(main.getByRole('combobox').getAttribute('aria-label')).toBe(
      'Search for a person or an organization',
    );
  });

  it('says the best way to each target in a sentence, news first and apart', async () => {
    const { word, introducer, people, ties, id } = samplePath(['Jana', 'Anna Weber']);
    const path = { __typename: 'WarmPath' as const, id, word, introducer, people, ties };
    await renderApp(
      '/',
      answering([
        target('Anna Weber', { rung: 'PATH', path, changes: [change('NEW_PATH', { word: 'STRONG' })] }),
        target('Bruno', { rung: 'OFFER', offerWord: 'MEDIUM' }),
        target('Clara', { changes: [] }),
      ]),
    );
    const news = await screen.findByRole('region', { name: 'New since your last visit' });
    expect(within(news).getByText(/who knows/u).textContent).toContain(
      'Ask Jana, who knows Anna Weber well.',
    );
    within(news).getByText('New path');
    const others = screen.getByRole('region', { name: 'Without news' });
    expect(others.textContent).toContain('At least one colleague knows Bruno.');
    expect(others.textContent).toContain('No path known yet: ask everybody');
    const link = within(news).getByRole('link', { name: 'Anna Weber' });
    expect(link.getAttribute('href')).toBe(`/find?to=${weber.id}`);
  });

  it('asks as its address says, and offers the same list as a file', async () => {
    const asked: TargetsQueryVariables[] = [];
    await renderApp('/?sort=NAME&kind=PERSON&rungs=PATH,MARS&changed=1&nonsense=1', [
      visited,
      starred(['x']),
      whenAsked(TargetsDocument).answer((variables) => {
        asked.push(variables);
        return page([], { totalCount: 3 });
      }),
    ]);
    await screen.findByText('Nothing new');
    expect(asked[0]).toMatchObject({
      sort: 'NAME',
      filter: { kinds: ['PERSON'], rungs: ['PATH'], onlyChanged: true },
    });
    const file = screen.getByRole('link', { name: 'Save as CSV' }).getAttribute('href');
    expect(file).toBe('/targets.csv?language=en&sort=NAME&kinds=PERSON&rungs=PATH&changed=1');
  });

  it('says what went wrong, and can be tried again', async () => {
    let isBroken = true;
    await renderApp('/', [
      visited,
      starred([]),
      whenAsked(TargetsDocument).answer(() => {
        if (isBroken) throw new TypeError('offline');
        return page([target('Bruno')]);
      }),
    ]);
    await screen.findByRole('alert');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: 'Bruno' });
  });

  it('shows the list even where the visit could not be noted', async () => {
    await renderApp('/', [starred([]), whenAsked(TargetsDocument).answer(() => page([target('Bruno')]))]);
    await screen.findByRole('link', { name: 'Bruno' });
  });

  it('takes a star away, and gives it back by undo', async () => {
    const bruno = target('Bruno');
    const asked: string[] = [];
    await renderApp('/', [
      ...answering([bruno]),
      whenAsked(RemoveTargetsDocument).answer(() => {
        asked.push('remove');
        return { __typename: 'Mutation', removeTargets: [] };
      }),
      whenAsked(AddTargetsDocument).answer(() => {
        asked.push('add');
        return { __typename: 'Mutation', addTargets: [bruno.id] };
      }),
    ]);
    const star = await screen.findByRole('button', { name: 'Star Bruno as a target', pressed: true });
    await waitFor(() => expect(star.hasAttribute('disabled')).toBe(false));
    await userEvent.click(star);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked).toEqual(['remove', 'add']));
  });
});

describe('a pasted list', () => {
  const match = (line: string, rest: Partial<Match>): Match => ({
    __typename: 'TargetMatch',
    line,
    text: line,
    outcome: 'UNKNOWN',
    duplicateOf: null,
    candidates: [],
    suggestion: null,
    ...rest,
  });
  const bert = samplePerson('Bert Kuhn', 'CONTACT');
  const matches = [
    match('anna weber', { outcome: 'EXACT', candidates: [weber] }),
    match('Kuhn', { outcome: 'DOUBTFUL', candidates: [bert, samplePerson('Berta Kuhn', 'CONTACT')] }),
    match('New Co', {
      outcome: 'UNKNOWN',
      suggestion: {
        __typename: 'NewTarget',
        kind: 'ORGANIZATION',
        name: 'New Co',
        domain: null,
        email: null,
      },
    }),
    match('weber, anna', { outcome: 'DUPLICATE', duplicateOf: 0 }),
  ];
  const looked = (lines: string[][]) =>
    whenAsked(MatchTargetsDocument).answer((variables) => {
      lines.push([...variables.lines]);
      return { __typename: 'Query', matchTargets: matches };
    });
  const added = (ids: string[][]) =>
    whenAsked(AddTargetsDocument).answer((variables) => {
      ids.push([...variables.ids]);
      return { __typename: 'Mutation', addTargets: [...variables.ids] };
    });

  it('is previewed; the confirmed and the found are starred, what is open stays in the text', async () => {
    const lines: string[][] = [];
    const ids: string[][] = [];
    await renderApp('/?list=1', [...answering([]), looked(lines), added(ids)]);
    await userEvent.click(await screen.findByRole('textbox'));
    await userEvent.paste('anna weber\nKuhn\n\nKuhn\nNew Co\nweber, anna');
    await screen.findByText('4 lines read · one duplicate left out · one line without text');
    await userEvent.click(screen.getByRole('button', { name: 'Check 4 lines' }));
    const doubtful = await screen.findByRole('region', { name: 'Please confirm (1)' });
    expect(lines).toEqual([['anna weber', 'Kuhn', 'New Co', 'weber, anna']]);
    screen.getByRole('button', { name: 'Star one target' });
    await userEvent.click(within(doubtful).getByRole('radio', { name: /Bert Kuhn/u }));
    await userEvent.click(screen.getByRole('button', { name: 'Star 2 targets' }));
    await screen.findByText(/2 targets starred\./u);
    expect(ids).toEqual([[weber.id, bert.id]]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('New Co');
  });

  it('lets unknown ones be created, and then has nothing left to do', async () => {
    const ids: string[][] = [];
    const organization = {
      __typename: 'Organization' as const,
      id: '00000000-0000-4000-8000-00000000000a',
      name: 'New Co Ltd',
      city: null,
      stage: 'PROSPECT' as const,
    };
    await renderApp('/?list=1', [
      ...answering([target('Bruno')]),
      whenAsked(MatchTargetsDocument).answer(() => ({
        __typename: 'Query',
        matchTargets: matches.slice(2, 3),
      })),
      whenAsked(CreateTargetOrganizationDocument).answer(() => ({
        __typename: 'Mutation',
        createOrganization: organization,
      })),
      added(ids),
    ]);
    await userEvent.click(await screen.findByRole('textbox'));
    await userEvent.paste('New Co');
    await userEvent.click(await screen.findByRole('button', { name: 'Check one line' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Create/u }));
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() =>
      expect(document.querySelector('.list-created')?.textContent).toBe(
        'New Co Ltd has been created and will be starred.',
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Star one target' }));
    await screen.findByRole('heading', { level: 1, name: 'My targets' });
    expect(ids).toEqual([[organization.id]]);
  });

  it('outlives a reload and a failing server', async () => {
    const broken = whenAsked(MatchTargetsDocument).answer(() => {
      throw new TypeError('offline');
    });
    await renderApp('/?list=1', [...answering([]), broken]);
    await userEvent.click(await screen.findByRole('textbox'));
    await userEvent.paste('Weber AG');
    await userEvent.click(await screen.findByRole('button', { name: 'Check one line' }));
    await screen.findByRole('alert');
    cleanup();
    await renderApp('/?list=1', answering([]));
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('Weber AG');
    expect(sessionStorage.getItem(`perlen-list:${viewer.id}`)).toBe('Weber AG');
  });

  it('takes a file, and says why it takes another not', async () => {
    await renderApp('/?list=1', answering([]));
    const input = await screen.findByLabelText('Choose a file', { selector: 'input' });
    await userEvent.upload(input, new File(['Firma;Ort\nWeber AG;Ulm'], 'a.csv', { type: 'text/csv' }));
    const field = screen.getByRole<HTMLTextAreaElement>('textbox');
    await waitFor(() => expect(field.value).toBe('Weber AG'));
    const zip = new File([Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])], 'b.csv', { type: 'text/csv' });
    await userEvent.upload(input, zip);
    expect((await screen.findByRole('alert')).textContent).toContain('b.csv');
    expect(field.value).toBe('Weber AG');
  });
});
