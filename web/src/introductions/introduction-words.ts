import type { IntroductionBox, IntroductionLineFragment } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';

/** The sentence of a request, seen from its box. An unnamed colleague stays unnamed until acceptance. */
export function sentenceOf(introduction: IntroductionLineFragment, box: IntroductionBox): MessageKey {
  if (box === 'RECEIVED') return 'inbox.sentence.received';
  return introduction.introducer ? 'inbox.sentence.sent' : 'inbox.sentence.sentUnnamed';
}

/** Where a request stands, in words. A decline and "nobody is left to ask" are one state and read the same. */
export function stateMessage(
  { state, introducerHasLeft }: IntroductionLineFragment,
  box: IntroductionBox,
): MessageKey {
  if (introducerHasLeft) return 'inbox.state.left';
  if (box === 'RECEIVED') return receivedMessages[state];
  return sentMessages[state];
}

const receivedMessages = {
  ASKED: 'inbox.state.waitingForYou',
  ACCEPTED: 'inbox.state.acceptedByYou',
  DECLINED: 'inbox.state.declinedByYou',
  WITHDRAWN: 'inbox.state.withdrawn',
} as const satisfies Record<IntroductionLineFragment['state'], MessageKey>;

const sentMessages = {
  ASKED: 'inbox.state.waiting',
  ACCEPTED: 'inbox.state.accepted',
  DECLINED: 'inbox.state.declined',
  WITHDRAWN: 'inbox.state.withdrawn',
} as const satisfies Record<IntroductionLineFragment['state'], MessageKey>;
