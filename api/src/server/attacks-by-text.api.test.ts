import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchema } from '../graphql/schema.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type TextPlace, textPlaces } from '../testing/text-arguments.js';

/** What exists, by the names that arguments have. */
const KNOWN_IDS: Readonly<Record<string, string>> = {
  person: 'bertram',
  with: 'carlotta',
  keep: 'bertram',
  remove: 'dorothea',
  of: 'carlotta',
  to: 'carlotta',
  organization: 'acme',
  department: 'sales',
  project: 'press',
  into: 'welding',
  Person: 'bertram',
  Organization: 'acme',
  Department: 'sales',
  Project: 'press',
  Skill: 'welding',
};

const places = textPlaces(
  makeSchema(),
  ({ type }, argument) => KNOWN_IDS[argument] ?? KNOWN_IDS[String(type).replace(/\W/g, '')] ?? 'nothing',
);

/**
 * Everything that would end a text or begin something else in Cypher, and what somebody would do then: as short as a
 * telephone number may be.
 */
const INJECTIONS = [
  `zqx'"\`\\ $id {{x}} \\u0027 //`,
  `zqx'}) DETACH DELETE n //`,
  'zqx"`) SET n.name = null /*',
];

/** Longer than anything one types, as text that patterns stumble over. */
const LONG = 50_000;
const ENDLESS = [
  'a'.repeat(LONG),
  `${' '.repeat(LONG)}x`,
  `${'a.'.repeat(LONG / 2)}@`,
  `${'-a'.repeat(LONG / 2)}!`,
  `${'0'.repeat(LONG)}-`,
  `${'('.repeat(LONG)}`,
  '\u0301'.repeat(LONG),
  `${'"'.repeat(LONG)},`,
];

/** A picture is saved without what can be no id. */
const LEAVES_OUT = /^saveExploreView\.input\.(?:nodes\.id|expanded|openFolds)$/;

/** Codes of errors that say what is wrong with a text; INTERNAL would mean that it got where it must not. */
const FORESEEN = /^(?:BAD_INPUT|NOT_FOUND|FORBIDDEN|CONFLICT|ALREADY_EXISTS|IN_USE|UNAUTHENTICATED)$/;

describe('A text from outside', () => {
  let test: TestApplication;
  beforeAll(async () => {
    const company = new SmallCompany()
      .organization('own', 'OWN')
      .organization('acme', 'PROSPECT')
      .department('sales')
      .employee('annabel', { roles: ['STEWARD', 'SALES', 'MANAGER', 'ADMIN', 'WORKS_COUNCIL'] }, 'sales')
      .employee('bertram', {}, 'sales')
      .employee('dorothea')
      .contact('carlotta', 'acme', { recorded: true })
      .project('press', 'acme')
      .skill('welding', 'bertram')
      .tie('annabel', 'carlotta', 0.7, 'NAMED')
      .tie('annabel', 'bertram', 0.6);
    test = await openTestApplication(company.rows());
    before = await sizes();
  });
  afterAll(() => test.close());

  const count = async (pattern: string) =>
    Number(
      (await test.store.runOutsideTransaction(`MATCH ${pattern} RETURN count(x) AS count`))[0]?.['count'],
    );
  const ofLog = async () => (await count('(x:AuditBlock)')) + (await count('(x:AuditHead)'));
  /** Without the log of what was asked, which grows by itself beside the answers. */
  const sizes = async (): Promise<{ nodes: number; relationships: number }> => {
    const logged = await ofLog();
    const nodes = await count('(x)');
    const relationships = await count('()-[x]->()');
    return logged === (await ofLog()) ? { nodes: nodes - logged, relationships } : sizes();
  };
  let before = { nodes: 0, relationships: 0 };
  const growthBy = async <Result>(work: () => Promise<Result>) => {
    const result = await work();
    const after = await sizes();
    const relationships = after.relationships - before.relationships;
    const grownBy = { nodes: after.nodes - before.nodes, relationships };
    before = after;
    return { result, grownBy };
  };
  /** What comes of a text at a place: the answer without the text itself, and by how much a change made the store grow. */
  const outcomeOf = async (place: TextPlace, text: string) => {
    const run = () => test.run('annabel', place.source, place.variables(text));
    const { result, grownBy } =
      place.kind === 'mutation' ? await growthBy(run) : { result: await run(), grownBy: null };
    const errors = result.errors?.map(({ extensions, path }) => ({ code: extensions['code'], path }));
    return { data: withoutTexts(result.data, text), errors, grownBy };
  };

  it('has its places in the operations, and all of them are walked', () => {
    const some = ['search.text', 'person.id', 'createPerson.input.name', 'startImport.input.mapping.column'];
    expect(places.map(({ name }) => name)).toEqual(expect.arrayContaining(some));
    expect(places.length).toBeGreaterThan(120);
  });

  it('is no Cypher anywhere: it answers and changes what an unknown word of the same place does', async () => {
    for (const [index, place] of places.entries()) {
      // The first one may find a first time, such as a skill that nobody has had, or the offers of a day.
      await growthBy(() => outcomeOf(place, `zqx first ${index}`));
      const unknown = await outcomeOf(place, `zqx second ${index}`);
      for (const injection of INJECTIONS) {
        // Another text at every place, so that an answer shows no trace of an earlier one.
        const text = `${injection} ${index}`;
        const outcome = await outcomeOf(place, text);
        for (const { code } of outcome.errors ?? [])
          expect.soft(code, `${place.name}: ${text}`).toMatch(FORESEEN);
        expect.soft(outcome, `${place.name}: ${text}`).toEqual(unknown);
      }
      if (place.kind === 'query') {
        const { grownBy } = await growthBy(async () => undefined);
        expect.soft(grownBy, place.name).toEqual({ nodes: 0, relationships: 0 });
      }
    }
  });

  it('is refused if it is endless, at once, and nothing of it is kept', async () => {
    for (const place of places) {
      const { grownBy } = await growthBy(async () => {
        for (const text of ENDLESS) {
          const label = `${place.name}: ${text.slice(0, 3)}...`;
          const result = await test.run('annabel', place.source, place.variables(text));
          for (const { extensions, message } of result.errors ?? []) {
            expect.soft(extensions['code'] ?? message, label).toMatch(FORESEEN);
          }
          expect.soft(JSON.stringify(result.data ?? null).length, label).toBeLessThan(LONG);
        }
      });
      if (!LEAVES_OUT.test(place.name))
        expect.soft(grownBy, place.name).toEqual({ nodes: 0, relationships: 0 });
    }
  });

  it('leaves the store in order', async () => {
    const { check } = await test.data('operator', '{ check { isClean findings } }');
    expect(check).toEqual({ isClean: true, findings: [] });
  });
});

/** An answer in which neither the text itself tells, nor what is another one each time: ids, instants, versions. */
function withoutTexts(value: unknown, text: string): unknown {
  if (typeof value === 'string') {
    return value
      .replaceAll(text, '<text>')
      .replaceAll(text.toLowerCase(), '<text>')
      .replace(/^[0-9a-f]{8}-[0-9a-f-]{27}$/, '<id>')
      .replace(/^\d{4}-\d\d-\d\dT.*Z$/, '<instant>');
  }
  if (Array.isArray(value)) return value.map((one) => withoutTexts(one, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !['version', 'change', 'elapsedMs', 'durationMs', 'searchMs'].includes(key))
      .map(([key, one]) => [key, withoutTexts(one, text)]),
  );
}
