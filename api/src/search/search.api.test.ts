import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactFilesOf } from '../contacts/contact-files.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const SEARCH = `query ($text: String!, $kinds: [SearchKind!], $first: Int! = 10) { search(text: $text, kinds: $kinds, first: $first) {
  kind isExact isKnownToViewer evidence { kind text project { id } }
  subject { __typename ... on Person { id } ... on Organization { id } ... on Department { id } ... on Project { id } ... on Skill { id } }
} }`;
const RESOLVE = `query ($text: String!) { resolve(text: $text) {
  __typename ... on Person { id } ... on Organization { id } ... on Department { id } ... on Project { id } ... on Skill { id } } }`;

const MATCH = `query ($text: String!) { matchTargets(lines: [$text]) { outcome text
  candidates { ... on Person { id } ... on Organization { id } } } }`;

let app: TestApplication;
let folder: string;

async function found(viewer: string, text: string, kinds?: string[]): Promise<string[]> {
  const { search } = await app.data(viewer, SEARCH, { text, kinds: kinds ?? null });
  return search.map(({ subject }: { subject: { id: string } }) => subject.id);
}

async function resolved(viewer: string, text: string): Promise<string[]> {
  const { resolve } = await app.data(viewer, RESOLVE, { text });
  return resolve.map(({ id }: { id: string }) => id);
}

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

beforeAll(async () => {
  const story = { titleDe: 'a', titleEn: 'b', questionDe: 'c', questionEn: 'd' };
  const company = new SmallCompany()
    .department('d-lab')
    .organization('o-weber', 'PROSPECT', { name: 'Weber Antriebe', domain: 'weber.example', key: 'w-1' })
    .employee('viewer', { name: 'Viewer' })
    .employee('e-mueller', { name: 'Jörg Müller', title: 'Hydraulics engineer', key: 'k-1' }, 'd-lab')
    .employee('e-weber1', { name: 'Anna Weber' })
    .employee('e-weber2', { name: 'Berta Weber', title: 'Buyer' })
    .employee('e-gone', { name: 'Gone Weber', title: 'Hydraulics', leftAt: '2026-01-01' })
    .contact('c-weber', 'o-weber', {
      name: 'Carl Weber',
      recorded: true,
      key: 'carl@weber.example',
      title: 'Hydraulics',
      otherEmails: ['both@out.example'],
    })
    .contact('c-quiet', 'o-weber', { name: 'Quentin Still', otherEmails: ['both@out.example'] })
    .contact('c-secret', 'o-weber', { name: 'Dora Weber' })
    .contact('c-blind', 'o-weber', { name: 'Emil Weber' })
    .contact('c-same', 'o-weber', { name: 'anna weber', recorded: true })
    .project('p-pump', undefined, {
      name: 'Pump',
      description: 'Hydraulics of the big press',
      from: '2026-01-01',
    })
    .skill('Hydraulics', 'e-weber1', 'e-mueller')
    .skill('Lonely')
    .link('WORKED_ON', 'e-weber2', 'p-pump', { from: '2026-02-01' })
    .link('WORKED_ON', 'e-gone', 'p-pump', { from: '2026-02-01' })
    .tie('viewer', 'e-weber2', 0.4)
    .tie('viewer', 'c-weber', 0.4)
    .tie('e-mueller', 'c-secret', 0.8, 'PRIVATE')
    .tie('e-mueller', 'c-quiet', 0.8, 'PRIVATE')
    .tie('e-mueller', 'c-blind', 0.8, 'BLIND')
    .setting(
      'stories',
      JSON.stringify([
        { key: 'two-ways', ...story, kind: 'ORGANIZATION', id: 'o-weber' },
        { key: 'unshared', ...story, kind: 'PERSON', id: 'c-secret' },
      ]),
    );
  folder = await mkdtemp(join(tmpdir(), 'perlen-search-'));
  app = await openTestApplication(company.rows(), { PERLEN_DATA: folder });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('search', () => {
  it.each(['Müller', 'mueller', 'MULLER', 'Mül', 'Jörg M', 'Mulelr', 'Muler', 'muelr'])(
    'finds Jörg Müller by %s',
    async (text) => {
      expect(await found('viewer', text)).toEqual(['e-mueller']);
    },
  );

  it('puts an exact name first, then people the viewer knows, then others', async () => {
    const { search } = await app.data('viewer', SEARCH, { text: 'Weber', kinds: ['PERSON'] });
    const known = search.map((hit: { isKnownToViewer: boolean }) => hit.isKnownToViewer);
    expect(known).toEqual([true, true, false, false, false, false]);
    const exact = await app.data('viewer', SEARCH, { text: 'ANNA WEBER', kinds: ['PERSON'] });
    expect(exact.search.map(({ isExact }: { isExact: boolean }) => isExact)).toEqual([true, true]);
  });

  it('keeps to the kinds asked for and to the number asked for', async () => {
    expect(await found('viewer', 'weber', ['ORGANIZATION'])).toEqual(['o-weber']);
    expect(await found('viewer', 'd-lab', ['DEPARTMENT'])).toEqual(['d-lab']);
    expect(await found('viewer', 'pump')).toEqual(['p-pump']);
    expect(await found('viewer', 'hydraulics', ['SKILL'])).toEqual(['Hydraulics']);
    expect((await app.data('viewer', SEARCH, { text: 'weber', first: 2 })).search).toHaveLength(2);
  });

  it('does not suggest a skill nobody states', async () => {
    expect(await found('viewer', 'lonely')).toEqual([]);
  });

  it('finds who works somewhere by the present name of the place alone', async () => {
    const rename =
      'mutation ($name: String!) { updateOrganization(id: "o-weber", input: { name: $name }) { id } }';
    await app.data('operator', rename, { name: 'Lang Antriebe' });
    expect(await found('viewer', 'lang', ['PERSON'])).toContain('c-weber');
    await app.data('operator', rename, { name: 'Weber Antriebe' });
    expect(await found('viewer', 'lang', ['PERSON'])).toEqual([]);
  });

  it('shows a contact with private ties only to nobody but their owner', async () => {
    expect(await found('viewer', 'Dora')).toEqual([]);
    expect(await found('e-mueller', 'Dora')).toEqual(['c-secret']);
    expect(await found('operator', 'Dora')).toEqual([]);
    expect(await found('viewer', 'Emil')).toEqual(['c-blind']);
  });

  it('finds people by an address that is shown to the viewer, and tells no other', async () => {
    expect(await found('viewer', 'e-mueller@own.example')).toEqual(['e-mueller']);
    expect(await found('viewer', 'c-weber@out.example')).toEqual(['c-weber']);
    expect(await found('e-weber1', 'c-weber@out.example')).toEqual([]);
  });

  it('finds whom the viewer knows by an address that somebody hidden has as well', async () => {
    expect(await found('viewer', 'both@out.example')).toEqual(['c-weber']);
    expect(await found('e-mueller', 'both@out.example')).toEqual(['c-quiet']);
  });

  it('refuses a pasted book at once, and answers oddities with nothing', async () => {
    expect(await code('viewer', SEARCH, { text: 'x'.repeat(5_000_000) })).toEqual(['BAD_INPUT', 'text']);
    expect(await code('viewer', RESOLVE, { text: 'x'.repeat(5_000_000) })).toEqual(['BAD_INPUT', 'text']);
    for (const text of ['', '  ', '🦄', '*', '"', "') RETURN 1 //", '\u0000', 'ab '.repeat(300)]) {
      expect(await found('viewer', text)).toEqual([]);
    }
    expect(await code('viewer', SEARCH, { text: 'x', first: 0 })).toEqual(['BAD_INPUT', 'first']);
    expect(await code(null, SEARCH, { text: 'x' })).toEqual(['UNAUTHENTICATED', undefined]);
    expect(await code(null, RESOLVE, { text: 'x' })).toEqual(['UNAUTHENTICATED', undefined]);
  });
});

describe('who knows about it', () => {
  it('names present employees with evidence: those who say so first, then title, then projects', async () => {
    const { search } = await app.data('viewer', SEARCH, { text: 'hydraulics', kinds: ['EXPERT'] });
    expect(
      search.map((hit: { subject: { id: string }; evidence: unknown[] }) => [hit.subject.id, hit.evidence]),
    ).toEqual([
      [
        'e-mueller',
        [
          { kind: 'SKILL', text: 'Hydraulics', project: null },
          { kind: 'TITLE', text: 'Hydraulics engineer', project: null },
        ],
      ],
      ['e-weber1', [{ kind: 'SKILL', text: 'Hydraulics', project: null }]],
      ['e-weber2', [{ kind: 'PROJECT', text: 'Pump', project: { id: 'p-pump' } }]],
    ]);
  });

  it('forgives a typo, wants every word, and does not take names for knowledge', async () => {
    expect(await found('viewer', 'hydralics', ['EXPERT'])).toContain('e-mueller');
    expect(await found('viewer', 'hydraulics press', ['EXPERT'])).toEqual(['e-weber2']);
    expect(await found('viewer', 'weber', ['EXPERT'])).toEqual([]);
    expect(await found('viewer', '', ['EXPERT'])).toEqual([]);
  });
});

describe('resolving a reference', () => {
  it.each([
    ['e-mueller', ['e-mueller']],
    ['k-1', ['e-mueller']],
    ['w-1', ['o-weber']],
    ['E-MUELLER@own.example', ['e-mueller']],
    ['weber.example', ['o-weber']],
    ['jörg müller', ['e-mueller']],
    ['Anna Weber', ['c-same', 'e-weber1']],
    ['Pump', ['p-pump']],
    ['Jorg Muller', []],
    ['Weber', []],
    ['carl@weber.example', ['c-weber']],
    ['Dora Weber', []],
    ['c-secret', []],
    ['c-secret@out.example', []],
  ])('%s names %j for a viewer', async (text, ids) => {
    expect(await resolved('viewer', text)).toEqual(ids);
  });

  it('by an address or a key that is one works only where it is shown', async () => {
    expect(await resolved('e-weber1', 'c-weber@out.example')).toEqual([]);
    expect(await resolved('e-weber1', 'carl@weber.example')).toEqual([]);
    expect(await resolved('operator', 'c-weber@out.example')).toEqual(['c-weber']);
    expect(await resolved('operator', 'carl@weber.example')).toEqual(['c-weber']);
    expect(await resolved('e-mueller', 'c-secret@out.example')).toEqual(['c-secret']);
  });
});

describe('stories', () => {
  it('come with the demo company, without those about people the viewer may not know of', async () => {
    const source = '{ stories { key titleEn target { __typename } } }';
    expect((await app.data('viewer', source)).stories).toEqual([
      { key: 'two-ways', titleEn: 'b', target: { __typename: 'Organization' } },
    ]);
    expect((await app.data('e-mueller', source)).stories).toHaveLength(2);
    expect(await code(null, source)).toEqual(['UNAUTHENTICATED', undefined]);
  });
});

/** Words one typo away from "Wbeer", which is meant to be Weber; and Hydraulics, so often that it is no rare word any more. */
const SECRETS = [
  ...new Set(
    [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => [
      `Beer${letter}`,
      `Wber${letter}`,
      `Wbee${letter}`,
      `${letter.toUpperCase()}beer`,
      `Wb${letter}er`,
    ]),
  ),
];
const ASKED = [
  'w',
  'weber',
  'wbeer',
  'anna webre',
  'weber man',
  'Jörg M',
  'Mulelr',
  'hydraulics',
  'hydralics',
  'gerda',
  'gehiem',
  'Gerda Beera',
  'geheim.example',
];

describe('contacts that somebody keeps private', () => {
  const answers = async (viewer: string) => {
    const all: unknown[] = [];
    for (const text of ASKED) {
      all.push(await app.data(viewer, SEARCH, { text, first: 3 }));
      all.push(await app.data(viewer, SEARCH, { text, kinds: ['EXPERT', 'ORGANIZATION'], first: 50 }));
      all.push(await app.data(viewer, RESOLVE, { text }));
      if (viewer !== 'operator') all.push(await app.data(viewer, MATCH, { text }));
    }
    return JSON.stringify(all);
  };
  const bring = async (owner: string, sharing: string) => {
    const rows = SECRETS.map(
      (name) => `Gerda,${name},,${name}@geheim.example,Geheim Hydraulics GmbH,Hydraulics,`,
    );
    const file = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`;
    const mailbox = { addresses: [], ownDomains: [], todayDay: 20_780 };
    const body = Readable.from([Buffer.from(file)]);
    const id = await contactFilesOf(app.application).receive(body, 'a.csv', 1024 ** 2, owner, mailbox);
    const { contactFile } = await app.data(
      owner,
      'query ($id: ID!) { contactFile(id: $id) { rows { id } } }',
      { id },
    );
    const ticked = contactFile.rows.map((row: { id: string }) => ({ row: row.id }));
    const take = 'mutation ($input: TakeContactsInput!) { takeContacts(input: $input) { added } }';
    const { takeContacts } = await app.data(owner, take, { input: { file: id, ticked, sharing } });
    expect(takeContacts.added).toBe(SECRETS.length);
  };
  const keepPrivate = async (owner: string) => {
    const list = '{ myContacts(filter: { broughtIn: true }, first: 500) { nodes { person { id } } } }';
    const { myContacts } = await app.data(owner, list);
    const choices = myContacts.nodes.map(({ person }: { person: { id: string } }) => ({
      with: person.id,
      sharing: 'PRIVATE',
    }));
    const choose =
      'mutation ($choices: [SharingChoiceInput!]!) { chooseSharing(choices: $choices) { changed } }';
    await app.data(owner, choose, { choices });
  };

  it('change no byte of what others find: brought in, gone again, and hidden after they were seen', async () => {
    const others = async () => [await answers('viewer'), await answers('operator')];
    const [before, ownBefore] = [await others(), await answers('e-weber2')];
    await bring('e-weber2', 'PRIVATE');
    expect(await others()).toEqual(before);
    expect(await found('e-weber2', 'gerad beera')).not.toEqual([]);
    expect(await found('e-weber2', 'gehiem', ['ORGANIZATION'])).toHaveLength(1);
    await app.data('e-weber2', 'mutation { withdrawContactSource(kind: LINKEDIN) }');
    expect(await others()).toEqual(before);
    expect(await answers('e-weber2')).toBe(ownBefore);
    await bring('e-weber2', 'BLIND');
    expect(await found('viewer', 'gerad beera')).not.toEqual([]);
    await keepPrivate('e-weber2');
    expect(await others()).toEqual(before);
  });
});
