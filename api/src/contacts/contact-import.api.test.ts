import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SHARING } from '../network/types.js';
import { loadReadModel } from '../read-model/read-model.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { ContactFileRefused, contactFilesOf } from './contact-files.js';
import { mailboxOwnerOf } from './upload.js';

const FILE = `query ($id: ID!) { contactFile(id: $id) { kind fileName unknownColleagues leftOut { problem count }
  rows { id name email employer organization { id stage } title connectedOn messages isPrivate wasRemoved
    match { personId isCertain isContact isColleague chosenSharing } } } }`;
const TAKE = `mutation ($input: TakeContactsInput!) { takeContacts(input: $input) { added updated unchanged } }`;
const LIST = `{ myContacts { nodes { person { id name email title organization { id name } } sharing origin strength evidence
  isBroughtIn } totalCount } }`;
const REMOVE = 'mutation ($with: ID!) { removeContact(with: $with) { isGone evidence } }';
const WITHDRAW = 'mutation ($kind: ContactFileKind!) { withdrawContactSource(kind: $kind) }';
const SEARCH =
  'query ($text: String!) { search(text: $text) { subject { __typename ... on Person { name } ... on Organization { name } } } }';

const LINKEDIN = `Notes:
"You may notice that some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Weber,https://www.linkedin.com/in/anna,anna@acme.example,Acme GmbH,Head of Purchasing,14 Nov 2023
Dr. Bodo,Kurz,https://www.linkedin.com/in/bodo,,Acme,Buyer,02 Jan 2020
Cleo,Neu,https://www.linkedin.com/in/cleo,cleo@gmail.com,Nova Labs,Founder,01 Nov 2026
Dora,Ohne,https://www.linkedin.com/in/dora,,,,03 Mar 2021
Nils,Nah,https://www.linkedin.com/in/nils,nils@own.example,Own,Engineer,03 Mar 2021
Una,Unbekannt,https://www.linkedin.com/in/una,una@own.example,Own,Engineer,03 Mar 2021
`;

const company = () =>
  new SmallCompany()
    .organization('own', 'OWN', { domain: 'own.example' })
    .organization('acme', 'PROSPECT', { name: 'Acme', domain: 'acme.example' })
    .employee('lena', { name: 'Lena' })
    .employee('mara', { name: 'Mara' })
    .employee('nils', { name: 'Nils Nah', email: 'nils@own.example' })
    .contact('anna', 'acme', { name: 'Anna Weber', email: 'anna@acme.example', recorded: true })
    .contact('bodo', 'acme', { name: 'Bodo Kurz', recorded: true });

let app: TestApplication;
let folder: string;
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
const open = async (rows = company()) => {
  folder = await mkdtemp(join(tmpdir(), 'perlen-contacts-'));
  app = await openTestApplication(rows.rows(), { PERLEN_DATA: folder });
};
const upload = (viewer: string, content: string | Buffer, name = 'Connections.csv') => {
  const { directory } = app.application.live.current;
  const owner = directory.person(viewer);
  if (owner === undefined) throw new Error(`nobody is called ${viewer}`);
  const mailbox = mailboxOwnerOf(app.application, directory, owner);
  const files = contactFilesOf(app.application);
  return files.receive(Readable.from([Buffer.from(content)]), name, 1024 ** 2, viewer, mailbox);
};
type Row = {
  id: string;
  name: string;
  match: { personId: string; isCertain: boolean } | null;
  wasRemoved: boolean;
};
const rowsOf = async (viewer: string, id: string): Promise<Row[]> =>
  (await app.data(viewer, FILE, { id })).contactFile.rows;
const take = async (
  viewer: string,
  names: string[],
  more: object = {},
  content: string | Buffer = LINKEDIN,
) => {
  const file = await upload(viewer, content);
  const rows = await rowsOf(viewer, file);
  const ticked = rows.filter(({ name }) => names.includes(name)).map(({ id }) => ({ row: id }));
  return (await app.data(viewer, TAKE, { input: { file, ticked, ...more } })).takeContacts;
};
const contactsOf = async (viewer: string) => {
  const { myContacts } = await app.data(viewer, LIST);
  return Object.fromEntries(
    myContacts.nodes.map((one: { person: { name: string } }) => [one.person.name, one]),
  );
};
const found = async (viewer: string, text: string) =>
  (await app.data(viewer, SEARCH, { text })).search.map(
    (hit: { subject: { name: string } }) => hit.subject.name,
  );

describe('a file of own contacts', () => {
  it('is previewed with matches and marks, and stores nobody', async () => {
    await open();
    const file = await upload('lena', LINKEDIN);
    const { contactFile } = await app.data('lena', FILE, { id: file });
    expect(contactFile).toMatchObject({
      kind: 'LINKEDIN',
      fileName: 'Connections.csv',
      unknownColleagues: 1,
    });
    const rows = Object.fromEntries(contactFile.rows.map((row: Row) => [row.name, row]));
    expect(rows['Anna Weber']).toMatchObject({
      organization: { id: 'acme', stage: 'PROSPECT' },
      match: { personId: 'anna', isCertain: true, isContact: false },
      connectedOn: '2023-11-14',
      isPrivate: false,
    });
    expect(rows['Dr. Bodo Kurz'].match).toMatchObject({ personId: 'bodo', isCertain: false });
    expect(rows['Cleo Neu']).toMatchObject({ match: null, isPrivate: true, organization: null });
    expect(rows['Nils Nah'].match).toMatchObject({ personId: 'nils', isColleague: true });
    expect(rows['Una Unbekannt']).toBeUndefined();
    expect((await app.data('lena', LIST)).myContacts.totalCount).toBe(0);
    expect(await found('lena', 'Cleo')).toEqual([]);
  });

  it('is its owner’s alone, and what was sent is deleted as soon as it is read', async () => {
    await open();
    const file = await upload('lena', LINKEDIN);
    expect((await app.data('mara', FILE, { id: file })).contactFile).toBeNull();
    const refused = await app.run('mara', TAKE, { input: { file, ticked: [{ row: 'r0' }] } });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(await readdir(join(folder, 'contact-files'))).toEqual([`${file}.json`]);
    expect(
      (await app.data('mara', 'mutation ($id: ID!) { dropContactFile(id: $id) }', { id: file }))
        .dropContactFile,
    ).toBe(false);
    expect(
      (await app.data('lena', 'mutation ($id: ID!) { dropContactFile(id: $id) }', { id: file }))
        .dropContactFile,
    ).toBe(true);
    expect(await readdir(join(folder, 'contact-files'))).toEqual([]);
  });

  it('is deleted after an hour', async () => {
    await open();
    const file = await upload('lena', LINKEDIN);
    await contactFilesOf(app.application).sweep(Date.now() + 3_590_000);
    expect((await app.data('lena', FILE, { id: file })).contactFile).not.toBeNull();
    await contactFilesOf(app.application).sweep(Date.now() + 3_610_000);
    expect((await app.data('lena', FILE, { id: file })).contactFile).toBeNull();
  });

  it('of the wrong kind is refused with what it is, and leaves nothing behind', async () => {
    await open();
    const problemOf = async (content: string | Buffer) => {
      const error = await upload('lena', content).catch((reason: unknown) => reason);
      return error instanceof ContactFileRefused ? error.problem : error;
    };
    expect(await problemOf('')).toBe('EMPTY');
    expect(await problemOf('\ufeff  \n')).toBe('EMPTY');
    expect(await problemOf('<!DOCTYPE html><html>Sign in</html>')).toBe('WEB_PAGE');
    expect(await problemOf('Date,Amount\n1,2\n')).toBe('NOT_CONTACTS');
    expect(await problemOf(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('PICTURE_OR_PROGRAM');
    expect(await problemOf(Buffer.from('!BDN....'))).toBe('OUTLOOK_FILE');
    expect(await problemOf('First Name,Last Name,Company,Connected On\n')).toBe('NOBODY');
    expect(await problemOf(Buffer.from('504b0304ffff', 'hex'))).toBe('BROKEN_ARCHIVE');
    expect(
      await problemOf(
        'From x@y.example Thu Nov 20 10:00:00 2025\nFrom: x@y.example\nTo: z@y.example\nDate: Thu, 20 Nov 2025 10:00:00 +0000\n\nHi\n',
      ),
    ).toBe('NOT_YOUR_MAILBOX');
    expect(await readdir(join(folder, 'contact-files'))).toEqual([]);
  });
});

describe('taking contacts', () => {
  it('stores who is ticked and nobody else', async () => {
    await open();
    expect(await take('lena', ['Anna Weber', 'Cleo Neu'])).toEqual({ added: 1, updated: 1, unchanged: 0 });
    const contacts = await contactsOf('lena');
    expect(Object.keys(contacts)).toEqual(['Anna Weber', 'Cleo Neu']);
    expect(contacts['Cleo Neu']).toMatchObject({
      person: { email: 'cleo@gmail.com', title: 'Founder', organization: { name: 'Nova Labs' } },
      evidence: ['CONNECTED'],
      isBroughtIn: true,
    });
    const stored = await app.store.read(inline('MATCH (p:Person) RETURN p.name AS name ORDER BY name'));
    expect(JSON.stringify(stored)).not.toMatch(/Dora|Una/);
    expect(await readdir(join(folder, 'contact-files'))).toEqual([]);
  });

  it('again updates and doubles nothing', async () => {
    await open();
    await take('lena', ['Anna Weber', 'Cleo Neu', 'Dora Ohne']);
    const before = await contactsOf('lena');
    expect(await take('lena', ['Anna Weber', 'Cleo Neu', 'Dora Ohne'])).toEqual({
      added: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(await contactsOf('lena')).toEqual(before);
    const later = LINKEDIN.replace('Nova Labs,Founder', 'Big Corp,Director');
    expect(await take('lena', ['Cleo Neu'], {}, later)).toEqual({ added: 0, updated: 1, unchanged: 0 });
    expect((await contactsOf('lena'))['Cleo Neu'].person).toMatchObject({
      title: 'Director',
      organization: { name: 'Big Corp' },
    });
  });

  it('chooses sharing in the same step, but never changes what was chosen before', async () => {
    await open(company().tie('lena', 'anna', 0.5, 'NAMED'));
    await take('lena', ['Anna Weber', 'Cleo Neu', 'Nils Nah'], { sharing: 'BLIND' });
    const contacts = await contactsOf('lena');
    expect(contacts['Anna Weber']).toMatchObject({ sharing: 'NAMED', origin: 'CHOICE' });
    expect(contacts['Cleo Neu']).toMatchObject({ sharing: 'BLIND', origin: 'CHOICE' });
    expect(contacts['Nils Nah']).toMatchObject({ sharing: 'PRIVATE', origin: 'CHOICE' });
  });

  it('follows the rules of sharing that there are', async () => {
    await open();
    await app.data(
      'lena',
      'mutation { addSharingRule(rule: { kind: PRIVATE_ADDRESSES, sharing: PRIVATE }) { changed } }',
    );
    await take('lena', ['Anna Weber', 'Cleo Neu']);
    expect(await contactsOf('lena')).toMatchObject({
      'Anna Weber': { sharing: 'NAMED' },
      'Cleo Neu': { sharing: 'PRIVATE', origin: 'RULE' },
    });
  });

  it('of a doubtful match makes somebody else where the owner says so', async () => {
    await open();
    const file = await upload('lena', LINKEDIN);
    const row = (await rowsOf('lena', file)).find(({ name }) => name === 'Dr. Bodo Kurz');
    await app.data('lena', TAKE, { input: { file, ticked: [{ row: row?.id, isSame: false }] } });
    expect(Object.keys(await contactsOf('lena'))).toEqual(['Dr. Bodo Kurz']);
    const own = (await contactsOf('lena'))['Dr. Bodo Kurz'].person.id;
    expect(own).not.toBe('bodo');
    // A colleague's file leads to the same profile, and so to the same person.
    await take('mara', ['Dr. Bodo Kurz']);
    expect((await contactsOf('mara'))['Dr. Bodo Kurz'].person.id).toBe(own);
  });

  it('keeps what was ticked for another try when it is refused', async () => {
    await open();
    const file = await upload('lena', LINKEDIN);
    const refused = await app.run('lena', TAKE, { input: { file, ticked: [{ row: 'r99' }] } });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('BAD_INPUT');
    expect((await app.data('lena', FILE, { id: file })).contactFile).not.toBeNull();
  });

  it('never makes a colleague, and takes names with markup as plain text', async () => {
    await open();
    const text = `First Name,Last Name,Company,Connected On\n<b>Eve</b>,"=cmd|'/c calc'!A1",Own,1 Feb 2020\n"=1+1",X,Acme,1 Feb 2020\n`;
    await take('lena', ['=1+1 X'], {}, text);
    expect(Object.keys(await contactsOf('lena'))).toEqual(['=1+1 X']);
    const staff = await app.store.read(inline('MATCH (p:Employee) RETURN p.name AS name ORDER BY name'));
    expect(staff).toHaveLength(3);
  });
});

describe('what an employee took in privately', () => {
  const answersOf = async (viewer: string) => {
    const answers: unknown[] = [];
    for (const text of ['Cleo', 'Nova', 'cleo@gmail.com', 'Dora']) answers.push(await found(viewer, text));
    answers.push(
      await app.data(
        viewer,
        '{ organizations(first: 100) { nodes { name } } people(first: 100) { nodes { name } } }',
      ),
    );
    answers.push(await app.data(viewer, '{ doYouKnow(first: 50) { cards { person { name } } openCount } }'));
    return JSON.stringify(answers);
  };

  it('and what was not ticked answers a colleague exactly like nothing', async () => {
    await open();
    const before = await answersOf('mara');
    await take('lena', ['Cleo Neu', 'Anna Weber'], { sharing: 'PRIVATE' });
    expect(await answersOf('mara')).toBe(before);
    expect(await found('lena', 'Nova')).toContain('Nova Labs');
  });

  it('taken unnamed, betrays the person alone and not whose contact they are', async () => {
    await open();
    await take('lena', ['Cleo Neu'], { sharing: 'BLIND' });
    expect(await found('mara', 'Cleo')).toEqual(['Cleo Neu']);
    expect((await app.data('mara', '{ tie(between: ["lena", "nobody"]) { word } }')).tie).toBeNull();
  });

  it('is not learned of by taking in the same person', async () => {
    await open();
    await take('lena', ['Cleo Neu'], { sharing: 'PRIVATE' });
    const seen = await rowsOf('mara', await upload('mara', LINKEDIN));
    expect(seen.find(({ name }) => name === 'Cleo Neu')?.match).toBeNull();
    const other =
      'First Name,Last Name,Email Address,Company,Connected On\nC.,N.,cleo@gmail.com,,1 Feb 2020\n';
    expect(await take('mara', ['C. N.'], { sharing: 'PRIVATE' }, other)).toEqual({
      added: 1,
      updated: 0,
      unchanged: 0,
    });
    expect((await contactsOf('mara'))['C. N.'].person).toMatchObject({ title: null, organization: null });
    expect((await contactsOf('lena'))['Cleo Neu'].person).toMatchObject({ title: 'Founder' });
  });
});

describe('a mailbox of one’s own', () => {
  const mail = (from: string, to: string, id: string, day = '20 Nov 2025') =>
    `From x@y.example Thu Nov 20 10:00:00 2025\nFrom: ${from}\nTo: ${to}\nDate: Thu, ${day} 10:00:00 +0000\nMessage-ID: <${id}@x>\n\nHi\n\n`;
  const box = [
    mail('Lena <lena@own.example>', 'Anna Weber <anna@acme.example>', '1'),
    mail('"Weber, Anna" <ANNA@acme.example>', 'lena@own.example', '2'),
    mail('Eva Neu <eva@web.de>', 'lena@own.example, mara@own.example', '3'),
    mail('anna@acme.example', 'mara@own.example', '4'),
    mail('newsletter@shop.example', 'lena@own.example', '5'),
  ].join('');

  it('gives the owner’s own pairs, counted once however often it is read', async () => {
    await open();
    const rows = (await app.data('lena', FILE, { id: await upload('lena', box, 'mail.mbox') })).contactFile
      .rows;
    expect(rows.map((row: Row & { messages: number }) => [row.name, row.messages])).toEqual([
      ['Anna Weber', 2],
      ['Eva Neu', 1],
    ]);
    expect(await take('lena', ['Anna Weber'], {}, box)).toEqual({ added: 0, updated: 1, unchanged: 0 });
    const reasons = await app.data('lena', '{ tie(between: ["lena", "anna"]) { reasons { kind count } } }');
    expect(reasons.tie.reasons).toEqual([{ kind: 'MESSAGED', count: 2 }]);
    expect(await take('lena', ['Anna Weber'], {}, box)).toEqual({ added: 0, updated: 0, unchanged: 1 });
    expect((await app.data('mara', LIST)).myContacts.totalCount).toBe(0);
  });

  it('taken back is forgotten, so that it can be counted anew', async () => {
    await open();
    await take('lena', ['Anna Weber', 'Eva Neu'], {}, box);
    expect((await app.data('lena', '{ myContactSources { kind people } }')).myContactSources).toEqual([
      { kind: 'MAILBOX', people: 2 },
    ]);
    expect((await app.data('lena', WITHDRAW, { kind: 'MAILBOX' })).withdrawContactSource).toBe(2);
    expect((await app.data('lena', LIST)).myContacts.totalCount).toBe(0);
    expect(await take('lena', ['Anna Weber'], {}, box)).toEqual({ added: 0, updated: 1, unchanged: 0 });
  });
});

describe('the same mail in the mailboxes of two colleagues', () => {
  const LENA = 'lena@own.example';
  const MARA = 'mara@own.example';
  const box = [
    [LENA, MARA, '1'],
    [MARA, LENA, '2'],
  ]
    .map(
      ([from, to, id]) =>
        `From x@y.example Thu Nov 20 10:00:00 2025\nFrom: ${from}\nTo: ${to}\nDate: Thu, 20 Nov 2025 10:00:00 +0000\nMessage-ID: <${id}@x>\n\nHi\n\n`,
    )
    .join('');
  const takeIn = (viewer: 'lena' | 'mara') => take(viewer, ['lena', 'mara'], {}, box);
  const countBetween = async () =>
    (await app.data('mara', '{ tie(between: ["lena", "mara"]) { reasons { count } } }')).tie.reasons[0].count;

  it('counts once, and neither is told what the other took in', async () => {
    await open();
    const alone = [await takeIn('mara'), await takeIn('mara'), await takeIn('mara')];
    expect(alone).toEqual([
      { added: 0, updated: 1, unchanged: 0 },
      { added: 0, updated: 0, unchanged: 1 },
      { added: 0, updated: 0, unchanged: 1 },
    ]);
    await app.close();
    await rm(folder, { recursive: true, force: true });

    await open();
    await takeIn('lena');
    const second = [await takeIn('mara'), await takeIn('mara')];
    expect(await countBetween()).toBe(2);
    await app.data('lena', WITHDRAW, { kind: 'MAILBOX' });
    second.push(await takeIn('mara'));
    expect(second).toEqual(alone);
    expect(await countBetween()).toBe(2);
    await app.data('mara', WITHDRAW, { kind: 'MAILBOX' });
    expect(await takeIn('mara')).toEqual(alone[0]);
  });
});

describe('removing a contact', () => {
  it('takes back what the viewer said and brought in, and a later file marks it', async () => {
    await open();
    await take('lena', ['Cleo Neu', 'Anna Weber']);
    const { 'Cleo Neu': cleo } = await contactsOf('lena');
    await app.data('lena', 'mutation ($with: ID!) { declareTie(with: $with, level: WELL) { word } }', {
      with: cleo.person.id,
    });
    expect((await app.data('lena', REMOVE, { with: cleo.person.id })).removeContact).toEqual({
      isGone: true,
      evidence: [],
    });
    expect(Object.keys(await contactsOf('lena'))).toEqual(['Anna Weber']);
    expect(await found('lena', 'Cleo')).toEqual([]);
    expect(
      await app.store.read(inline("MATCH (o:Organization) WHERE o.name = 'Nova Labs' RETURN o.name AS name")),
    ).toEqual([]);
    const rows = await rowsOf('lena', await upload('lena', LINKEDIN));
    expect(rows.filter(({ wasRemoved }) => wasRemoved).map(({ name }) => name)).toEqual(['Cleo Neu']);
    expect(await take('lena', ['Cleo Neu'])).toMatchObject({ added: 1 });
    const again = await rowsOf('lena', await upload('lena', LINKEDIN));
    expect(again.some(({ wasRemoved }) => wasRemoved)).toBe(false);
  });

  it('says what else still speaks of the tie', async () => {
    await open(company().tie('lena', 'anna', 0.5));
    await take('lena', ['Anna Weber']);
    expect((await app.data('lena', REMOVE, { with: 'anna' })).removeContact).toEqual({
      isGone: false,
      evidence: ['STATED'],
    });
  });

  it('of a whole source takes its people along, and leaves those whom others know', async () => {
    await open();
    await take('lena', ['Cleo Neu', 'Anna Weber'], { sharing: 'PRIVATE' });
    expect((await app.data('lena', WITHDRAW, { kind: 'LINKEDIN' })).withdrawContactSource).toBe(2);
    expect((await app.data('lena', LIST)).myContacts.totalCount).toBe(0);
    const left = await app.store.read(inline('MATCH (p:Person:Contact) RETURN p.name AS name ORDER BY name'));
    expect(left).toEqual([{ name: 'Anna Weber' }, { name: 'Bodo Kurz' }]);
  });

  it('of a whole source leaves private at every step what others still say of a tie', async () => {
    await open(company().tie('lena', 'anna', 0.5));
    await take('lena', ['Cleo Neu', 'Anna Weber'], { sharing: 'PRIVATE' });
    const write = app.store.write.bind(app.store);
    const levels = new Set<number | undefined>();
    const steps = vi.spyOn(app.store, 'write').mockImplementation(async (work) => {
      const written = await write(work);
      const { graph } = await loadReadModel(app.store, app.application.now());
      levels.add(graph.tie('lena', 'anna')?.sharing);
      return written;
    });
    await app.data('lena', WITHDRAW, { kind: 'LINKEDIN' });
    steps.mockRestore();
    expect([...levels]).toEqual([SHARING.private]);
    expect(await contactsOf('lena')).toMatchObject({
      'Anna Weber': { sharing: 'PRIVATE', origin: 'CHOICE' },
    });
    const choices = 'MATCH (:Person)-[:SHARES]->(p:Person) RETURN p.name AS name ORDER BY name';
    expect(await app.store.read(inline(choices))).toEqual([{ name: 'Anna Weber' }]);
  });

  it('keeps private what a source that is switched off says of the tie', async () => {
    await open(company().tie('lena', 'anna', 0.5));
    await take('lena', ['Anna Weber'], { sharing: 'PRIVATE' });
    const change = async (text: string) => {
      await app.store.write((transaction) => transaction.run({ ...inline(text), mode: 'WRITE' }));
      await app.application.live.reload();
    };
    await change("CREATE (:SourceSystem:SwitchedOff {id: 'test', kind: 'TIES', name: 'test'})");
    expect((await app.data('lena', REMOVE, { with: 'anna' })).removeContact.isGone).toBe(true);
    await change("MATCH (s:SourceSystem {id: 'test'}) REMOVE s:SwitchedOff");
    expect(await contactsOf('lena')).toMatchObject({ 'Anna Weber': { sharing: 'PRIVATE' } });
  });
});

function inline(text: string) {
  return { name: 'test', text, mode: 'READ' as const, row: z.object({ name: z.string() }) };
}
