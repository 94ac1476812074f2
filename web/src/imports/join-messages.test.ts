import { expect, it } from 'vitest';
import { joinMessages } from './join-messages.js';

it('single messages become one mailbox of their headers alone', async () => {
  const joined = await joinMessages([
    new Blob(['From: ute@weber.example\r\nSubject: One\r\n\r\nA secret body\r\nFrom here on\r\n']),
    new Blob(['From jana Mon Nov  2 10:00:00 2026\nFrom: jana@own.example\nTo: ute@weber.example\n\nBody']),
  ]);
  expect(await joined.text()).toBe(
    [
      'From perlen@localhost Thu Jan  1 00:00:00 1970',
      'From: ute@weber.example',
      'Subject: One',
      '',
      '',
      'From perlen@localhost Thu Jan  1 00:00:00 1970',
      'From: jana@own.example',
      'To: ute@weber.example',
      '',
      '',
      '',
    ].join('\n'),
  );
});

it('bytes that are no UTF-8 stay as they are', async () => {
  const joined = await joinMessages([new Blob([new Uint8Array([0x46, 0x3a, 0xe4, 0x80, 0x9f])])]);
  const bytes = new Uint8Array(await joined.arrayBuffer());
  expect([...bytes].slice(-8, -3)).toEqual([0x46, 0x3a, 0xe4, 0x80, 0x9f]);
});
