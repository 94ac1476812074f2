import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { contactFilesOf } from '../contacts/contact-files.js';
import { mailboxOwnerOf } from '../contacts/upload.js';
import { lastChange } from '../store/feed.js';
import { SmallCompany } from '../testing/small-company.js';
import type { TestApplication } from '../testing/test-application.js';
import { doCountsAddUp } from './pipeline/counts.js';
import { everything, importFile, importTests, mbox, strengthBetween } from './pipeline/testing.js';

const { files, open } = importTests();

const ANNA = 'Anna Weber <anna@own.example>';
const BEN = '"Novak, Ben" <ben@prospect.example>';
const conversation = mbox(
  { id: 'a1', from: ANNA, to: BEN },
  { id: 'a2', from: BEN, to: ANNA, cc: 'carl@own.example' },
  { id: 'a3', from: 'carl@own.example', to: 'anna@own.example' },
);

/** As an employee does: reads a mailbox of their own and ticks everybody in it. */
async function takeOwnMailbox(
  here: TestApplication,
  owner: string,
  content: string,
  sharing: string,
): Promise<void> {
  const { application } = here;
  const { directory } = application.live.current;
  const person = directory.person(owner);
  if (person === undefined) throw new Error(`nobody is called ${owner}`);
  const mailbox = mailboxOwnerOf(application, directory, person);
  const body = Readable.from([Buffer.from(content)]);
  const file = await contactFilesOf(application).receive(body, 'own.mbox', 1024 ** 2, owner, mailbox);
  const { contactFile } = await here.data(
    owner,
    'query ($id: ID!) { contactFile(id: $id) { rows { id } } }',
    { id: file },
  );
  const ticked = contactFile.rows.map(({ id }: { id: string }) => ({ row: id }));
  await here.data(
    owner,
    'mutation ($input: TakeContactsInput!) { takeContacts(input: $input) { updated } }',
    {
      input: { file, ticked, sharing },
    },
  );
}

describe('mail', () => {
  test('makes colleagues, contacts with their organization, and ties from the evidence', async () => {
    const here = await open();
    const { run } = await importFile(here, 'MAIL', files.write('first.mbox', conversation));
    expect(run.stored).toMatchObject({ state: 'DONE', errorCode: null });
    expect(run.stored.counts).toMatchObject({
      rows: 3,
      rowsTaken: 3,
      peopleCreated: 3,
      organizationsCreated: 2,
      eventsCounted: 4,
    });
    expect(run.stored.progress.tiesDerived).toBe(3);
    const { directory } = here.application.live.current;
    const ben = directory.personByEmail('ben@prospect.example');
    expect(ben).toMatchObject({ name: 'Ben Novak', isEmployee: false, recorded: false });
    const organization = directory.organizations.get(ben?.employments[0]?.organizationId ?? '');
    expect(organization).toMatchObject({ name: 'Prospect', domain: 'prospect.example', stage: 'UNKNOWN' });
    expect(directory.ownOrganization()).toMatchObject({ domain: 'own.example' });
    expect(directory.personByEmail('anna@own.example')).toMatchObject({
      name: 'Anna Weber',
      isEmployee: true,
    });
    // 0.9 * (0.3 * (1 - e^-((1 + 1/2) / 5)) + 0.7 * (1 - e^(-2 * 1/2 / 5))), faded by 21 days
    const fade = 2 ** (-21 / 365);
    const expected = 0.9 * (0.3 * -Math.expm1((-1.5 * fade) / 5) + 0.7 * -Math.expm1((-1 * fade) / 5));
    expect(strengthBetween(here, 'anna@own.example', 'ben@prospect.example')).toBeCloseTo(expected, 12);
  });

  test('the same file again changes nothing', async () => {
    const here = await open();
    const path = files.write('twice.mbox', conversation);
    await importFile(here, 'MAIL', path);
    const before = everything(here);
    const { number } = await lastChange(here.store);
    const { run } = await importFile(here, 'MAIL', path);
    expect(run.stored.counts).toMatchObject({
      rows: 3,
      rowsTaken: 0,
      rowsKnown: 3,
      peopleCreated: 0,
      organizationsCreated: 0,
      eventsCounted: 0,
      eventsKnown: 4,
    });
    expect(everything(here)).toEqual(before);
    expect((await lastChange(here.store)).number).toBe(number);
  });

  test('a file split in two comes to the same as the whole', async () => {
    const messages = Array.from({ length: 40 }, (_, index) => ({
      id: `s${index}`,
      from: index % 3 === 0 ? BEN : ANNA,
      to: index % 3 === 0 ? 'anna@own.example' : 'ben@prospect.example, carl@own.example',
      date: `${1 + (index % 28)} Oct 202${index % 7} 10:00:00 +0000`,
    }));
    const whole = await open();
    await importFile(whole, 'MAIL', files.write('whole.mbox', mbox(...messages)));
    const expected = everything(whole);
    await whole.close();
    const halves = await open();
    await importFile(halves, 'MAIL', files.write('half1.mbox', mbox(...messages.slice(0, 17))));
    await importFile(halves, 'MAIL', files.write('half2.mbox', mbox(...messages.slice(17))));
    expect(everything(halves)).toEqual(expected);
  });

  test('a message that lies in two mailboxes counts once', async () => {
    const here = await open();
    await importFile(here, 'MAIL', files.write('box1.mbox', conversation));
    const before = everything(here);
    const second = mbox({ id: 'a1', from: ANNA, to: BEN }, { id: 'a4', from: 'dora@own.example', to: ANNA });
    const { run } = await importFile(here, 'MAIL', files.write('box2.mbox', second));
    expect(run.stored.counts).toMatchObject({ rowsTaken: 1, rowsKnown: 1, eventsCounted: 1, eventsKnown: 1 });
    expect(everything(here)).toMatchObject({
      ties: expect.arrayContaining((before as { ties: string[] }).ties),
    });
  });

  const employeesFirst = async (rows: SmallCompany, sharing: string | null) => {
    const here = await open(rows.rows(), { PERLEN_DATA: files.folder });
    if (sharing !== null) await takeOwnMailbox(here, 'anna', conversation, sharing);
    const path = files.write('company.mbox', conversation);
    const runs = [
      await importFile(here, 'MAIL', path, { isDryRun: true }),
      await importFile(here, 'MAIL', path),
      await importFile(here, 'MAIL', path),
    ];
    const { sources } = await here.data(
      'operator',
      '{ sources { nodes { kind people organizations evidence { kind count } } } }',
    );
    return {
      here,
      told: [
        runs.map(({ run: { stored } }) => [stored.counts, stored.progress.tiesDerived]),
        sources.nodes.filter(({ kind }: { kind: string }) => kind === 'MAIL'),
      ],
    };
  };
  const annasCompany = () =>
    new SmallCompany()
      .organization('own', 'OWN', { domain: 'own.example' })
      .employee('anna', { name: 'Anna Weber' });

  test('what employees took in themselves changes no report, and counts once', async () => {
    const rows = () =>
      annasCompany()
        .organization('prospect')
        .contact('ben', 'prospect', { name: 'Ben Novak', email: 'ben@prospect.example', recorded: true });
    const tie = '{ tie(between: ["anna", "ben"]) { strength reasons { kind count } } }';
    const alone = await employeesFirst(rows(), null);
    const expected = await alone.here.data('anna', tie);
    await alone.here.close();
    const after = await employeesFirst(rows(), 'NAMED');
    expect(after.told).toEqual(alone.told);
    expect(expected.tie.reasons).toEqual([{ kind: 'MESSAGED', count: 2 }]);
    expect(await after.here.data('anna', tie)).toEqual(expected);
    const { check } = await after.here.data('operator', '{ check { isClean findings } }');
    expect(check).toEqual({ isClean: true, findings: [] });
  });

  test('whom employees took in and keep to themselves changes no report either', async () => {
    const alone = await employeesFirst(annasCompany(), null);
    await alone.here.close();
    const after = await employeesFirst(annasCompany(), 'PRIVATE');
    expect(after.told).toEqual(alone.told);
  });

  test('a message without a Message-ID is known again by its content', async () => {
    const here = await open();
    await importFile(here, 'MAIL', files.write('noid1.mbox', mbox({ from: ANNA, to: BEN })));
    const again = await importFile(here, 'MAIL', files.write('noid2.mbox', mbox({ from: ANNA, to: BEN })));
    expect(again.run.stored.counts).toMatchObject({ rowsKnown: 1, eventsCounted: 0 });
  });

  test('a message refused for its date names people, and its evidence can be taken later', async () => {
    const path = files.write(
      'late.mbox',
      mbox({ id: 'd1', from: ANNA, to: BEN, date: '5 Mar 2027 10:00 +0000' }),
    );
    const here = await open();
    const first = await importFile(here, 'MAIL', path);
    expect(first.run.stored.counts).toMatchObject({
      rowsTaken: 0,
      rowsWithout: { date: 1 },
      peopleCreated: 2,
    });
    expect(first.refusals).toEqual([
      expect.objectContaining({ ordinal: 1, file: 'late.mbox', field: 'Date', reason: 'date' }),
    ]);
    expect(strengthBetween(here, 'anna@own.example', 'ben@prospect.example')).toBeNull();
    const later = { ...here.application, now: () => new Date('2027-04-01T00:00:00Z') };
    const second = await importFile({ ...here, application: later }, 'MAIL', path);
    expect(second.run.stored.counts).toMatchObject({ rowsTaken: 1, eventsCounted: 1, peopleCreated: 0 });
  });

  test('mail between two outsiders makes people but no tie', async () => {
    const here = await open();
    const outside = mbox({ id: 'o1', from: BEN, to: 'eva@customer.example' });
    const { run, refusals } = await importFile(here, 'MAIL', files.write('outside.mbox', outside));
    expect(run.stored.counts).toMatchObject({ rowsTaken: 0, rowsWithout: { outside: 1 }, peopleCreated: 2 });
    expect(run.stored.progress.tiesDerived).toBe(0);
    expect(refusals.map(({ reason }) => reason)).toEqual(['outside']);
  });

  test('lists and roles are no people but count as recipients', async () => {
    const here = await open();
    const message = mbox({
      id: 'r1',
      from: ANNA,
      to: `${BEN}, info@prospect.example`,
      cc: 'all-staff@own.example',
    });
    await importFile(here, 'MAIL', files.write('role.mbox', message));
    const { directory } = here.application.live.current;
    expect(directory.people.size).toBe(2);
    const third = 0.9 * 0.3 * -Math.expm1((-(1 / 3) * 2 ** (-21 / 365)) / 5);
    expect(strengthBetween(here, 'anna@own.example', 'ben@prospect.example')).toBeCloseTo(third, 12);
  });

  test('sub-domains belong to their domain, and free mail belongs to no organization', async () => {
    const here = await open();
    const message = mbox({
      id: 'u1',
      from: 'anna@mail.own.example',
      to: 'b@us.prospect.com, c@prospect.com, d@gmail.com',
    });
    await importFile(here, 'MAIL', files.write('sub.mbox', message));
    const { directory } = here.application.live.current;
    const employmentsOf = (email: string) =>
      directory.personByEmail(email)?.employments.map(({ organizationId }) => organizationId);
    expect(directory.personByEmail('anna@mail.own.example')).toMatchObject({
      isEmployee: true,
      employments: [],
    });
    expect(employmentsOf('b@us.prospect.com')).toEqual(employmentsOf('c@prospect.com'));
    expect(employmentsOf('d@gmail.com')).toEqual([]);
  });

  test('evidence of an address whose record was merged counts for the person it lives on in', async () => {
    const company = new SmallCompany()
      .employee('anna')
      .employee('anna-old', { email: 'a.weber@own.example', mergedInto: 'anna' })
      .contact('ben', undefined, { email: 'ben@prospect.example' });
    const here = await open(company.rows());
    const message = mbox({ id: 'm1', from: 'a.weber@own.example', to: 'ben@prospect.example' });
    const { run } = await importFile(here, 'MAIL', files.write('merged.mbox', message));
    expect(run.stored.counts.peopleCreated).toBe(0);
    expect(run.stored.progress.tiesDerived).toBe(1);
    expect(strengthBetween(here, 'anna', 'ben')).toBeGreaterThan(0.01);
  });

  test('a further e-mail address of a person is theirs, and a name from elsewhere stays', async () => {
    const company = new SmallCompany()
      .employee('anna', { name: 'Anna Weber', otherEmails: ['aw@own.example'] })
      .employee('carl', { name: 'Carl Maas', email: 'carl.maas@own.example', recorded: true })
      .contact('ben', undefined, { name: 'B. Novak' });
    const here = await open(company.rows());
    const message = mbox({
      id: 'n1',
      from: 'Annie W <aw@own.example>',
      to: 'Benjamin B <ben@out.example>, Calle <carl.maas@own.example>',
    });
    await importFile(here, 'MAIL', files.write('names.mbox', message));
    const { directory } = here.application.live.current;
    expect(directory.person('anna')?.name).toBe('Anna Weber');
    expect(directory.person('ben')?.name).toBe('B. Novak');
    // Also where the address says the same.
    expect(directory.person('carl')?.name).toBe('Carl Maas');
    expect(strengthBetween(here, 'anna', 'ben')).toBeGreaterThan(0.01);
  });

  test('the best name seen in mail is taken, whichever file brings it', async () => {
    const here = await open();
    await importFile(
      here,
      'MAIL',
      files.write('n1.mbox', mbox({ id: 'n1', from: 'ben.novak@x.com', to: ANNA })),
    );
    const name = () => here.application.live.current.directory.personByEmail('ben.novak@x.com')?.name;
    expect(name()).toBe('Ben Novak');
    const shouting = mbox({ id: 'n2', from: 'NOVAK <ben.novak@x.com>', to: ANNA });
    await importFile(here, 'MAIL', files.write('n2.mbox', shouting));
    const full = mbox({ id: 'n3', from: '"Novák, Ben" <ben.novak@x.com>', to: ANNA });
    await importFile(here, 'MAIL', files.write('n3.mbox', full));
    expect(name()).toBe('Ben Novák');
  });

  test('a dry run says what the real one would, and writes nothing', async () => {
    const here = await open(
      new SmallCompany().employee('anna').contact('ben').tie('anna', 'ben', 0.5).rows(),
    );
    const messages = Array.from({ length: 210 }, (_, index) => ({
      id: `dry${index % 120}`,
      from: `p${index % 40}@own.example`,
      to: `q${index % 60}@prospect${index % 7}.example, list@own.example, anna@own.example`,
      ...(index % 50 === 0 ? { date: 'soon' } : {}),
    }));
    const path = files.write('dry.mbox', mbox(...messages));
    const before = everything(here);
    const { number } = await lastChange(here.store);
    const dry = await importFile(here, 'MAIL', path, { isDryRun: true }, { rowsPerBatch: 60 });
    expect(await lastChange(here.store)).toMatchObject({ number });
    await here.application.live.reload();
    expect(everything(here)).toEqual(before);
    const real = await importFile(here, 'MAIL', path, {}, { rowsPerBatch: 60 });
    expect(dry.run.stored.counts).toEqual(real.run.stored.counts);
    expect(dry.refusals).toEqual(real.refusals);
    expect(dry.run.stored.progress.tiesDerived).toBe(real.run.stored.progress.tiesDerived);
    expect(real.run.stored.progress.tiesDerived).toBeGreaterThan(0);
    expect(real.run.stored.counts.eventsKnown).toBeGreaterThan(0);
    expect(doCountsAddUp(real.run.stored.counts)).toBe(true);
  });

  test('names that look like programs, queries or prototypes are plain text', async () => {
    const here = await open();
    const names = [
      '=cmd|calc',
      '<b>Bold</b>',
      "x'}) DETACH DELETE n //",
      '__proto__',
      'constructor',
      'Zoë 🐙',
    ];
    const messages = names.map((name, index) => ({
      id: `h${index}`,
      from: `=?utf-8?b?${Buffer.from(name).toString('base64')}?= <h${index}@prospect.example>`,
      to: ANNA,
    }));
    await importFile(here, 'MAIL', files.write('hostile.mbox', mbox(...messages, ...messages)));
    const { directory } = here.application.live.current;
    expect(names.map((_, index) => directory.personByEmail(`h${index}@prospect.example`)?.name)).toEqual(
      names,
    );
  });

  test('a file that is no mail is refused with its reason', async () => {
    const here = await open();
    const { run, refusals } = await importFile(here, 'MAIL', files.write('empty.mbox', ''));
    expect(run.stored).toMatchObject({ state: 'FAILED', errorCode: 'emptyFile' });
    expect(refusals).toMatchObject([{ file: 'empty.mbox', reason: 'emptyFile' }]);
  });
});
