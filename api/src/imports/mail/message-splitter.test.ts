import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageSplitter, type SplitMessage, type SplitterStart } from './message-splitter.js';
import type { MailLimits } from './types.js';

const limits: MailLimits = {
  maxFieldBytes: 1000,
  maxHeaderBytes: 3000,
  maxEntries: 10,
  maxUnpackedBytes: 1e6,
  maxUnpackRatio: 100,
};
const mbox: SplitterStart = { format: 'mbox', offset: 0, line: 1 };
const eml: SplitterStart = { format: 'eml', offset: 0, line: 1 };

function split(bytes: Uint8Array, start: SplitterStart, cuts: readonly number[] = []): SplitMessage[] {
  const splitter = new MessageSplitter(start, limits);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  const found: SplitMessage[] = [];
  places.forEach((place, at) => {
    found.push(...splitter.push(bytes.subarray(place, places[at + 1] ?? bytes.length)));
  });
  return [...found, ...splitter.end()];
}

const text = (value: string) => Buffer.from(value);
const three = `From - Tue, 21 Nov 2000 08:34:00
Message-ID: <1@x>
Date: Tue, 21 Nov 2000 08:34:00 -0800
From: A <a@x.com>
To: B <b@x.com>,
\tC <c@x.com>
Subject: not kept

Body
From here on it is still the body.

From the start of a paragraph too.
>From quoted

From b@x.com Tue Nov 21 09:00:00 2000
From: b@x.com
to : a@x.com

From - later
From: c@x.com
To: a@x.com
To: d@x.com
`;

describe('an mbox', () => {
  it('gives the five header fields of each message, folds joined, names in any case', () => {
    const [first, second, third] = split(text(three), mbox);
    expect(first?.header).toEqual({
      from: 'A <a@x.com>',
      to: 'B <b@x.com>,\tC <c@x.com>',
      cc: null,
      date: 'Tue, 21 Nov 2000 08:34:00 -0800',
      messageId: '<1@x>',
    });
    expect(second?.header).toMatchObject({ from: 'b@x.com', to: 'a@x.com' });
    expect(third?.header.to).toBe('a@x.com, d@x.com');
    expect([first?.line, second?.line, third?.line]).toEqual([1, 15, 19]);
  });

  it('is not cut at a line of a body that begins with "From"', () => {
    expect(split(text(three), mbox)).toHaveLength(3);
  });

  it('is read the same with CR LF line ends', () => {
    const headers = (value: string) => split(text(value), mbox).map((message) => message.header);
    expect(headers(three.replaceAll('\n', '\r\n'))).toEqual(headers(three));
  });

  it('is read the same wherever the stream is cut', () => {
    const bytes = text(three.repeat(3));
    const whole = split(bytes, mbox);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => {
        expect(split(bytes, mbox, cuts)).toEqual(whole);
      }),
    );
    expect(split(bytes, mbox, [...bytes.keys()])).toEqual(whole);
  });

  it('read on from where a message ended gives the messages after it', () => {
    const bytes = text(three.repeat(3));
    const whole = split(bytes, mbox);
    whole.forEach(({ nextOffset, nextLine }, at) => {
      const rest = split(bytes.subarray(nextOffset), { format: 'mbox', offset: nextOffset, line: nextLine });
      expect(rest).toEqual(whole.slice(at + 1));
    });
  });

  it('of any bytes is read without a failure, the same wherever it is cut, and resumes at every message', () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom('\n', '\r\n', '\n\nFrom ', '12:34', 'From: a@x\n', 'To: b@x', '\n\n', ' ', ':')
        .map(text),
    );
    const file = fc
      .array(part, { maxLength: 30 })
      .map((parts) => Buffer.concat(parts.map((p) => Buffer.from(p))));
    fc.assert(
      fc.property(
        file,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom(mbox, eml),
        (bytes, cuts, start) => {
          const whole = split(bytes, start);
          expect(split(bytes, start, cuts)).toEqual(whole);
          const first = whole[0];
          if (start.format === 'eml' || first === undefined || first.nextOffset === 0) return;
          const rest = { ...start, offset: first.nextOffset, line: first.nextLine };
          expect(split(bytes.subarray(first.nextOffset), rest)).toEqual(whole.slice(1));
        },
      ),
    );
  });

  it('cut off in a header gives what was read of the last message', () => {
    const cut = text(three.slice(0, three.indexOf('Subject')));
    expect(split(cut, mbox)[0]?.header.from).toBe('A <a@x.com>');
  });

  it('gives the next message when one is cut off without a blank line', () => {
    const value = 'From - Tue 08:34\nFrom: a@x.com\nFrom - Tue 09:34\nFrom: b@x.com\n\n';
    expect(split(text(value), mbox).map((message) => message.header.from)).toEqual(['a@x.com', 'b@x.com']);
  });
});

describe('an .eml', () => {
  it('is one message, and its body is not even read', () => {
    const splitter = new MessageSplitter(eml, limits);
    const [message] = splitter.push(text('From: a@x.com\nTo: b@x.com\n\nFrom: c@x.com'));
    expect(message?.header).toMatchObject({ from: 'a@x.com', to: 'b@x.com' });
    expect(splitter.isDone).toBe(true);
  });

  it('may begin with a byte order mark and blank lines', () => {
    expect(split(text('\ufeffFrom: a@x.com\n\n'), eml)[0]?.header.from).toBe('a@x.com');
    expect(split(text('\r\n\nFrom: a@x.com\n\n'), eml)[0]?.header.from).toBe('a@x.com');
  });

  it('in Windows-1252 without encoded words has its umlauts', () => {
    expect(split(Buffer.from('From: K\xfchn <k@x.de>\n\n', 'latin1'), eml)[0]?.header.from).toBe(
      'Kühn <k@x.de>',
    );
    expect(split(text('From: Kühn <k@x.de>\n\n'), eml)[0]?.header.from).toBe('Kühn <k@x.de>');
  });
});

describe('a header out of bounds', () => {
  const sound = 'From - Tue 08:34\nFrom: b@x.com\nTo: a@x.com\n\n';

  it('costs its own message only: too long a field', () => {
    const long = `From - Tue 08:34\nFrom: a@x.com\nTo: ${'x'.repeat(5000)}\nCc: c@x.com\n\nbody\n\n`;
    const [first, second] = split(text(long + sound), mbox, [700, 1400, 2100]);
    expect(first).toMatchObject({ refused: 'headerTooLong', refusedField: 'to' });
    expect(second).toMatchObject({ refused: null, header: { from: 'b@x.com' } });
  });

  it('costs its own message only: too long a field in many folds', () => {
    const long = `From - Tue 08:34\nTo: a@x.com,\n${' b@x.com,\n'.repeat(200)}\n\n`;
    expect(split(text(long + sound), mbox).map((message) => message.refused)).toEqual([
      'headerTooLong',
      null,
    ]);
  });

  it('costs its own message only: too many fields', () => {
    const long = `From - Tue 08:34\n${'X-Trace: hop\n'.repeat(400)}From: a@x.com\n\n\n`;
    expect(split(text(long + sound), mbox).map((message) => message.refused)).toEqual([
      'headerBlockTooLong',
      null,
    ]);
  });

  it('is said when none of the five fields is there', () => {
    expect(
      split(text(`From - Tue 08:34\nSubject: x\n\n\n${sound}`), mbox).map((message) => message.refused),
    ).toEqual(['notAMessage', null]);
  });

  it('of 200 MB on one line is passed over without being held', () => {
    const splitter = new MessageSplitter(mbox, limits);
    const mebibyte = Buffer.alloc(1024 * 1024, 120);
    const before = process.memoryUsage().arrayBuffers;
    splitter.push(text('From - Tue 08:34\nTo: '));
    for (let piece = 0; piece < 200; piece++) splitter.push(mebibyte);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
    const found = [...splitter.push(text(`\n\n\n${sound}`)), ...splitter.end()];
    expect(found.map((message) => message.refused)).toEqual(['headerTooLong', null]);
  });
});
