import { afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const TIES = `query ($id: ID!, $others: Boolean!, $first: Int!, $after: String) { person(id: $id) {
  ties(kinds: [EMPLOYEE], first: $first, after: $after, asOthersSee: $others) {
    totalCount pageInfo { endCursor hasNextPage } nodes { people { id } word strength isOwn } } } }`;
const VERSION = `query ($id: ID!) { person(id: $id) { version name title languages askMeAbout skills { name }
  origins { field kind sourceName at } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdatePersonInput!, $expected: String) {
  updatePerson(id: $id, input: $input, expected: $expected) { version title languages askMeAbout skills { name } } }`;
const TIMELINE = `query ($id: ID!, $first: Int!, $after: String) { person(id: $id) {
  timeline(first: $first, after: $after) { pageInfo { endCursor hasNextPage }
    nodes { day kind role person { id } organization { id } project { id } evidence count introduction { id } } } } }`;

let app: TestApplication;
afterEach(() => app.close());

async function code(viewer: string, source: string, variables: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

describe('who knows somebody', () => {
  const company = () =>
    new SmallCompany()
      .organization('weber')
      .employee('anna')
      .employee('bert')
      .employee('carl')
      .employee('dora')
      .contact('kunde', 'weber', { recorded: true })
      .tie('anna', 'kunde', 0.3, 'NAMED')
      .tie('bert', 'kunde', 0.6, 'NAMED')
      .tie('carl', 'kunde', 0.9, 'BLIND')
      .tie('dora', 'kunde', 0.9, 'PRIVATE');
  const tiesFor = async (viewer: string, others = false, first = 9, after: string | null = null) => {
    const { person } = await app.data(viewer, TIES, { id: 'kunde', others, first, after });
    const { nodes, totalCount, pageInfo } = person.ties;
    const rows = nodes.map((tie: { people: { id: string }[]; strength: number | null; word: string }) => [
      tie.people.find(({ id }) => id !== 'kunde')?.id,
      tie.word,
      tie.strength,
    ]);
    return { rows, totalCount, pageInfo };
  };

  it('is told by named ties and one’s own alone, one’s own first and with its number', async () => {
    app = await openTestApplication(company().rows());
    expect((await tiesFor('anna')).rows).toEqual([
      ['anna', 'MEDIUM', 0.3],
      ['bert', 'STRONG', null],
    ]);
    const forDora = await tiesFor('dora');
    expect(forDora.rows).toEqual([
      ['dora', 'STRONG', 0.9],
      ['bert', 'STRONG', null],
      ['anna', 'MEDIUM', null],
    ]);
    expect(forDora.totalCount).toBe(3);
  });

  it('previewed as others see it leaves out what is not shared with a name', async () => {
    app = await openTestApplication(company().rows());
    expect((await tiesFor('dora', true)).rows.map(([id]: [string]) => id)).toEqual(['bert', 'anna']);
  });

  it('page by page is all there once', async () => {
    app = await openTestApplication(company().rows());
    const first = await tiesFor('dora', false, 2);
    const second = await tiesFor('dora', false, 2, first.pageInfo.endCursor);
    expect([...first.rows, ...second.rows].map(([id]) => id)).toEqual(['dora', 'bert', 'anna']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('two who change the same person', () => {
  const open = () =>
    openTestApplication(
      new SmallCompany()
        .organization('weber')
        .employee('steward', { roles: ['STEWARD'] })
        .employee('anna', { title: 'Engineer' })
        .contact('kunde', 'weber', { recorded: true, phone: '+49 1' })
        .rows(),
    );

  it('are told apart by the version: the second is refused, and can save upon the new one', async () => {
    app = await open();
    const { person } = await app.data('anna', VERSION, { id: 'anna' });
    const first = await app.data('steward', UPDATE, {
      id: 'anna',
      input: { title: 'Lead engineer' },
      expected: person.version,
    });
    expect(first.updatePerson.version).not.toBe(person.version);
    const second = { id: 'anna', input: { skills: ['Pumps'], askMeAbout: 'Pumps' } };
    expect(await code('anna', UPDATE, { ...second, expected: person.version })).toEqual([
      'CONFLICT',
      'expected',
    ]);
    expect((await app.data('anna', VERSION, { id: 'anna' })).person.skills).toEqual([]);
    const saved = await app.data('anna', UPDATE, { ...second, expected: first.updatePerson.version });
    expect(saved.updatePerson).toMatchObject({
      title: 'Lead engineer',
      askMeAbout: 'Pumps',
      skills: [{ name: 'Pumps' }],
    });
  });

  it('at the very same time do not both win', async () => {
    app = await open();
    const { person } = await app.data('anna', VERSION, { id: 'anna' });
    const save = (title: string) =>
      code('steward', UPDATE, { id: 'anna', input: { title }, expected: person.version });
    const codes = await Promise.all([save('one'), save('other')]);
    expect(codes.filter((one) => one === null)).toHaveLength(1);
  });

  it('learn nothing from the version of what is not shown to them', async () => {
    app = await open();
    const version = async () => (await app.data('anna', VERSION, { id: 'kunde' })).person.version;
    const before = await version();
    await app.data('steward', UPDATE, { id: 'kunde', input: { phone: '+49 2' } });
    expect(await version()).toBe(before);
    await app.data('steward', UPDATE, { id: 'kunde', input: { title: 'Buyer' } });
    expect(await version()).not.toBe(before);
  });
});

describe('one’s own page', () => {
  it('is changed by oneself in one’s own words alone, which the search for experts finds', async () => {
    app = await openTestApplication(new SmallCompany().employee('anna').employee('bert').rows());
    const input = { askMeAbout: '  Tenders in\nNorway ', languages: ['Norwegian'], skills: ['Tendering'] };
    const { updatePerson } = await app.data('anna', UPDATE, { id: 'anna', input });
    expect(updatePerson).toMatchObject({ askMeAbout: 'Tenders in Norway', languages: ['Norwegian'] });
    expect(await code('anna', UPDATE, { id: 'anna', input: { title: 'Boss' } })).toEqual([
      'FORBIDDEN',
      undefined,
    ]);
    expect(await code('bert', UPDATE, { id: 'anna', input })).toEqual(['FORBIDDEN', undefined]);
    const long = { askMeAbout: 'x'.repeat(301) };
    expect(await code('anna', UPDATE, { id: 'anna', input: long })).toEqual(['BAD_INPUT', 'askMeAbout']);
    const found = await app.data(
      'bert',
      '{ experts(about: "norway") { nodes { person { id } evidence { kind text } } } }',
    );
    expect(found.experts.nodes).toEqual([
      { person: { id: 'anna' }, evidence: [{ kind: 'SKILL', text: 'Tenders in Norway' }] },
    ]);
  });

  it('suggests skills that colleagues state, by a beginning or with one typo', async () => {
    app = await openTestApplication(
      new SmallCompany().employee('anna').skill('Hydraulics', 'anna').skill('Hydrology').rows(),
    );
    const suggest = async (text: string) =>
      (await app.data('anna', 'query ($text: String!) { skillSuggestions(text: $text) { name } }', { text }))
        .skillSuggestions;
    expect(await suggest('hydr')).toEqual([{ name: 'Hydraulics' }]);
    expect(await suggest('hydrualics')).toEqual([{ name: 'Hydraulics' }]);
    expect(await suggest('hydravlics')).toEqual([{ name: 'Hydraulics' }]);
    expect(await suggest('x'.repeat(5000))).toEqual([]);
  });
});

describe('where facts come from', () => {
  it('is said by hand with its day, as long as it stands', async () => {
    app = await openTestApplication(
      new SmallCompany()
        .employee('steward', { roles: ['STEWARD'] })
        .employee('anna')
        .rows(),
    );
    await app.data('steward', UPDATE, { id: 'anna', input: { title: 'Engineer' } });
    const origins = async () => (await app.data('anna', VERSION, { id: 'anna' })).person.origins;
    expect(await origins()).toEqual([
      { field: 'title', kind: 'HAND', sourceName: null, at: expect.stringMatching(/^\d{4}-/) },
    ]);
    await app.store.write(async (transaction) => {
      const { defineQuery, noRows } = await import('../store/queries.js');
      const update = defineQuery('people/update', noRows);
      await transaction.run(update, { id: 'anna', properties: { title: 'From a file' } });
      transaction.touch('person:anna');
    });
    await app.application.live.reload();
    expect(await origins()).toEqual([]);
  });

  it('never names a mailbox or an address book: that would tell of ties', async () => {
    const rows = new SmallCompany()
      .employee('anna')
      .contact('kunde', undefined, { recorded: true, source: 's-mail' })
      .contact('other', undefined, { recorded: true, origin: 's-crm', originAt: '2026-11-22T09:00:00.000Z' })
      .rows();
    app = await openTestApplication({
      ...rows,
      sourceSystems: [
        { id: 's-mail', properties: { key: 'm', kind: 'MAIL', name: 'anna.mbox' } },
        { id: 's-crm', properties: { key: 'c', kind: 'CRM', name: 'CRM' } },
      ],
    });
    expect((await app.data('anna', VERSION, { id: 'kunde' })).person.origins).toEqual([]);
    expect((await app.data('anna', VERSION, { id: 'other' })).person.origins).toContainEqual({
      field: 'name',
      kind: 'SOURCE',
      sourceName: 'CRM',
      at: '2026-11-22T09:00:00.000Z',
    });
  });
});

describe('a timeline', () => {
  const company = () =>
    new SmallCompany()
      .organization('weber')
      .project('umzug', 'weber', { from: '2025-01-01' })
      .employee('anna', { joinedAt: '2020-02-01' })
      .employee('bert', { joinedAt: '2019-01-01', leftAt: '2027-05-01' })
      .contact('kunde', undefined, { recorded: true })
      .link('WORKS_AT', 'kunde', 'weber', { title: 'Buyer', since: '2021-03-01', until: '2030-01-01' })
      .link('WORKED_ON', 'anna', 'umzug', { role: 'Lead', from: '2025-02-01', to: '2025-06-30' })
      .link('MESSAGED', 'anna', 'kunde', {
        source: 'm',
        amount: 4,
        day: 20_700,
        count: 7,
        first: '2026-01-05',
        last: '2026-09-04',
      })
      .link('SHARES', 'anna', 'kunde', { level: 'NAMED', at: '2026-11-23T00:00:00.000Z' });
  const of = async (viewer: string, id: string, first = 50, after: string | null = null) =>
    (await app.data(viewer, TIMELINE, { id, first, after })).person.timeline;

  it('tells latest first what has happened, not what lies ahead', async () => {
    app = await openTestApplication(company().rows());
    const { nodes } = await of('bert', 'anna');
    expect(nodes.map((entry: { day: string; kind: string }) => [entry.day, entry.kind])).toEqual([
      ['2025-06-30', 'PROJECT_LEFT'],
      ['2025-02-01', 'PROJECT_JOINED'],
      ['2020-02-01', 'JOINED_COMPANY'],
    ]);
    expect((await of('anna', 'bert')).nodes).toHaveLength(1);
  });

  it('holds own evidence with its count, and nothing of a tie of others, named or not', async () => {
    app = await openTestApplication(company().rows());
    const own = await of('anna', 'kunde');
    expect(
      own.nodes.map((entry: Record<string, unknown>) => [entry['day'], entry['kind'], entry['count']]),
    ).toEqual([
      ['2026-09-04', 'EVIDENCE_LATEST', 7],
      ['2026-01-05', 'EVIDENCE_FIRST', null],
      ['2021-03-01', 'EMPLOYMENT_BEGAN', null],
    ]);
    const others = await of('bert', 'kunde');
    expect(others.nodes.map((entry: { kind: string }) => entry.kind)).toEqual(['EMPLOYMENT_BEGAN']);
  });

  it('page by page is all there once', async () => {
    app = await openTestApplication(company().rows());
    const days: string[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await of('anna', 'kunde', 1, after);
      days.push(...nodes.map((entry: { day: string }) => entry.day));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(days).toEqual(['2026-09-04', '2026-01-05', '2021-03-01']);
  });
});
