import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactFilesOf } from '../contacts/contact-files.js';
import { mailboxOwnerOf } from '../contacts/upload.js';
import { importFile, mbox, strengthBetween, TestFiles } from '../imports/pipeline/testing.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const FILE = 'query ($id: ID!) { contactFile(id: $id) { rows { id name } } }';
const TAKE =
  'mutation ($input: TakeContactsInput!) { takeContacts(input: $input) { added updated unchanged } }';
const GIVE = 'mutation { giveConsent(purposes: [FIND_PATHS]) { isAsked } }';
const AGREE = `mutation { setAgreement(input: { date: "2026-11-01", version: "1", purposes: [FIND_PATHS],
  sources: [CONNECTED, MESSAGED] }) { date } }`;
const LINKEDIN = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Weber,https://www.linkedin.com/in/anna,anna@acme.example,Acme,Buyer,14 Nov 2023
Cleo,Neu,https://www.linkedin.com/in/cleo,cleo@nova.example,Nova,Founder,01 Nov 2026
Nils,Nah,https://www.linkedin.com/in/nils,nils@own.example,Own,Engineer,03 Mar 2021
`;
const MAIL = mbox(
  { id: '1', from: 'lena@own.example', to: 'anna@acme.example, nils@own.example' },
  { id: '2', from: 'anna@acme.example', to: 'lena@own.example' },
);

let app: TestApplication;
let folder: string;
let files: TestFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perlen-live-contacts-'));
  files = new TestFiles();
  const company = new SmallCompany()
    .setting('mode', 'live')
    .setting('defaultSharing', 'NAMED')
    .employee('lena')
    .employee('nils')
    .employee('council', { roles: ['WORKS_COUNCIL'] })
    .employee('stew', { roles: ['STEWARD'] });
  app = await openTestApplication(company.rows(), {
    PERLEN_MODE: 'live',
    PERLEN_DATA: folder,
    PERLEN_OBJECTION_KEY: 'a key of tests, of more than 32 characters',
  });
});
afterEach(async () => {
  await app.close();
  files.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a file and ticks everybody in it. */
async function takeAll(content: string) {
  const { directory } = app.application.live.current;
  const owner = directory.person('lena');
  if (owner === undefined) throw new Error('Lena is gone.');
  const body = Readable.from([Buffer.from(content)]);
  const mailbox = mailboxOwnerOf(app.application, directory, owner);
  const file = await contactFilesOf(app.application).receive(body, 'file', 1024 ** 2, 'lena', mailbox);
  const { contactFile } = await app.data('lena', FILE, { id: file });
  const ticked = contactFile.rows.map(({ id }: { id: string }) => ({ row: id, isSame: true }));
  return app.run('lena', TAKE, { input: { file, ticked } });
}
const names = () =>
  [...app.application.live.current.directory.people.values()].map(({ name }) => name).sort();

describe('One’s own contacts in a live store', () => {
  it('are taken in after the agreement and with one’s own consent alone', async () => {
    expect((await takeAll(LINKEDIN)).errors?.[0]?.extensions['code']).toBe('CONFLICT');
    await app.data('council', AGREE);
    expect((await takeAll(LINKEDIN)).errors?.[0]?.extensions['code']).toBe('CONFLICT');
    await app.data('lena', GIVE);
    expect((await takeAll(LINKEDIN)).data).toEqual({ takeContacts: { added: 2, updated: 0, unchanged: 1 } });
    expect(strengthBetween(app, 'lena', 'cleo@nova.example')).toBeGreaterThan(0);
  });

  it('are without colleagues who did not consent and whoever objected', async () => {
    await app.data('council', AGREE);
    await app.data('lena', GIVE);
    await app.data('stew', 'mutation { recordObjection(input: { emails: ["anna@acme.example"] }) }');
    expect((await takeAll(LINKEDIN)).data).toEqual({ takeContacts: { added: 1, updated: 0, unchanged: 2 } });
    expect(names()).toEqual(['Cleo Neu', 'council', 'lena', 'nils', 'stew']);
    await app.data('nils', GIVE);
    await takeAll(LINKEDIN);
    expect(strengthBetween(app, 'lena', 'nils')).toBeGreaterThan(0);
  });

  it('and the company’s mail count a message once, whichever brings it first', async () => {
    await app.data('council', AGREE);
    for (const viewer of ['lena', 'nils']) await app.data(viewer, GIVE);
    await takeAll(MAIL);
    const strength = strengthBetween(app, 'lena', 'anna@acme.example');
    expect(strength).toBeGreaterThan(0);
    const ofNils = strengthBetween(app, 'lena', 'nils');
    await importFile(app, 'MAIL', files.write('lena.mbox', MAIL), { mailboxOwner: 'lena' });
    expect(strengthBetween(app, 'lena', 'nils')).toBeCloseTo(ofNils ?? 0, 9);
    await takeAll(MAIL);
    expect(strengthBetween(app, 'lena', 'nils')).toBeCloseTo(ofNils ?? 0, 9);
  });
});
