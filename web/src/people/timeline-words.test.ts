import { expect, it } from 'vitest';
import { entriesByYear, introductionMessage, type TimelineEntry } from './timeline-words.js';

const entry = (day: string): TimelineEntry => ({
  __typename: 'TimelineEntry',
  id: day,
  day,
  kind: 'PROJECT_JOINED',
  person: null,
  organization: null,
  project: null,
  role: null,
  introduction: null,
  evidence: null,
  count: null,
});

it('entries stand under their year in the order they came', () => {
  const years = entriesByYear(['2026-11-01', '2026-02-01', '2024-05-05'].map(entry));
  expect(years.map(({ year, entries }) => [year, entries.length])).toEqual([
    ['2026', 2],
    ['2024', 1],
  ]);
});

it.each([
  ['INTRODUCTION_ASKED', 'me', 'ASKED', 'them', 'record.introduction.youAsked'],
  ['INTRODUCTION_ASKED', 'me', 'ASKED', null, 'record.introduction.youAskedUnnamed'],
  ['INTRODUCTION_ASKED', 'them', 'ASKED', 'me', 'record.introduction.askedYou'],
  ['INTRODUCTION_ANSWERED', 'me', 'ACCEPTED', null, 'record.introduction.acceptedUnnamed'],
  ['INTRODUCTION_ANSWERED', 'me', 'DECLINED', null, 'record.introduction.declined'],
  ['INTRODUCTION_ANSWERED', 'them', 'DECLINED', 'me', 'record.introduction.youDeclined'],
  ['INTRODUCTION_ANSWERED', 'me', 'WITHDRAWN', 'them', 'record.introduction.withdrawn'],
] as const)('%s by %s, %s, of %s is said as %s', (kind, asker, state, introducer, message) => {
  const introduction: NonNullable<TimelineEntry['introduction']> = {
    __typename: 'Introduction',
    id: 'i',
    state,
    isFromOffer: introducer === null,
    asker: { __typename: 'Person', id: asker, name: asker },
    introducer: introducer === null ? null : { __typename: 'Person', id: introducer, name: introducer },
    target: null,
    targetOrganization: null,
  };
  expect(introductionMessage(kind, introduction, 'me')).toBe(message);
});
