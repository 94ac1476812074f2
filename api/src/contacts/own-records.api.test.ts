import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { csv, importFile, mbox } from '../imports/pipeline/testing.js';
import { SHARING } from '../network/types.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { contactFilesOf } from './contact-files.js';
import { mailboxOwnerOf } from './upload.js';

const FILE = `query ($id: ID!) { contactFile(id: $id) { unknownColleagues leftOut { problem count }
  rows { id name email employer organization { id } wasRemoved isPrivate match { personId isCertain isContact } } } }`;
const TAKE = `mutation ($input: TakeContactsInput!) { takeContacts(input: $input) { added updated unchanged } }`;
const REMOVE = 'mutation ($with: ID!) { removeContact(with: $with) { isGone evidence } }';
const PERSON = `id name email phone title version organization { id name domain stage version }
  origins { field kind sourceName } timeline(first: 20) { nodes { id day kind } } ownTie { word sharing }`;
const ALL = `{ myContacts { nodes { person { ${PERSON} } sharing origin evidence isBroughtIn } totalCount }
  organizations(first: 50) { nodes { id name domain contacts(first: 20) { nodes { id name } } } }
  people(first: 50) { nodes { id name } }
  byAddress: resolve(text: "cleo@nova.example") { __typename ... on Person { id name title } }
  byDomain: resolve(text: "nova.example") { __typename ... on Organization { id name } }
  search(text: "cleo") { subject { ... on Person { id name } } }
  doYouKnow(first: 50) { cards { person { id } } openCount } myContactSources { kind people } }`;

const DUPLICATES = '{ duplicates(first: 10) { nodes { people { name } reasons } } }';

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const CLEO = 'Cleo,Neu,https://www.linkedin.com/in/cleo,cleo@nova.example,Nova,Founder,01 Nov 2026';
const DORA = 'Dora,Ohne,https://www.linkedin.com/in/dora,,Nova,Buyer,03 Mar 2021';
const EMIL = 'Emil,Nur,,,,,03 Mar 2021';
const MINE = csv(HEADER, CLEO, DORA, EMIL);
/** The same people, as somebody else keeps them. */
const THEIRS = csv(
  HEADER,
  'C.,from the fair,https://www.linkedin.com/in/cleo,cleo@nova.example,Nova,Secret title,01 Nov 2024',
  DORA.replace('Buyer', 'Chief of secrets'),
  EMIL,
);

const company = () =>
  new SmallCompany()
    .setting('defaultSharing', 'NAMED')
    .organization('own', 'OWN', { domain: 'own.example' })
    .employee('lena', { name: 'Lena' })
    .employee('mara', { name: 'Mara' })
    .employee('nils', { name: 'Nils', roles: ['STEWARD'] });

let app: TestApplication;
let folder: string;
const close = async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
};
afterEach(close);
const open = async () => {
  folder = await mkdtemp(join(tmpdir(), 'perlen-own-'));
  app = await openTestApplication(company().rows(), { PERLEN_DATA: folder });
};
const preview = async (viewer: string, content: string) => {
  const { directory } = app.application.live.current;
  const owner = directory.person(viewer);
  if (owner === undefined) throw new Error(`nobody is called ${viewer}`);
  const mailbox = mailboxOwnerOf(app.application, directory, owner);
  const files = contactFilesOf(app.application);
  const name = 'Connections.csv';
  const file = await files.receive(Readable.from([Buffer.from(content)]), name, 1024 ** 2, viewer, mailbox);
  return { file, answer: (await app.data(viewer, FILE, { id: file })).contactFile };
};
const take = async (viewer: string, content: string, more: object = {}) => {
  const { file, answer } = await preview(viewer, content);
  const ticked = answer.rows.map(({ id }: { id: string }) => ({ row: id }));
  const taken = await app.run(viewer, TAKE, { input: { file, ticked, ...more } });
  return [answer, taken];
};
const personOf = async (viewer: string, name: string) => {
  const { myContacts } = await app.data(viewer, ALL);
  return myContacts.nodes.find((one: { person: { name: string } }) => one.person.name === name)?.person;
};
/** Ids made meanwhile differ from run to run: each is named by the order in which it appeared. */
const withoutNewIds = (answers: unknown): string => {
  const names = new Map<string, string>();
  return JSON.stringify(answers)
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      const name = names.get(id) ?? `new-${names.size}-of-version-${id.charAt(14)}`;
      names.set(id, name);
      return name;
    })
    .replaceAll(/"version":"[^"]*"/g, '');
};

describe('whom somebody else keeps private', () => {
  it('is told by nothing that taking in the same people answers, and nothing of theirs is shown', async () => {
    const answers: string[] = [];
    for (const isThere of [false, true]) {
      await open();
      if (isThere) await take('mara', THEIRS, { sharing: 'PRIVATE' });
      const first = await take('lena', MINE, { sharing: 'PRIVATE' });
      const second = await take('lena', MINE);
      answers.push(withoutNewIds([first, second, await app.data('lena', ALL), await app.data('nils', ALL)]));
      if (!isThere) await close();
    }
    expect(answers[1]).toBe(answers[0]);
    expect(answers[1]).not.toContain('ecret');
    expect(answers[1]).toContain('of-version-7');
    expect(answers[1]).not.toContain('of-version-5');
  });

  it('is not told by bringing back whom one removed while they kept them', async () => {
    const answers: string[] = [];
    for (const isThere of [false, true]) {
      await open();
      await take('lena', MINE);
      if (isThere) {
        await take('mara', THEIRS, { sharing: 'PRIVATE' });
        expect((await personOf('mara', 'Cleo Neu')).id).toBe((await personOf('lena', 'Cleo Neu')).id);
      }
      const before = await personOf('lena', 'Cleo Neu');
      const removed = await app.data('lena', REMOVE, { with: before.id });
      const again = await take('lena', MINE, { sharing: 'PRIVATE' });
      expect((await personOf('lena', 'Cleo Neu')).id).not.toBe(before.id);
      answers.push(withoutNewIds([before, removed, again, (await app.data('lena', ALL)).byAddress]));
      if (!isThere) await close();
    }
    expect(answers[1]).toBe(answers[0]);
  });

  it('is not told by what an own contact’s new title changes', async () => {
    const answers: unknown[] = [];
    for (const isThere of [false, true]) {
      await open();
      await take('lena', MINE);
      if (isThere) await take('mara', THEIRS, { sharing: 'PRIVATE' });
      const [, taken] = await take('lena', MINE.replace('Founder', 'Chair'));
      answers.push([taken, (await personOf('lena', 'Cleo Neu')).title]);
      if (!isThere) await close();
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[1]).toEqual([{ data: { takeContacts: { added: 0, updated: 1, unchanged: 2 } } }, 'Chair']);
  });

  it('is a duplicate for the steward once both who keep them share them', async () => {
    await open();
    for (const viewer of ['mara', 'lena']) await take(viewer, MINE, { sharing: 'PRIVATE' });
    expect((await app.data('nils', DUPLICATES)).duplicates.nodes).toEqual([]);
    for (const viewer of ['mara', 'lena']) {
      const { id } = await personOf(viewer, 'Dora Ohne');
      await app.data(viewer, 'mutation ($id: ID!) { setTieSharing(with: $id, sharing: NAMED) { word } }', {
        id,
      });
    }
    const { duplicates } = await app.data('nils', DUPLICATES);
    expect(duplicates.nodes).toMatchObject([{ reasons: ['SAME_NAME', 'SAME_EMPLOYER'] }]);
  });

  it('is found by its owner by address and domain, whoever else keeps the same person', async () => {
    await open();
    await take('mara', THEIRS, { sharing: 'PRIVATE' });
    await take('lena', MINE, { sharing: 'PRIVATE' });
    for (const [viewer, name, title] of [
      ['mara', 'C. from the fair', 'Secret title'],
      ['lena', 'Cleo Neu', 'Founder'],
    ] as const) {
      const { byAddress, byDomain } = await app.data(viewer, ALL);
      expect(byAddress).toMatchObject([{ name, title }]);
      expect(byDomain).toMatchObject([{ name: 'Nova' }]);
    }
    expect(await app.data('nils', ALL)).toMatchObject({ byAddress: [], byDomain: [] });
  });

  it('stays apart from whom mail brings in later, and a tie to them stays private', async () => {
    await open();
    await take('mara', THEIRS, { sharing: 'PRIVATE' });
    await take('lena', MINE, { sharing: 'PRIVATE' });
    const message = (name: string, id: string) => ({
      id,
      from: `${name}@own.example`,
      to: 'Cleo <cleo@nova.example>',
    });
    const path = join(folder, 'all.mbox');
    await writeFile(path, mbox(message('lena', '1'), message('mara', '2'), message('nils', '3')));
    await importFile(app, 'MAIL', path);
    const { byAddress } = await app.data('nils', ALL);
    expect(byAddress).toMatchObject([{ name: 'cleo', title: null }]);
    const { graph } = app.application.live.current;
    const id = byAddress[0].id;
    expect(graph.tie('nils', id)?.sharing).toBe(SHARING.named);
    expect(graph.tie('lena', id)?.sharing).toBe(SHARING.private);
    expect(graph.tie('mara', id)?.sharing).toBe(SHARING.private);
    expect(await personOf('lena', 'Cleo Neu')).toMatchObject({ title: 'Founder' });
  });
});

describe('whom somebody shares', () => {
  it('is found by a colleague’s file, by address and by profile, and counts as one person', async () => {
    await open();
    await take('lena', MINE);
    await take('mara', csv(HEADER, CLEO.replace(',https://www.linkedin.com/in/cleo', ','), DORA));
    for (const name of ['Cleo Neu', 'Dora Ohne']) {
      expect((await personOf('mara', name)).id).toBe((await personOf('lena', name)).id);
    }
    const path = join(folder, 'all.mbox');
    await writeFile(path, mbox({ id: '1', from: 'nils@own.example', to: 'cleo@nova.example' }));
    await importFile(app, 'MAIL', path);
    expect((await personOf('nils', 'Cleo Neu')).id).toBe((await personOf('lena', 'Cleo Neu')).id);
  });

  it('is made once by a file that is sent twice at the same moment', async () => {
    await open();
    const { file, answer } = await preview('lena', MINE);
    const ticked = answer.rows.map(({ id }: { id: string }) => ({ row: id }));
    const both = [1, 2].map(() => app.run('lena', TAKE, { input: { file, ticked } }));
    await Promise.all(both);
    expect((await app.data('lena', ALL)).myContacts.totalCount).toBe(3);
    expect((await app.data('lena', ALL)).people.nodes).toHaveLength(6);
  });
});
