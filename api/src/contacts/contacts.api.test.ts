import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Query } from '../store/store.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const LIST = `query ($filter: MyContactsFilter, $sort: MyContactsSort! = NAME, $first: Int! = 50, $after: String) {
  myContacts(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { person { id } word strength sharing origin rule { id kind } evidence ownLevel hasPrivateAddress }
    pageInfo { endCursor hasNextPage } totalCount counts { PRIVATE BLIND NAMED } } }`;
const IDS = 'query ($filter: MyContactsFilter) { myContactIds(filter: $filter) }';
const CHOOSE = `mutation ($choices: [SharingChoiceInput!]!) {
  chooseSharing(choices: $choices) { changed leftOut privateInstead former { with sharing } } }`;
const RULE = 'id kind sharing fits holds organization { id } department { id }';
const ADD = `mutation ($rule: SharingRuleInput!) { addSharingRule(rule: $rule) {
  rule { ${RULE} } former { ${RULE} } changed } }`;
const REMOVE = `mutation ($id: ID!) { removeSharingRule(id: $id) { rule { id } former { ${RULE} } changed } }`;
const PREVIEW = `query ($rule: SharingRuleInput!) { sharingRulePreview(rule: $rule) {
  fits changes keepChoice keepStricter examples { id } } }`;
const TIE = 'query ($a: ID!, $b: ID!) { tie(between: [$a, $b]) { word sharing } }';
const PERSON = 'query ($id: ID!) { person(id: $id) { id } }';
const OFFER = `query ($to: ID!) { warmPaths(input: { to: $to }) { __typename
  ... on PathsNotShared { rungs { offer { word } } } ... on WarmPaths { paths { id } } ... on NoPath { reason } } }`;

/** Lena works in d1 below d0 and knows people at two organizations, somebody with a private address, two colleagues. */
const company = () =>
  new SmallCompany()
    .department('d0')
    .department('d1', 'd0')
    .department('d2')
    .organization('acme')
    .organization('beta')
    .employee('lena', {}, 'd2')
    .employee('mara', {}, 'd1')
    .employee('nils', {}, 'd2')
    .contact('anna', 'acme')
    .contact('bodo', 'acme')
    .contact('cleo', 'beta')
    .contact('dora', undefined, { email: 'dora@gmail.com' })
    .tie('lena', 'anna', 0.7)
    .tie('lena', 'bodo', 0.3, 'NAMED')
    .tie('lena', 'cleo', 0.1)
    .tie('lena', 'dora', 0.5)
    .tie('lena', 'mara', 0.6)
    .tie('nils', 'lena', 0.4, 'PRIVATE');

let app: TestApplication;
afterEach(() => app.close());
const open = async (rows = company()) => {
  app = await openTestApplication(rows.rows());
};
const sharingOf = async (viewer = 'lena') => {
  const { myContacts } = await app.data(viewer, LIST);
  return Object.fromEntries(
    myContacts.nodes.map((one: { person: { id: string }; sharing: string; origin: string }) => [
      one.person.id,
      `${one.sharing} ${one.origin}`,
    ]),
  );
};
const rule = (kind: string, sharing: string, subject?: string) => ({ rule: { kind, sharing, subject } });

describe('my contacts', () => {
  it('lists everybody the viewer has a tie with, how each is shared and why', async () => {
    await open();
    const { myContacts } = await app.data('lena', LIST);
    expect(await sharingOf()).toEqual({
      anna: 'NAMED DEFAULT',
      bodo: 'NAMED CHOICE',
      cleo: 'NAMED DEFAULT',
      dora: 'NAMED DEFAULT',
      mara: 'NAMED DEFAULT',
      nils: 'PRIVATE COLLEAGUE',
    });
    expect(myContacts.counts).toEqual({ PRIVATE: 1, BLIND: 0, NAMED: 5 });
    expect(myContacts.nodes[0]).toMatchObject({
      person: { id: 'anna' },
      word: 'STRONG',
      strength: 0.7,
      evidence: ['STATED'],
      ownLevel: null,
    });
  });

  it('pages by key in every order without leaving anybody out or naming anybody twice', async () => {
    await open();
    const orders: Record<string, string[]> = {};
    for (const sort of ['NAME', 'STRENGTH', 'EMPLOYER']) {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const { myContacts } = await app.data('lena', LIST, { sort, first: 2, after });
        found.push(...myContacts.nodes.map((one: { person: { id: string } }) => one.person.id));
        after = myContacts.pageInfo.endCursor;
        if (!myContacts.pageInfo.hasNextPage) break;
      }
      orders[sort] = found;
    }
    expect(orders).toEqual({
      NAME: ['anna', 'bodo', 'cleo', 'dora', 'mara', 'nils'],
      STRENGTH: ['anna', 'mara', 'dora', 'nils', 'bodo', 'cleo'],
      EMPLOYER: ['anna', 'bodo', 'cleo', 'mara', 'nils', 'dora'],
    });
  });

  it('finds by the beginning of words, by sharing, kind, organization and private address', async () => {
    await open();
    const find = async (filter: object) => (await app.data('lena', IDS, { filter })).myContactIds;
    expect(await find({ text: 'acm' })).toEqual(['anna', 'bodo']);
    expect(await find({ text: 'acm ann' })).toEqual(['anna']);
    expect(await find({ sharing: ['PRIVATE'] })).toEqual(['nils']);
    expect(await find({ kinds: ['EMPLOYEE'] })).toEqual(['mara', 'nils']);
    expect(await find({ organization: 'beta' })).toEqual(['cleo']);
    expect(await find({ privateAddresses: true })).toEqual(['dora']);
    expect(await find({ origins: ['CHOICE'] })).toEqual(['bodo']);
    expect(await find({ text: 'x'.repeat(100_000) })).toEqual([]);
  });

  it('answers nobody but the employee themselves', async () => {
    await open();
    expect((await app.run(null, LIST)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect((await app.run('operator', LIST)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect((await app.run('anna', LIST)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('changes many at once, says what was before, and that restores it exactly', async () => {
    await open();
    const before = await sharingOf();
    const choices = ['anna', 'bodo', 'mara', 'nobody'].map((one) => ({ with: one, sharing: 'BLIND' }));
    const { chooseSharing } = await app.data('lena', CHOOSE, { choices });
    expect(chooseSharing).toMatchObject({ changed: 3, leftOut: 1, privateInstead: 1 });
    expect(await sharingOf()).toMatchObject({
      anna: 'BLIND CHOICE',
      bodo: 'BLIND CHOICE',
      mara: 'PRIVATE CHOICE',
    });
    await app.data('lena', CHOOSE, { choices: chooseSharing.former });
    expect(await sharingOf()).toEqual(before);
  });
});

describe('a rule of sharing', () => {
  it('set to private hides at once: from others, from offers, and the contact itself', async () => {
    await open();
    expect((await app.data('nils', TIE, { a: 'lena', b: 'anna' })).tie).toEqual({
      word: 'STRONG',
      sharing: null,
    });
    const { addSharingRule } = await app.data('lena', ADD, rule('ORGANIZATION', 'PRIVATE', 'acme'));
    expect(addSharingRule).toMatchObject({ changed: 1, rule: { fits: 2, holds: 1 } });
    expect((await app.data('nils', TIE, { a: 'lena', b: 'anna' })).tie).toBeNull();
    expect((await app.data('nils', PERSON, { id: 'anna' })).person).toBeNull();
    expect((await app.data('nils', OFFER, { to: 'anna' })).warmPaths).toEqual({
      __typename: 'NoPath',
      reason: 'NOT_KNOWN_HERE',
    });
    expect((await app.data('lena', TIE, { a: 'lena', b: 'anna' })).tie).toEqual({
      word: 'STRONG',
      sharing: 'PRIVATE',
    });
  });

  it('set to blind leaves an offer and no name', async () => {
    await open();
    await app.data('lena', ADD, rule('OUTSIDE', 'BLIND'));
    expect((await app.data('nils', OFFER, { to: 'anna' })).warmPaths).toEqual({
      __typename: 'PathsNotShared',
      rungs: { offer: { word: 'STRONG' } },
    });
  });

  it('yields to what was chosen for one tie', async () => {
    await open();
    await app.data('lena', ADD, rule('ORGANIZATION', 'PRIVATE', 'acme'));
    expect(await sharingOf()).toMatchObject({ anna: 'PRIVATE RULE', bodo: 'NAMED CHOICE' });
    await app.data('lena', CHOOSE, { choices: [{ with: 'bodo', sharing: null }] });
    expect(await sharingOf()).toMatchObject({ bodo: 'PRIVATE RULE' });
  });

  it('holds for ties made later, and for who begins to work there', async () => {
    await open();
    await app.data('lena', ADD, rule('ORGANIZATION', 'PRIVATE', 'beta'));
    await app.application.store.write(async (transaction) => {
      await transaction.run(inline("MATCH (p:Person {id: 'anna'})-[w:WORKS_AT]->() DELETE w"));
      await transaction.run(
        inline(
          "MATCH (p:Person {id: 'anna'}) MATCH (o:Organization {id: 'beta'}) CREATE (p)-[:WORKS_AT]->(o)",
        ),
      );
      transaction.touch('person:anna');
    });
    await app.application.live.catchUp();
    expect(await sharingOf()).toMatchObject({ anna: 'PRIVATE RULE', cleo: 'PRIVATE RULE' });
    expect((await app.data('nils', TIE, { a: 'lena', b: 'anna' })).tie).toBeNull();
  });

  it('about a department speaks of colleagues in it and below, and follows when departments move', async () => {
    await open();
    await app.data('lena', ADD, rule('DEPARTMENT', 'PRIVATE', 'd0'));
    expect(await sharingOf()).toMatchObject({ mara: 'PRIVATE RULE', anna: 'NAMED DEFAULT' });
    await app.application.store.write(async (transaction) => {
      await transaction.run(inline("MATCH (:Department {id: 'd1'})-[r:PART_OF]->() DELETE r"));
      transaction.touch('department:d1');
    });
    await app.application.live.catchUp();
    expect(await sharingOf()).toMatchObject({ mara: 'NAMED DEFAULT' });
    expect((await app.data('nils', TIE, { a: 'lena', b: 'mara' })).tie).not.toBeNull();
  });

  it('is the strictest of several that fit', async () => {
    await open();
    await app.data('lena', ADD, rule('OUTSIDE', 'BLIND'));
    await app.data('lena', ADD, rule('ORGANIZATION', 'NAMED', 'acme'));
    await app.data('lena', ADD, rule('PRIVATE_ADDRESSES', 'PRIVATE'));
    expect(await sharingOf()).toMatchObject({ anna: 'BLIND RULE', cleo: 'BLIND RULE', dora: 'PRIVATE RULE' });
  });

  it('is previewed without being written: what changes, what a choice or a stricter rule keeps', async () => {
    await open();
    await app.data('lena', ADD, rule('PRIVATE_ADDRESSES', 'PRIVATE'));
    const { sharingRulePreview } = await app.data('lena', PREVIEW, rule('OUTSIDE', 'BLIND'));
    expect(sharingRulePreview).toMatchObject({ fits: 4, changes: 2, keepChoice: 1, keepStricter: 1 });
    expect(await sharingOf()).toMatchObject({ anna: 'NAMED DEFAULT' });
    const { addSharingRule } = await app.data('lena', ADD, rule('OUTSIDE', 'BLIND'));
    expect(addSharingRule.changed).toBe(sharingRulePreview.changes);
  });

  it('replaces the one of the same kind and subject, and taking it back restores what was', async () => {
    await open();
    const before = await sharingOf();
    const first = (await app.data('lena', ADD, rule('OUTSIDE', 'BLIND'))).addSharingRule;
    const second = (await app.data('lena', ADD, rule('OUTSIDE', 'PRIVATE'))).addSharingRule;
    expect(second.former).toMatchObject({ id: first.rule.id, sharing: 'BLIND' });
    expect((await app.data('lena', '{ mySharingRules { id } }')).mySharingRules).toHaveLength(1);
    const removed = (await app.data('lena', REMOVE, { id: second.rule.id })).removeSharingRule;
    expect(removed).toMatchObject({ rule: null, former: { sharing: 'PRIVATE' }, changed: 3 });
    expect(await sharingOf()).toEqual(before);
  });

  it('is the owner’s alone: nobody else reads or removes it', async () => {
    await open();
    const { addSharingRule } = await app.data('lena', ADD, rule('OUTSIDE', 'PRIVATE'));
    expect((await app.data('mara', '{ mySharingRules { id } }')).mySharingRules).toEqual([]);
    const refused = await app.run('mara', REMOVE, { id: addSharingRule.rule.id });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(await sharingOf()).toMatchObject({ anna: 'PRIVATE RULE' });
  });

  it('survives a restart, and holds for a contact declared later', async () => {
    await open(company().contact('emil', 'beta', { recorded: true }));
    await app.data('lena', ADD, rule('OUTSIDE', 'PRIVATE'));
    await app.application.live.reload();
    expect(await sharingOf()).toMatchObject({ anna: 'PRIVATE RULE' });
    await app.data('lena', 'mutation { declareTie(with: "emil", level: WELL) { word } }');
    expect(await sharingOf()).toMatchObject({ emil: 'PRIVATE RULE' });
    expect((await app.data('nils', TIE, { a: 'lena', b: 'emil' })).tie).toBeNull();
  });

  it('is refused where it makes no sense', async () => {
    await open();
    const code = async (input: Record<string, unknown>) =>
      (await app.run('lena', ADD, input)).errors?.[0]?.extensions?.['code'];
    expect(await code(rule('DEPARTMENT', 'BLIND', 'd0'))).toBe('BAD_INPUT');
    expect(await code(rule('DEPARTMENT', 'PRIVATE'))).toBe('NOT_FOUND');
    expect(await code(rule('ORGANIZATION', 'PRIVATE', 'nowhere'))).toBe('NOT_FOUND');
    expect(await code(rule('OUTSIDE', 'PRIVATE', 'acme'))).toBe('BAD_INPUT');
  });

  it('goes with its owner', async () => {
    await open(company().employee('steward', { roles: ['STEWARD'] }));
    await app.data('lena', ADD, rule('OUTSIDE', 'PRIVATE'));
    await app.data('steward', 'mutation { removePerson(id: "lena") }');
    const rows = await app.store.read(inlineRead('MATCH (r:SharingRule) RETURN r.id AS id'));
    expect(rows).toEqual([]);
  });
});

function inline(text: string): Query<unknown> {
  return { name: 'test', text, mode: 'WRITE', row: z.unknown() };
}

function inlineRead(text: string): Query<unknown> {
  return { name: 'test', text, mode: 'READ', row: z.unknown() };
}
