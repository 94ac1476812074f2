import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type SourceLineFragment,
  SourcesDocument,
  SourceWithdrawalDocument,
  type SourceWithdrawalQuery,
  WithdrawSourceDocument,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';
import { asSteward } from '../testing/steward.js';

function source(changes: Partial<SourceLineFragment> = {}): SourceLineFragment {
  return {
    __typename: 'Source',
    id: 'source',
    kind: 'MAIL',
    name: 'post.mbox',
    number: null,
    state: 'ON',
    firstImportedAt: '2026-11-20T09:00:00Z',
    lastImportedAt: '2026-11-23T09:00:00Z',
    withdrawnAt: null,
    evidence: [{ __typename: 'EvidenceCount', kind: 'MESSAGED', count: 1200 }],
    people: 3,
    organizations: 0,
    projects: 0,
    skillClaims: 0,
    imports: [],
    ...changes,
  };
}

/** Somebody else's address book. */
const book = source({ id: 'ADDRESS_BOOK 1', kind: 'ADDRESS_BOOK', name: null, number: 1, evidence: [] });

function open(sources: readonly SourceLineFragment[], more: readonly CannedAnswer[] = []) {
  const answer = whenAsked(SourcesDocument).answer(() => ({
    __typename: 'Query',
    sources: {
      __typename: 'SourceConnection',
      nodes: [...sources],
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
    },
  }));
  return renderApp('/sources', [asSteward, answer, ...more]);
}

const losing = (loss: SourceWithdrawalQuery['sourceWithdrawal']) =>
  whenAsked(SourceWithdrawalDocument).answer(() => ({ __typename: 'Query', sourceWithdrawal: loss ?? null }));

const loss: SourceWithdrawalQuery['sourceWithdrawal'] = {
  __typename: 'SourceWithdrawal',
  evidence: [{ __typename: 'EvidenceCount', kind: 'MESSAGED', count: 1200 }],
  tiesEnding: 12,
  tiesWeakened: 1,
  tiesStrengthened: 0,
  people: 3,
  organizations: 0,
  projects: 0,
  skillClaims: 0,
};

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the list of sources', () => {
  it('says what each brought and when, and puts address books of single people apart', async () => {
    await open([source(), book]);
    await screen.findByRole('heading', { name: 'post.mbox' });
    expect(screen.getByText('mail of 1,200 pairs')).toBeTruthy();
    expect(screen.getAllByText('first imported on 20 Nov 2026 · last on 23 Nov 2026').length).toBeGreaterThan(
      0,
    );
    expect(screen.getByText('One address book of a single person')).toBeTruthy();
  });

  it('leaves address books of single people to their owners', async () => {
    await open([book]);
    const books = (await screen.findByText('One address book of a single person')).closest('details');
    if (!books) throw new TypeError('Address books stand in a part of their own.');
    await userEvent.click(within(books).getByText('One address book of a single person'));
    expect(within(books).getByText(/only they can take it back/u)).toBeTruthy();
    expect(within(books).getByRole('heading', { name: 'Address book 1' })).toBeTruthy();
    expect(within(books).queryByRole('button')).toBeNull();
  });

  it('leads to the imports where there is none', async () => {
    await open([]);
    await screen.findByRole('heading', { name: 'No source yet' });
    expect(screen.getByRole('link', { name: 'Go to Imports' })).toBeTruthy();
  });

  it('shows that one is being withdrawn, and offers nothing to do with it', async () => {
    await open([source({ state: 'WITHDRAWING' })]);
    expect(await screen.findByText(/is being forgotten/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Withdraw/u })).toBeNull();
  });
});

describe('withdrawing a source', () => {
  it('says what goes at most, and needs its name', async () => {
    await open([source()], [losing(loss)]);
    await userEvent.click(await screen.findByRole('button', { name: 'Withdraw …' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('at most 12 ties end')).toBeTruthy();
    expect(dialog.getByText('at most one tie gets weaker')).toBeTruthy();
    expect(dialog.getByText(/These are upper limits/u)).toBeTruthy();
    const withdraw = dialog.getByRole<HTMLButtonElement>('button', { name: 'Withdraw' });
    await userEvent.type(dialog.getByRole('textbox'), 'post');
    expect(withdraw.disabled).toBe(true);
    await userEvent.type(dialog.getByRole('textbox'), '.mbox');
    expect(withdraw.disabled).toBe(false);
  });

  it('is refused in words while an import reads it', async () => {
    const refused = whenAsked(WithdrawSourceDocument).answer(() => {
      throw new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions: { code: 'CONFLICT' } }] });
    });
    await open([source()], [losing(loss), refused]);
    await userEvent.click(await screen.findByRole('button', { name: 'Withdraw …' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'post.mbox');
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect(await dialog.findByText(/This source is being imported/u)).toBeTruthy();
  });

  it('is not offered for one that is gone meanwhile', async () => {
    await open([source()], [losing(null)]);
    await userEvent.click(await screen.findByRole('button', { name: 'Withdraw …' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/no longer among those/u)).toBeTruthy();
    await userEvent.type(dialog.getByRole('textbox'), 'post.mbox');
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Withdraw' }).disabled).toBe(true);
  });
});
