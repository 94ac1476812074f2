import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ImportDetailsFragment,
  ImportDocument,
  ImportRefusalsDocument,
  ImportSettingsDocument,
  ImportsDocument,
  StartImportDocument,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';
import { asSteward } from '../testing/steward.js';

const email = {
  __typename: 'ImportRefusalCount' as const,
  reason: 'email',
  messageDe: 'Keine gültige E-Mail-Adresse.',
  messageEn: 'Not a valid e-mail address.',
  count: 1,
};

function run(changes: Partial<ImportDetailsFragment> = {}): ImportDetailsFragment {
  return {
    __typename: 'Import',
    id: 'run',
    kind: 'PEOPLE',
    fileName: 'people.csv',
    state: 'DONE',
    dryRun: false,
    startedAt: '2026-11-23T09:00:00Z',
    endedAt: '2026-11-23T09:00:05Z',
    upload: 'upload',
    canResume: false,
    ownDomains: [],
    mapping: null,
    columns: [],
    errorCode: null,
    errorDe: null,
    errorEn: null,
    progress: {
      __typename: 'ImportProgress',
      rows: 10,
      bytes: 50,
      totalBytes: 100,
      rowsPerSecond: 1250,
      secondsLeft: 95,
      secondsWorked: 5,
    },
    report: {
      __typename: 'ImportReport',
      rows: 10,
      rowsTaken: 7,
      rowsKnown: 2,
      rowsLeftOut: [email],
      peopleCreated: 6,
      organizationsCreated: 1,
      projectsCreated: 0,
      eventsCounted: 0,
      eventsKnown: 0,
      tiesDerived: 0,
      refusals: [email],
      mail: null,
    },
    ...changes,
  };
}

const settings = whenAsked(ImportSettingsDocument).answer(() => ({
  __typename: 'Query',
  importSettings: {
    __typename: 'ImportSettings',
    uploadLimitBytes: 4e9,
    ownDomains: [],
    csvKinds: [
      {
        __typename: 'CsvKindInfo',
        kind: 'PEOPLE',
        needed: [['id', 'email']],
        fields: ['id', 'email', 'name'].map((field) => ({
          __typename: 'CsvFieldInfo' as const,
          field,
          names: [field],
        })),
      },
    ],
  },
}));

const refusals = whenAsked(ImportRefusalsDocument).answer(() => ({
  __typename: 'Query',
  importRefusals: [
    {
      __typename: 'ImportRefusal',
      ordinal: 1,
      file: 'people.csv',
      line: 4,
      field: 'E-Mail',
      value: 'ute at weber',
      reason: 'email',
    },
  ],
}));

function open(changes: Partial<ImportDetailsFragment>, more: readonly CannedAnswer[] = []) {
  const answers = [
    asSteward,
    settings,
    refusals,
    whenAsked(ImportDocument).answer(() => ({ __typename: 'Query', import: run(changes) })),
    whenAsked(ImportsDocument).answer(() => ({ __typename: 'Query', imports: [run(changes)] })),
    ...more,
  ];
  return renderApp('/imports/run', answers);
}

const column = (name: string, guess: string | null) => ({
  __typename: 'ImportColumn' as const,
  name,
  field: null,
  guess,
  samples: ['x'],
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the page of an import', () => {
  it('asks which column is what, and goes on only with what is needed', async () => {
    await open({
      state: 'MAPPING_NEEDED',
      dryRun: true,
      columns: [column('Postfach', null), column('Wer', 'name')],
    });
    await screen.findByRole('heading', { name: 'Which column is what?' });
    const look = screen.getByRole<HTMLButtonElement>('button', { name: 'Look at it like this' });
    expect(look.disabled).toBe(true);
    expect(screen.getByText('Still needed: ID in the source / E-mail.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('Read column Wer as').value).toBe('name');
    await userEvent.selectOptions(screen.getByLabelText('Read column Postfach as'), 'email');
    expect(look.disabled).toBe(false);
  });

  it('shows what would happen, in numbers that add up, with line and reason of what is left out', async () => {
    await open({ dryRun: true });
    await screen.findByRole('heading', { name: 'This is what would happen' });
    expect(screen.getByText('10 rows read')).toBeTruthy();
    const counts = ['new', 'already known', 'left out'].map(
      (label) => screen.getByText(label).nextElementSibling?.textContent,
    );
    expect(counts).toEqual(['7', '2', '1']);
    expect(await screen.findByText('ute at weber')).toBeTruthy();
    expect(screen.getAllByText('Not a valid e-mail address.').length).toBe(2);
    expect(document.querySelectorAll('.button-primary').length).toBe(1);
    expect(screen.getByRole('link', { name: 'Save as CSV' }).getAttribute('href')).toBe(
      '/imports/run/refusals.csv?language=en',
    );
  });

  it('says in words that only one import goes at a time', async () => {
    await open({ dryRun: true }, [
      whenAsked(StartImportDocument).answer(() => {
        throw new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions: { code: 'CONFLICT' } }] });
      }),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/Another import is running/u)).toBeTruthy();
  });

  it('offers nothing to import where nothing is new', async () => {
    const { report } = run();
    await open({ dryRun: true, report: { ...report, rowsTaken: 0, rowsKnown: 9 } });
    await screen.findByRole('heading', { name: 'There is nothing new in it' });
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  });

  it('says how far it is, how quick, and how long it will take', async () => {
    await open({ state: 'RUNNING', endedAt: null });
    await screen.findByRole('heading', { name: 'Importing …' });
    expect(screen.getByText('10 rows read · 1,250 a second · about 2 minutes left')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Progress of people.csv' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
  });

  it('says how long it was worked on, without the night it stood still', async () => {
    await open({ startedAt: '2026-11-22T17:00:00Z' });
    expect(await screen.findByText(/It took 5 seconds\./u)).toBeTruthy();
  });

  it('goes on where it was cut off, or says that the file has to be brought again', async () => {
    await open({ state: 'INTERRUPTED', canResume: true });
    await screen.findByRole('heading', { name: 'Interrupted' });
    expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy();
    cleanup();
    await open({ state: 'CANCELLED', canResume: false });
    await screen.findByRole('heading', { name: 'Cancelled' });
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
    expect(screen.getByText(/no longer on the server/u)).toBeTruthy();
  });

  it('says why a file can’t be read, and takes another one at once', async () => {
    await open({
      state: 'FAILED',
      dryRun: true,
      errorCode: 'binaryFile',
      errorEn: 'The file holds no text.',
    });
    await screen.findByRole('heading', { name: 'This file cannot be read' });
    expect(screen.getByText('The file holds no text.')).toBeTruthy();
    expect(screen.getByText('Corrected? Drop the file here again')).toBeTruthy();
  });

  it('says that a rehearsal is no longer there', async () => {
    await open({}, [whenAsked(ImportDocument).answer(() => ({ __typename: 'Query', import: null }))]);
    await screen.findByRole('heading', { name: 'This is no longer here' });
  });
});

describe('the list of imports', () => {
  it('says how to begin where nothing was imported', async () => {
    await renderApp('/imports', [
      asSteward,
      settings,
      whenAsked(ImportsDocument).answer(() => ({ __typename: 'Query', imports: [] })),
    ]);
    await screen.findByRole('heading', { name: 'Nothing imported yet' });
    expect(screen.getByText(/Up to 4\sGB a file/u)).toBeTruthy();
  });

  it('puts what runs and what waits before what is past, and shows a look through once only', async () => {
    await renderApp('/imports', [
      asSteward,
      settings,
      whenAsked(ImportsDocument).answer(() => ({
        __typename: 'Query',
        imports: [
          run({ id: 'a', state: 'RUNNING', fileName: 'a.csv', upload: 'a' }),
          run({ id: 'b', dryRun: true, fileName: 'b.csv' }),
          run({ id: 'c', dryRun: true, fileName: 'b.csv' }),
          run({ id: 'd', fileName: 'd.csv' }),
        ],
      })),
    ]);
    await screen.findByRole('heading', { name: 'Running now' });
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['Running now', 'Waiting for you', 'Imported so far']);
    expect(screen.getAllByRole('link', { name: /b\.csv/u }).length).toBe(1);
  });

  it('says so and offers another try where the server can’t be reached', async () => {
    await renderApp('/imports', [asSteward]);
    expect(await screen.findByRole('heading', { name: 'The server cannot be reached' })).toBeTruthy();
  });

  it('is for stewards', async () => {
    await renderApp('/imports', []);
    await screen.findByRole('heading', { name: 'This page is for data stewards' });
  });
});
