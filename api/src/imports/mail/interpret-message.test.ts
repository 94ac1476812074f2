import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../text-for-tests.js';
import { calendarDay } from './date.js';
import { interpretMessage } from './interpret-message.js';
import { addMailCounts, doMailCountsAddUp, NO_MAIL_COUNTS, sumOf } from './mail-counts.js';
import { messageKey, pairHash } from './message-key.js';
import type { MailHeader, MailSettings } from './types.js';

const settings: MailSettings = { ownDomains: ['firma.de'], todayDay: calendarDay(2026, 11, 23) ?? 0 };
const day = calendarDay(2026, 3, 2);

function interpret(header: Partial<MailHeader>, given: MailSettings = settings) {
  const whole: MailHeader = {
    from: 'Anna Weber <anna@firma.de>',
    to: 'Bob <bob@kunde.de>',
    cc: null,
    date: 'Mon, 2 Mar 2026 10:00:00 +0100',
    messageId: '<1@firma.de>',
    ...header,
  };
  return interpretMessage({ place: { file: 'm', line: 7 }, header: whole }, given);
}

const reasons = (result: ReturnType<typeof interpret>) => result.refusals.map((refusal) => refusal.reason);
const addresses = (result: ReturnType<typeof interpret>) => result.people.map((person) => person.address);

describe('a message', () => {
  it('gives evidence from its sender to each recipient, 1/r each', () => {
    const { evidence, outcome } = interpret({ to: 'bob@kunde.de, carl@firma.de', cc: 'dora@kunde.de' });
    expect(outcome).toBe('evidence');
    expect(evidence).toEqual(
      ['bob@kunde.de', 'carl@firma.de', 'dora@kunde.de'].map((toAddress) => ({
        fromAddress: 'anna@firma.de',
        toAddress,
        weight: 1 / 3,
        day,
      })),
    );
  });

  it('counts each address once, whatever its case and however often it stands there, and never the sender', () => {
    const { evidence } = interpret({
      to: 'bob@kunde.de, BOB@Kunde.de, Anna <ANNA@firma.de>',
      cc: 'bob@kunde.de',
    });
    expect(evidence).toEqual([{ fromAddress: 'anna@firma.de', toAddress: 'bob@kunde.de', weight: 1, day }]);
  });

  it('counts lists and roles as recipients, but they are no people', () => {
    const result = interpret({ to: 'bob@kunde.de, all-staff@firma.de, info@kunde.de' });
    expect(result.evidence.map(({ weight }) => weight)).toEqual([1 / 3]);
    expect(addresses(result)).toEqual(['anna@firma.de', 'bob@kunde.de']);
    expect(reasons(result)).toEqual(['role', 'role']);
  });

  it('from a role address makes people and no tie', () => {
    const result = interpret({ from: 'noreply@firma.de' });
    expect(result).toMatchObject({ outcome: 'role', evidence: [] });
    expect(addresses(result)).toEqual(['bob@kunde.de']);
  });

  it('to 20 recipients counts, to 21 it gives people only, reason recipients', () => {
    const to = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@kunde.de`).join(', ');
    expect(interpret({ to: to(20) }).evidence).toHaveLength(20);
    const many = interpret({ to: to(21) });
    expect(many).toMatchObject({ outcome: 'recipients', evidence: [] });
    expect(many.people).toHaveLength(22);
    expect(many.refusals).toMatchObject([
      { reason: 'recipients', value: '21', place: { file: 'm', line: 7 } },
    ]);
  });

  it('to 50,000 recipients is one refusal and no failure', () => {
    const to = Array.from({ length: 50_000 }, (_, at) => `Person ${at} <p${at}@kunde.de>`).join(', ');
    expect(interpret({ to })).toMatchObject({ outcome: 'recipients', evidence: [] });
  });

  it('between outsiders makes people and no tie, reason outside, which other settings may lift', () => {
    const header = { from: 'x@kunde.de', to: 'y@lieferant.de' };
    const result = interpret(header);
    expect(result).toMatchObject({ outcome: 'outside', evidence: [] });
    expect(addresses(result)).toEqual(['x@kunde.de', 'y@lieferant.de']);
    expect(interpret(header, { ...settings, ownDomains: ['kunde.de'] }).outcome).toBe('evidence');
  });

  it('from outside to inside and outside ties the inside only', () => {
    const result = interpret({ from: 'x@kunde.de', to: 'anna@firma.de, y@kunde.de' });
    expect(result.evidence.map(({ toAddress, weight }) => [toAddress, weight])).toEqual([
      ['anna@firma.de', 0.5],
    ]);
    expect(reasons(result)).toEqual(['outside']);
  });

  it('to oneself makes no tie', () => {
    expect(interpret({ to: 'anna@firma.de' })).toMatchObject({ outcome: 'self', evidence: [] });
  });

  it.each(['Mon, Mar 2026', null, 'Mon, 2 Mar 1979 10:00', 'Mon, 2 Mar 2099 10:00', '25 Nov 2026 10:00'])(
    'dated %s makes people and no evidence, reason date',
    (date) => {
      const result = interpret({ date });
      expect(result).toMatchObject({ outcome: 'date', evidence: [] });
      expect(result.people).toHaveLength(2);
      expect(result.refusals).toMatchObject([{ reason: 'date', field: 'Date', value: date ?? '' }]);
    },
  );

  it('dated tomorrow counts: clocks differ by up to a day', () => {
    expect(interpret({ date: '24 Nov 2026 10:00' }).outcome).toBe('evidence');
  });

  it('without a readable sender or recipient makes the people it names', () => {
    expect(interpret({ from: '[REDACTED] B6' })).toMatchObject({ outcome: 'sender', evidence: [] });
    expect(addresses(interpret({ from: null }))).toEqual(['bob@kunde.de']);
    expect(interpret({ to: null }).outcome).toBe('noRecipients');
  });

  it('says of every name without an address, broken address and cut-off list what stood there', () => {
    const result = interpret({ to: 'Drew Fossum, bob@kunde, zoe@kunde.cem, Carl <carl@kunde.de> ...' });
    expect(result.refusals.map(({ field, value, reason }) => [field, value, reason])).toEqual([
      ['To', 'Drew Fossum', 'noAddress'],
      ['To', 'bob@kunde', 'address'],
      ['To', 'zoe@kunde.cem', 'unknownDomain'],
      ['To', '...', 'truncatedList'],
    ]);
    // An address that cannot exist is a recipient all the same.
    expect(result.evidence.map(({ weight }) => weight)).toEqual([0.5]);
  });

  it('takes a person without the name when that is ten thousand characters long, and says so', () => {
    const result = interpret({ to: `"${'A'.repeat(10_000)}" <bob@kunde.de>` });
    expect(result.people[1]).toMatchObject({ address: 'bob@kunde.de', name: null });
    expect(reasons(result)).toEqual(['nameTooLong']);
    expect(result.refusals[0]?.value.length).toBeLessThanOrEqual(200);
  });
});

describe('a person seen in mail', () => {
  it('is an employee in an own domain or sub-domain, else of the organization of the domain', () => {
    const { people } = interpret({
      from: 'a@mail.firma.de',
      to: 'b@eu.kunde.co.uk, c@gmx.de, d@notfirma.de',
    });
    expect(people.map(({ isEmployee, organizationDomain }) => [isEmployee, organizationDomain])).toEqual([
      [true, null],
      [false, 'kunde.co.uk'],
      [false, null],
      [false, 'notfirma.de'],
    ]);
  });

  it('has one name, whichever way round it is written', () => {
    const names = (to: string) => interpret({ to }).people[1]?.name;
    expect(names('"Motley, Matt" <m@kunde.de>')).toBe('Matt Motley');
    expect(names('Matt Motley <m@kunde.de>')).toBe('Matt Motley');
    expect(names('Matt <m@kunde.de>, Motley, Matt <m@kunde.de>')).toBe('Matt Motley');
    expect(names('"m@kunde.de" <m@kunde.de>')).toBeNull();
  });
});

describe('the counts of messages', () => {
  const field = fc.array(
    fc.constantFrom(
      'anna@firma.de',
      'Bob <bob@kunde.de>',
      'x@firma.cem',
      'info@kunde.de',
      'Drew Fossum',
      '...',
      'a@b',
      'Weber, Eva <e@gmx.de>',
    ),
    { maxLength: 25 },
  );
  const header = fc.record({
    from: fc.option(field.map((parts) => parts.join(', '))),
    to: fc.option(field.map((parts) => parts.join(', '))),
    cc: fc.option(anyText()),
    date: fc.option(fc.constantFrom('2 Mar 2026', '2 Mar 1979', 'x')),
    messageId: fc.option(fc.string()),
  });

  it('always add up: each message, mention and pair is either taken or refused for one reason', () => {
    fc.assert(
      fc.property(fc.array(header, { maxLength: 5 }), (headers) => {
        const results = headers.map((given) => interpret(given));
        const counts = results.map((result) => result.counts).reduce(addMailCounts, NO_MAIL_COUNTS);
        expect(counts.messages).toBe(headers.length);
        expect(doMailCountsAddUp(counts)).toBe(true);
        expect(counts.evidence).toBe(results.reduce((sum, result) => sum + result.evidence.length, 0));
        const mentionRefusals = results
          .flatMap((result) => result.refusals)
          .filter(({ reason }) =>
            ['noAddress', 'address', 'unknownDomain', 'truncatedList'].includes(reason),
          );
        expect(mentionRefusals).toHaveLength(sumOf(counts.refusedMentions));
      }),
    );
  });
});

describe('the key of a message', () => {
  const header: MailHeader = {
    from: 'a@x.de',
    to: 'b@x.de, c@x.de',
    cc: null,
    date: '2 Mar 2026',
    messageId: null,
  };

  it('is its trimmed Message-ID', () => {
    expect(messageKey({ ...header, messageId: ' <1@x> ' })).toBe('<1@x>');
  });

  it('without one is the same for the same date, sender and recipients in any order, and differs otherwise', () => {
    const key = messageKey(header);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(messageKey({ ...header, to: 'C@x.de,  b@x.de', messageId: '' })).toBe(key);
    expect(messageKey({ ...header, to: 'b@x.de', cc: 'c@x.de' })).not.toBe(key);
    expect(messageKey({ ...header, date: '3 Mar 2026' })).not.toBe(key);
  });

  it('gives with a pair a keyed hash that tells directions and keys apart', () => {
    const hash = pairHash('secret', '<1@x>', 'a@x.de', 'b@x.de');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(pairHash('secret', '<1@x>', 'a@x.de', 'b@x.de')).toBe(hash);
    expect(pairHash('secret', '<1@x>', 'b@x.de', 'a@x.de')).not.toBe(hash);
    expect(pairHash('other', '<1@x>', 'a@x.de', 'b@x.de')).not.toBe(hash);
    expect(pairHash('secret', '<1@x>a', '@x.de', 'b@x.de')).not.toBe(hash);
  });
});
