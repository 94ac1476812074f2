import type { ChangeLineFragment, TargetChangeKind, TieWord } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import './messages.js';

/** The sentence of a change. A place {{organization}} is for the organization it names. */
export function changeMessage({
  kind,
  word,
  formerWord,
  state,
  organization,
  formerOrganization,
}: ChangeLineFragment): MessageKey {
  if (kind === 'REQUEST_ANSWERED') return state === 'ACCEPTED' ? 'change.accepted' : 'change.declined';
  if (kind === 'NEW_PATH' && formerWord) return 'change.betterPath';
  if (kind === 'STRONGER' && word) return strongerMessages[word];
  if (kind === 'FADING' && word) return fadingMessages[word];
  if (kind === 'MOVED') return organization ? 'change.moved' : 'change.movedSomewhere';
  if (kind === 'LEFT') return formerOrganization ? 'change.left' : 'change.leftSomewhere';
  return plainMessages[kind];
}

/** The organization that stands in the sentence of a change. */
export function organizationOf({ kind, organization, formerOrganization }: ChangeLineFragment): string {
  return (kind === 'LEFT' ? formerOrganization?.name : organization?.name) ?? '';
}

/** Whether a change is good news, bad news, or just news. */
export function toneOf({ kind, state }: ChangeLineFragment): 'good' | 'bad' | 'plain' {
  if (kind === 'REQUEST_ANSWERED') return state === 'ACCEPTED' ? 'good' : 'plain';
  return tones[kind];
}

const plainMessages = {
  REQUEST_ANSWERED: 'change.accepted',
  NEW_PATH: 'change.newPath',
  STRONGER: 'change.stronger.strong',
  FADING: 'change.fading.weak',
  WEAKER_PATH: 'change.weakerPath',
  PATH_LOST: 'change.pathLost',
  NEW_OFFER: 'change.newOffer',
  OFFER_STRONGER: 'change.offerStronger',
  OFFER_FADING: 'change.offerFading',
  OFFER_LOST: 'change.offerLost',
  MOVED: 'change.movedSomewhere',
  LEFT: 'change.leftSomewhere',
  JOINED_US: 'change.joinedUs',
  LEFT_US: 'change.leftUs',
} as const satisfies Record<TargetChangeKind, MessageKey>;

const strongerMessages = {
  STRONG: 'change.stronger.strong',
  MEDIUM: 'change.stronger.medium',
  WEAK: 'change.stronger.medium',
} as const satisfies Record<TieWord, MessageKey>;

const fadingMessages = {
  STRONG: 'change.fading.medium',
  MEDIUM: 'change.fading.medium',
  WEAK: 'change.fading.weak',
} as const satisfies Record<TieWord, MessageKey>;

const tones: Readonly<Record<TargetChangeKind, 'good' | 'bad' | 'plain'>> = {
  REQUEST_ANSWERED: 'good',
  NEW_PATH: 'good',
  STRONGER: 'good',
  FADING: 'bad',
  WEAKER_PATH: 'bad',
  PATH_LOST: 'bad',
  NEW_OFFER: 'good',
  OFFER_STRONGER: 'good',
  OFFER_FADING: 'bad',
  OFFER_LOST: 'bad',
  MOVED: 'plain',
  LEFT: 'bad',
  JOINED_US: 'good',
  LEFT_US: 'plain',
};
