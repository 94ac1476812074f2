import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AddSharingRuleDocument,
  ChooseSharingDocument,
  ContactFileDocument,
  type ContactFileRowPartsFragment,
  KnowDeckDocument,
  MyContactSourcesDocument,
  MyContactsDocument,
  MySharingRulesDocument,
  RemoveContactDocument,
  SayHowWellDocument,
  SharingRulePreviewDocument,
  SkipSuggestionDocument,
  TakeContactsDocument,
  TakeWordBackDocument,
  type TieLevel,
  UnskipSuggestionsDocument,
} from '../generated/graphql.js';
import { renderApp, whenAsked } from '../testing/render-app.js';
import { samplePerson } from '../testing/sample-paths.js';

const FILE = '6b1f6c1e-94b5-4a3c-9c0f-2d1b7a8e9f00';

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

describe('Do you know them?', () => {
  /** What the server was told, in order. */
  const play = async (names: readonly string[]) => {
    const told: string[] = [];
    const said = new Set<string>();
    const answers = [
      whenAsked(KnowDeckDocument).answer(({ leaveOut }) => {
        const out = new Set([...said, ...(Array.isArray(leaveOut) ? leaveOut : [])]);
        const cards = names
          .map((name) => samplePerson(name))
          .filter(({ id }) => !out.has(id))
          .slice(0, 5)
          .map((person) => ({
            __typename: 'KnowCard' as const,
            person,
            reason: {
              __typename: 'KnowReason' as const,
              kind: 'FILE' as const,
              project: null,
              organization: null,
              contact: null,
            },
          }));
        return {
          __typename: 'Query' as const,
          doYouKnow: {
            __typename: 'KnowDeck' as const,
            cards,
            openCount: names.length - said.size,
            doneToday: 0,
            skippedCount: told.filter((one) => one.startsWith('skip')).length,
          },
        };
      }),
      whenAsked(SayHowWellDocument).answer(({ with: id, level }) => {
        told.push(`${String(level)} ${String(id)}`);
        said.add(String(id));
        return { __typename: 'Mutation' as const, declareTie: null };
      }),
      whenAsked(TakeWordBackDocument).answer(({ with: id }) => {
        told.push(`back ${String(id)}`);
        return { __typename: 'Mutation' as const, withdrawDeclaration: null };
      }),
      whenAsked(SkipSuggestionDocument).answer(({ person }) => {
        told.push(`skip ${String(person)}`);
        return { __typename: 'Mutation' as const, skipSuggestion: true };
      }),
      whenAsked(UnskipSuggestionsDocument).answer(({ person }) => {
        told.push(`unskip ${String(person)}`);
        return { __typename: 'Mutation' as const, unskipSuggestions: 1 };
      }),
    ];
    await renderApp('/know', answers);
    await screen.findByRole('heading', { name: names[0] ?? '' });
    return told;
  };
  const idOf = (name: string) => samplePerson(name).id;

  it('takes one key a card, and Ctrl+Z takes the answers back one by one', async () => {
    const told = await play(['Anna', 'Bodo', 'Cleo']);
    const user = userEvent.setup();
    await user.keyboard('1');
    await user.keyboard('0');
    await waitFor(() => expect(told).toEqual([`WELL ${idOf('Anna')}`, `skip ${idOf('Bodo')}`]));
    await user.keyboard('{Control>}z{/Control}');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(told.slice(2)).toEqual([`unskip ${idOf('Bodo')}`, `back ${idOf('Anna')}`]));
    expect(screen.getByRole('group', { name: 'How well do you know Anna?' })).toBeTruthy();
  });

  it('counts as many after all is taken back as before', async () => {
    const names = ['Anna', 'Bodo', 'Cleo', 'Dora', 'Emil', 'Fred', 'Gerd'];
    const told = await play(names);
    const user = userEvent.setup();
    await user.keyboard('11111');
    expect(await screen.findByText('5 of 7')).toBeTruthy();
    await screen.findByRole('heading', { name: 'Fred' });
    for (const _ of names.slice(0, 5)) await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(told).toHaveLength(10));
    expect(screen.getByText('0 of 7')).toBeTruthy();
  });

  it('takes a double click for one answer and stays on the page', async () => {
    const told = await play(['Anna', 'Bodo']);
    const group = screen.getByRole('group', { name: /know Anna/ });
    fireEvent.click(within(group).getByRole('button', { name: 'Well' }), { detail: 1 });
    fireEvent.click(screen.getByRole('link', { name: 'Bodo' }), { detail: 2 });
    await waitFor(() => expect(told).toEqual([`WELL ${idOf('Anna')}`]));
    expect(screen.getByRole('group', { name: /know Bodo/ })).toBeTruthy();
  });

  it('restores the former word when a card was answered twice', async () => {
    const told = await play(['Anna', 'Bodo']);
    const user = userEvent.setup();
    await user.keyboard('3');
    await user.keyboard('{ArrowUp}');
    await user.click(
      within(screen.getByRole('group', { name: /know Anna/ })).getByRole('button', { name: 'Well' }),
    );
    await user.keyboard('{Control>}z{/Control}');
    const levels: TieLevel[] = ['BARELY', 'WELL', 'BARELY'];
    await waitFor(() => expect(told).toEqual(levels.map((level) => `${level} ${idOf('Anna')}`)));
  });

  it('says when all is said', async () => {
    await play(['Anna']);
    await userEvent.setup().keyboard('4');
    expect(await screen.findByRole('heading', { name: 'That’s all for today' })).toBeTruthy();
    expect(screen.getByText(/told Perlen about one person/)).toBeTruthy();
  });
});

describe('My contacts', () => {
  const contact = (name: string, sharing: 'NAMED' | 'PRIVATE', origin: 'DEFAULT' | 'CHOICE') => ({
    __typename: 'MyContact' as const,
    person: { ...samplePerson(name), kind: 'CONTACT' as const },
    word: 'STRONG' as const,
    strength: 0.7,
    sharing,
    origin,
    rule: null,
    evidence: ['CONNECTED' as const],
    ownLevel: null,
    hasPrivateAddress: false,
    isBroughtIn: false,
  });
  const list = whenAsked(MyContactsDocument).answer(() => ({
    __typename: 'Query',
    myContacts: {
      __typename: 'MyContactConnection',
      nodes: [contact('Anna', 'NAMED', 'DEFAULT'), contact('Bodo', 'PRIVATE', 'CHOICE')],
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      totalCount: 2,
      counts: { __typename: 'SharingCounts', PRIVATE: 1, BLIND: 0, NAMED: 1 },
    },
  }));

  it('share several at once, and the undo sends what was before', async () => {
    const sent: unknown[] = [];
    const choose = whenAsked(ChooseSharingDocument).answer(({ choices }) => {
      sent.push(choices);
      return {
        __typename: 'Mutation',
        chooseSharing: {
          __typename: 'SharingChange',
          changed: 1,
          leftOut: 0,
          privateInstead: 0,
          former: [{ __typename: 'SharingChoice', with: samplePerson('Anna').id, sharing: null }],
        },
      };
    });
    await renderApp('/contacts', [list, choose]);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('checkbox', { name: 'Select Anna' }));
    const bar = screen.getByRole('region', { name: 'Those selected' });
    await user.click(within(bar).getByRole('button', { name: 'Only me' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const { id } = samplePerson('Anna');
    await waitFor(() =>
      expect(sent).toEqual([[{ with: id, sharing: 'PRIVATE' }], [{ with: id, sharing: null }]]),
    );
  });

  describe('lose somebody removed', () => {
    const remove = async () => {
      const told: unknown[] = [];
      const removing = whenAsked(RemoveContactDocument).answer(({ with: id }) => {
        told.push(id);
        return {
          __typename: 'Mutation',
          removeContact: { __typename: 'RemovedContact', isGone: true, evidence: [] },
        };
      });
      const own = whenAsked(MyContactsDocument).answer(() => ({
        __typename: 'Query',
        myContacts: {
          __typename: 'MyContactConnection',
          nodes: ['Anna', 'Bodo', 'Cleo']
            .map((name) => ({ ...contact(name, 'NAMED', 'DEFAULT'), isBroughtIn: true }))
            .filter(({ person }) => !told.includes(person.id)),
          pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
          totalCount: 3 - told.length,
          counts: { __typename: 'SharingCounts', PRIVATE: 0, BLIND: 0, NAMED: 3 - told.length },
        },
      }));
      const page = await renderApp('/contacts', [own, removing]);
      const user = userEvent.setup();
      await user.click(await screen.findByRole('button', { name: 'Remove Anna' }));
      return { told, user, page };
    };
    const row = (name: string) => screen.queryByRole('button', { name: `Remove ${name}` });
    const idOf = (name: string) => samplePerson(name).id;

    it('only after the time to undo: Undo and Ctrl+Z bring them back and the server hears nothing', async () => {
      const { told, user, page } = await remove();
      expect(row('Anna')).toBeNull();
      expect(screen.getByText('2 people')).toBeTruthy();
      expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Select Bodo' }));
      await user.click(screen.getByRole('button', { name: 'Undo' }));
      expect(row('Anna')).toBeTruthy();
      await user.click(screen.getByRole('button', { name: 'Remove Bodo' }));
      await user.keyboard('{Control>}z{/Control}');
      expect(row('Bodo')).toBeTruthy();
      page.unmount();
      expect(told).toEqual([]);
    });

    it('at once when the next is removed or the page is left', async () => {
      const { told, user, page } = await remove();
      await user.click(screen.getByRole('button', { name: 'Remove Bodo' }));
      await waitFor(() => expect(told).toEqual([idOf('Anna')]));
      expect(row('Bodo')).toBeNull();
      page.unmount();
      await waitFor(() => expect(told).toEqual([idOf('Anna'), idOf('Bodo')]));
    });
  });

  it('show in the search field what the address says, also once the filters are cleared', async () => {
    const found = whenAsked(MyContactsDocument).answer(({ filter }) => {
      const nodes = JSON.stringify(filter).includes('xyz') ? [] : [contact('Anna', 'NAMED', 'DEFAULT')];
      return {
        __typename: 'Query',
        myContacts: {
          __typename: 'MyContactConnection',
          nodes,
          pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
          totalCount: nodes.length,
          counts: { __typename: 'SharingCounts', PRIVATE: 0, BLIND: 0, NAMED: nodes.length },
        },
      };
    });
    await renderApp('/contacts?q=xyz&mine=true', [found]);
    const field = await screen.findByRole<HTMLInputElement>('textbox', {
      name: /^Search by name, job title/,
    });
    expect(field.value).toBe('xyz');
    await userEvent.setup().click(screen.getByRole('link', { name: 'Clear filters' }));
    await screen.findByRole('checkbox', { name: 'Select Anna' });
    expect(field.value).toBe('');
  });

  it('say what a rule would change before it is laid down', async () => {
    const added: unknown[] = [];
    await renderApp('/contacts?rules=true', [
      list,
      whenAsked(MySharingRulesDocument).answer(() => ({ __typename: 'Query', mySharingRules: [] })),
      whenAsked(SharingRulePreviewDocument).answer(() => ({
        __typename: 'Query',
        sharingRulePreview: {
          __typename: 'SharingRulePreview',
          fits: 4,
          changes: added.length === 0 ? 2 : 0,
          keepChoice: 1,
          keepStricter: 1,
          examples: [samplePerson('Anna')],
        },
      })),
      whenAsked(AddSharingRuleDocument).answer(({ rule }) => {
        added.push(rule);
        return {
          __typename: 'Mutation',
          addSharingRule: { __typename: 'SharingRuleChange', rule: null, former: null, changed: 2 },
        };
      }),
    ]);
    const user = userEvent.setup();
    await user.selectOptions(await screen.findByLabelText('Whom it covers'), 'PRIVATE_ADDRESSES');
    expect(await screen.findByText('Changes 2 ties now.')).toBeTruthy();
    expect(screen.getByText(/one keeps your own choice/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add this rule' }));
    await waitFor(() => expect(added).toEqual([{ kind: 'PRIVATE_ADDRESSES', sharing: 'PRIVATE' }]));
    await waitFor(() => expect(screen.queryByText('Changes 2 ties now.')).toBeNull());
  });
});

describe('Bringing in contacts', () => {
  const row = (id: string, more: Partial<ContactFileRowPartsFragment> = {}): ContactFileRowPartsFragment => ({
    __typename: 'ContactFileRow',
    id,
    name: `Person ${id}`,
    email: null,
    employer: null,
    title: null,
    connectedOn: null,
    messages: null,
    lastMessage: null,
    isPrivate: false,
    wasRemoved: false,
    organization: null,
    match: null,
    ...more,
  });
  const prospect = {
    __typename: 'ContactFileOrganization' as const,
    id: 'o',
    name: 'Acme',
    stage: 'PROSPECT' as const,
  };
  const rows = [
    row('r0', { organization: prospect }),
    row('r1', { isPrivate: true }),
    row('r2', { organization: prospect, wasRemoved: true }),
  ];
  const file = whenAsked(ContactFileDocument).answer(() => ({
    __typename: 'Query',
    contactFile: {
      __typename: 'ContactFile',
      id: FILE,
      kind: 'LINKEDIN',
      fileName: 'Connections.csv',
      expiresAt: '2026-11-23T13:00:00.000Z',
      unknownColleagues: 1,
      leftOut: [{ __typename: 'ContactFileLeftOut', problem: 'NO_NAME', count: 2 }],
      rows,
    },
  }));
  const ticked = () =>
    screen
      .getAllByRole<HTMLInputElement>('checkbox')
      .filter((box) => box.checked)
      .map((box) => box.labels?.[0]?.textContent);

  it('begins with nothing ticked, and a helper leaves out whom I removed before', async () => {
    await renderApp(`/contacts/import?file=${FILE}`, [file]);
    const user = userEvent.setup();
    await screen.findByText('Person r0');
    expect(ticked()).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Store 0 people' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Tick all at prospects (1)' }));
    expect(ticked()).toHaveLength(1);
  });

  it('keeps the ticks when storing fails and the page is opened again', async () => {
    const sent: unknown[] = [];
    const failing = whenAsked(TakeContactsDocument).answer(({ input }) => {
      sent.push(input);
      throw new TypeError('nothing answers');
    });
    const first = await renderApp(`/contacts/import?file=${FILE}`, [file, failing]);
    const user = userEvent.setup();
    fireEvent.click(await screen.findByRole('checkbox', { name: /Person r1/ }));
    await user.click(screen.getByRole('radio', { name: 'Only me' }));
    await user.click(screen.getByRole('button', { name: 'Store one person' }));
    await screen.findByRole('alert');
    expect(sent).toEqual([{ file: FILE, ticked: [{ row: 'r1', isSame: true }], sharing: 'PRIVATE' }]);
    expect(ticked()).toHaveLength(1);
    first.unmount();
    await renderApp(`/contacts/import?file=${FILE}`, [file]);
    await screen.findByText('Person r1');
    expect(ticked()).toHaveLength(1);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Only me' }).checked).toBe(true);
  });

  it('says what to do about a folder, and about several files at once', async () => {
    const sources = whenAsked(MyContactSourcesDocument).answer(() => ({
      __typename: 'Query',
      myContactSources: [],
    }));
    await renderApp('/contacts/import', [sources]);
    await screen.findByText('Drop your file here');
    const drop = (names: readonly string[], isDirectory: boolean) =>
      fireEvent.drop(document.body, {
        dataTransfer: {
          types: ['Files'],
          files: names.map((name) => new File(['FN:Anna'], name)),
          items: names.map(() => ({ webkitGetAsEntry: () => ({ isDirectory }) })),
        },
      });
    drop(['Adressbuch'], true);
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Adressbuch is a folder\. Open it/u);
    drop(['a.vcf', 'b.vcf'], false);
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toMatch(/^a\.vcf came with others\. Drop one file/u),
    );
  });

  it('says what to do about a file that is gone', async () => {
    const gone = whenAsked(ContactFileDocument).answer(() => ({ __typename: 'Query', contactFile: null }));
    const sources = whenAsked(MyContactSourcesDocument).answer(() => ({
      __typename: 'Query',
      myContactSources: [],
    }));
    await renderApp(`/contacts/import?file=${FILE}`, [gone, sources], 'de');
    expect(await screen.findByRole('heading', { name: 'Diese Datei ist nicht mehr da' })).toBeTruthy();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Datei noch einmal wählen' }));
    expect(await screen.findByText('Zieh deine Datei hierher')).toBeTruthy();
  });
});
