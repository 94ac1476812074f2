import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  randomCompanies,
  recording,
  rowsOf,
  sharingIn,
  withTies,
} from '../privacy/testing/random-company.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const DECK = `query ($first: Int! = 50, $leaveOut: [ID!]) { doYouKnow(first: $first, leaveOut: $leaveOut) {
  cards { person { id } reason { kind project { id } organization { id } contact { id } } } openCount doneToday skippedCount } }`;
const SKIP = 'mutation ($id: ID!) { skipSuggestion(person: $id) }';
const UNSKIP = 'mutation ($id: ID) { unskipSuggestions(person: $id) }';
const DECLARE = 'mutation ($id: ID!, $level: TieLevel!) { declareTie(with: $id, level: $level) { word } }';
const TIMEOUT_MS = 300_000;

let app: TestApplication;
afterEach(() => app.close());

const company = () =>
  new SmallCompany()
    .organization('acme')
    .organization('beta')
    .organization('star')
    .employee('lena')
    .employee('mara')
    .contact('anna', 'acme', { recorded: true })
    .contact('bodo', 'acme', { recorded: true })
    .contact('cleo', 'beta', { recorded: true })
    .contact('dora', 'star', { recorded: true })
    .contact('emil', undefined, { recorded: true })
    .contact('hidden', 'beta')
    .project('gate', 'beta', { from: '2026-01-01' })
    .link('WORKED_ON', 'lena', 'gate', { from: '2026-01-01' })
    .tie('lena', 'anna', 0.4)
    .tie('mara', 'hidden', 0.9, 'PRIVATE')
    .tie('mara', 'lena', 0.4);

const open = async () => {
  app = await openTestApplication(company().rows());
};
const deck = async (viewer = 'lena', variables = {}) => (await app.data(viewer, DECK, variables)).doYouKnow;
const reasons = async (viewer = 'lena') =>
  (await deck(viewer)).cards.map(({ person, reason }: Card) =>
    `${person.id} ${reason.kind} ${reason.contact?.id ?? reason.project?.id ?? ''}`.trim(),
  );
interface Card {
  readonly person: { readonly id: string };
  readonly reason: {
    readonly kind: string;
    readonly contact: { id: string } | null;
    readonly project: { id: string } | null;
  };
}

describe('do you know them?', () => {
  it('asks about people of files, projects and contacts’ employers, and says why', async () => {
    await open();
    expect(await reasons()).toEqual([
      'anna FILE',
      'cleo PROJECT gate',
      'bodo COLLEAGUE_OF_CONTACT anna',
      'mara FILE',
    ]);
    expect(await deck('lena', { first: 1, leaveOut: ['anna'] })).toMatchObject({
      cards: [{ person: { id: 'cleo' } }],
      openCount: 4,
    });
  });

  it('asks about starred people and organizations first', async () => {
    await open();
    await app.data('lena', 'mutation { addTargets(ids: ["emil", "star"]) }');
    expect((await reasons()).slice(0, 1)).toEqual(['emil TARGET']);
    expect(await reasons()).toContain('dora TARGET_ORGANIZATION');
    expect(await reasons('mara')).toEqual(['hidden FILE', 'cleo COLLEAGUE_OF_CONTACT hidden', 'lena FILE']);
  });

  it('judges every reason by itself: one that may not be named hides no other', async () => {
    app = await openTestApplication(
      company().link('WORKED_ON', 'mara', 'gate', { from: '2026-01-01' }).rows(),
    );
    expect(await reasons()).toContain('mara FILE');
  });

  it('does not ask again about whom was spoken of or skipped; both can be taken back', async () => {
    await open();
    await app.data('lena', DECLARE, { id: 'anna', level: 'NO' });
    await app.data('lena', SKIP, { id: 'cleo' });
    await app.data('lena', SKIP, { id: 'mara' });
    expect(await deck()).toMatchObject({ cards: [], openCount: 0, doneToday: 3, skippedCount: 2 });
    expect((await app.data('lena', UNSKIP, { id: 'cleo' })).unskipSuggestions).toBe(1);
    expect(await reasons()).toEqual(['cleo PROJECT gate']);
    await app.data('lena', 'mutation { withdrawDeclaration(with: "anna") { word } }');
    expect(await reasons()).toEqual(['anna FILE', 'cleo PROJECT gate', 'bodo COLLEAGUE_OF_CONTACT anna']);
    await app.data('lena', SKIP, { id: 'cleo' });
    await app.data('lena', SKIP, { id: 'bodo' });
    expect((await app.data('lena', UNSKIP)).unskipSuggestions).toBe(3);
  });

  it('keeps a skip to oneself, and names nobody the viewer may not know of', async () => {
    await open();
    const before = await deck('mara');
    await app.data('lena', SKIP, { id: 'cleo' });
    expect(await deck('mara')).toEqual(before);
    expect(JSON.stringify(await deck())).not.toContain('hidden');
    const refused = await app.run('lena', SKIP, { id: 'hidden' });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });
});

describe('own contacts of any company', { timeout: TIMEOUT_MS }, () => {
  const companies = process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 3 : 10;
  const RULES = ['OUTSIDE', 'ORGANIZATION', 'DEPARTMENT'] as const;
  const answers = async (viewer: string, people: readonly string[]) => {
    const found: string[] = [];
    for (const id of people) {
      found.push(
        JSON.stringify(
          await app.run(
            viewer,
            'query ($id: ID!) { person(id: $id) { id ownTie { word } } neighbourhood(of: $id) { nodes { person { id } word } } }',
            { id },
          ),
        ),
      );
    }
    found.push(JSON.stringify(await deck(viewer)));
    return found;
  };

  it('hidden by a rule answer others exactly like none, in decks, people and neighbourhoods', async () => {
    await fc.assert(
      fc.asyncProperty(randomCompanies, fc.constantFrom(...RULES), async (drawn, kind) => {
        const owner = drawn.employees[1] ?? 'e1';
        const viewer = 'e0';
        const people = [...drawn.employees, ...drawn.contacts];
        const subject = kind === 'OUTSIDE' ? null : kind === 'ORGANIZATION' ? 'o0' : 'd0';
        const isHit = (other: string) =>
          kind === 'DEPARTMENT'
            ? other.startsWith('e') && Number(other.slice(1)) % 2 === 0
            : other.startsWith('c') && (kind === 'OUTSIDE' || Number(other.slice(1)) % 2 === 0);
        const isHidden = ({ one, other, sharing }: (typeof drawn.ties)[number]) => {
          if (one === viewer || other === viewer) return false;
          if (one === owner && isHit(other)) return sharing === undefined;
          return other === owner && isHit(one);
        };
        const isBlind = (tie: (typeof drawn.ties)[number]) => sharingIn(drawn, tie) === 'BLIND';
        const company = recording(
          drawn,
          drawn.ties.filter(isBlind).map(({ other }) => other),
        );
        app = await openTestApplication(rowsOf(withTies(company, (tie) => !isHidden(tie))));
        const expected = await answers(viewer, people);
        await app.close();
        app = await openTestApplication(rowsOf(company));
        await app.data(
          owner,
          'mutation ($rule: SharingRuleInput!) { addSharingRule(rule: $rule) { changed } }',
          { rule: { kind, subject, sharing: 'PRIVATE' } },
        );
        expect(await answers(viewer, people)).toEqual(expected);
        await app.application.live.reload();
        expect(await answers(viewer, people)).toEqual(expected);
        await app.close();
      }),
      { numRuns: companies, endOnFailure: true },
    );
    await open();
  });
});
