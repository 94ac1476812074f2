import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarDay } from './date.js';
import { interpretMessage } from './interpret-message.js';
import {
  addMailCounts,
  doMailCountsAddUp,
  NO_MAIL_COUNTS,
  refusedReadingCounts,
  sumOf,
} from './mail-counts.js';
import { openMail } from './open-mail.js';
import type { InterpretedMessage, MailCounts, SeenPerson } from './types.js';

const seed = fileURLToPath(new URL('../../../../seed/enron/enron-headers.mbox.gz', import.meta.url));
const settings = { ownDomains: ['enron.com'], todayDay: calendarDay(2002, 7, 1) ?? 0 };

describe('the real mail headers', () => {
  const messages: InterpretedMessage[] = [];
  const people = new Map<string, SeenPerson>();
  const keys = new Set<string>();
  let counts: MailCounts = NO_MAIL_COUNTS;

  beforeAll(async () => {
    const opening = await openMail(seed);
    if (opening.kind === 'refused') throw new Error(opening.reason);
    for await (const reading of opening.source.read()) {
      if (reading.kind === 'refused') counts = addMailCounts(counts, refusedReadingCounts(reading));
      else {
        const message = interpretMessage(reading.message, settings);
        messages.push(message);
        counts = addMailCounts(counts, message.counts);
        for (const person of message.people) people.set(person.address, person);
        keys.add(message.messageKey);
      }
    }
  });

  it('are all there: each of the 4,911 messages is read, has its own key and one outcome', () => {
    expect(counts.messages).toBe(4911);
    expect(messages).toHaveLength(4911);
    expect(keys.size).toBe(4911);
    expect(counts.messagesWithEvidence + sumOf(counts.messagesWithout)).toBe(4911);
  });

  it('are accounted for: every message, every entry of an address list, every pair', () => {
    expect(doMailCountsAddUp(counts)).toBe(true);
    const refusals = messages.flatMap((message) => message.refusals);
    const lines = (reason: string) => refusals.filter((refusal) => refusal.reason === reason).length;
    for (const [reason, count] of Object.entries(counts.refusedMentions))
      expect([reason, lines(reason)]).toEqual([reason, count]);
    for (const reason of ['date', 'recipients', 'sender', 'noRecipients'] as const) {
      expect([reason, lines(reason)]).toEqual([reason, counts.messagesWithout[reason]]);
    }
    for (const reason of ['outside', 'self', 'role'] as const) {
      expect([reason, lines(reason)]).toEqual([reason, counts.refusedPairs[reason]]);
    }
    expect(
      refusals.every(
        ({ place, value, reason }) =>
          (place.line ?? 0) > 0 &&
          (value !== '' || reason === 'sender' || reason === 'noRecipients' || reason === 'date'),
      ),
    ).toBe(true);
  });

  it('give what they gave when the rules were last looked over', () => {
    const employees = [...people.values()].filter((person) => person.isEmployee).length;
    const organizations = new Set([...people.values()].map((person) => person.organizationDomain));
    organizations.delete(null);
    expect({ counts, people: people.size, employees, organizations: organizations.size }).toMatchSnapshot();
  });

  it('hold the organizations and people one knows of', () => {
    expect(people.get('jeff.dasovich@enron.com')).toMatchObject({ name: 'Jeff Dasovich', isEmployee: true });
    const domains = new Set([...people.values()].map((person) => person.organizationDomain));
    for (const domain of ['txu.com', 'duke-energy.com', 'reliantenergy.com', 'dynegy.com', 'nymex.com']) {
      expect(domains.has(domain)).toBe(true);
    }
    for (const domain of ['aol.com', 'hotmail.com', 'yahoo.com', 'enron.com'])
      expect(domains.has(domain)).toBe(false);
  });

  it('make no person of a list, a role or an address that cannot exist', () => {
    for (const address of people.keys()) {
      expect(address).toMatch(/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/);
      expect(address).not.toMatch(/^(?:all\.|dl-|no\.?reply|info@|.*announcements?@)|\.(?:cem|con|corm)$/);
    }
  });
});
