import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../../imports/mail/zip-for-tests.js';
import { openContactFile } from './open-contact-file.js';

const OWNER = {
  addresses: ['lena@own.example', 'lena.vogt@gmail.com'],
  ownDomains: ['own.example'],
  todayDay: 20_780,
};
const CONNECTIONS = 'First Name,Last Name,Company,Connected On\nAnna,Weber,X,1 Feb 2020\n';
const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`;
const mail = (from: string, to: string) =>
  `From x@y.example Thu Nov 20 10:00:00 2025\nFrom: ${from}\nTo: ${to}\nDate: Thu, 20 Nov 2025 10:00:00 +0000\nMessage-ID: <${from}${to}@x>\n\nHi\n\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perlen-contact-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An archive of texts by name. */
const zip = (entries: readonly { readonly name: string; readonly content: string }[]) =>
  zipOf(entries.map(({ name, content }) => ({ name, content: Buffer.from(content) })));
const open = async (content: string | Uint8Array) => {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const opening = await openContactFile(path, OWNER);
  return opening.outcome === 'refused'
    ? opening.problem
    : `${opening.kind} ${opening.contacts.map(({ name }) => name).join(', ')}`;
};

describe('a file of own contacts', () => {
  it('is told by its content, packed or not', async () => {
    expect(await open(CONNECTIONS)).toBe('LINKEDIN Anna Weber');
    expect(await open(card('Anna'))).toBe('VCARD Anna');
    const box = mail('Anna Weber <anna@acme.example>', 'lena@own.example');
    expect(await open(box)).toBe('MAILBOX Anna Weber');
    expect(await open(gzipSync(box))).toBe('MAILBOX Anna Weber');
  });

  it('may be LinkedIn’s whole archive, or an archive of cards or mail', async () => {
    expect(
      await open(
        zip([
          { name: 'Profile.csv', content: 'First Name,Last Name\nLena,Vogt\n' },
          { name: 'Basic/Connections.csv', content: CONNECTIONS },
        ]),
      ),
    ).toBe('LINKEDIN Anna Weber');
    expect(
      await open(
        zip([
          { name: 'a.vcf', content: card('Anna') },
          { name: '__MACOSX/._b.vcf', content: 'x' },
          { name: 'b.vcf', content: card('Bodo') },
        ]),
      ),
    ).toBe('VCARD Anna, Bodo');
    expect(
      await open(
        zip([{ name: 'in.mbox', content: mail('Anna Weber <anna@acme.example>', 'lena@own.example') }]),
      ),
    ).toBe('MAILBOX Anna Weber');
  });

  it('names its owner by any address they have, and nobody by what is no person’s', async () => {
    const box = [
      mail('Anna Weber <anna@acme.example>', 'LENA.VOGT@gmail.com'),
      mail('Bodo <bodo@acme.example>', 'xlena@own.example'),
      mail('noreply@shop.example', 'lena@own.example'),
      mail('lena@own.example', 'lena.vogt@gmail.com'),
    ].join('');
    expect(await open(box)).toBe('MAILBOX Anna Weber');
    expect(await open(mail('a@x.example', 'b@y.example'))).toBe('NOT_YOUR_MAILBOX');
  });

  it('that is something else is called what it is', async () => {
    expect(await open('')).toBe('EMPTY');
    expect(await open('Subject,Amount\na,1\n')).toBe('NOT_CONTACTS');
    expect(await open('<html><body>Sign in</body></html>')).toBe('WEB_PAGE');
    expect(await open(zip([{ name: 'xl/workbook.xml', content: '<x/>' }]))).toBe('SPREADSHEET');
    expect(await open(zip([{ name: 'holiday.txt', content: 'sun' }]))).toBe('NOT_CONTACTS');
    expect(await open(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('SPREADSHEET');
    expect(await open(Buffer.from('!BDN\u0000'))).toBe('OUTLOOK_FILE');
    expect(await open(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('PICTURE_OR_PROGRAM');
    expect(await open(Buffer.from('504b030400', 'hex'))).toBe('BROKEN_ARCHIVE');
  });

  it('of more people than anybody knows is refused', async () => {
    const rows = Array.from({ length: 30_001 }, (_, number) => `P,No${number},X,1 Feb 2020`).join('\n');
    expect(await open(`First Name,Last Name,Company,Connected On\n${rows}\n`)).toBe('TOO_MANY_PEOPLE');
  });
});
