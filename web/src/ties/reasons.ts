import type { AgeWord, EvidenceKind, FrequencyWord, ReasonFragment } from '../generated/graphql.js';
import { formatDay, formatList } from '../i18n/format.js';
import type { Language, MessageKey, Translate } from '../i18n/i18n.js';

/** What of a reason is told in words. */
type WordedReason = Pick<ReasonFragment, 'kind' | 'frequency' | 'age'>;

/** Why we believe that two people know each other, in a few words: "regular mail and occasional meetings this quarter". */
export function reasonPhrase(t: Translate, language: Language, reasons: readonly WordedReason[]): string {
  const phrases = agesLatestFirst.flatMap((age) => {
    const kinds = reasons.filter((reason) => reason.age === age && !isLasting(reason)).map(noun(t));
    return kinds.length === 0 ? [] : [t(ageMessages[age], { what: formatList(language, kinds) })];
  });
  return [...phrases, ...reasons.filter(isLasting).map(noun(t))].join('; ');
}

/** One kind of evidence on a line of its own: with counts and dates if it is the viewer's own tie, else in words. */
export function reasonLine(t: Translate, language: Language, reason: ReasonFragment): string {
  if (reason.kind === 'DECLARED') {
    return reason.level && reason.last
      ? t('reason.declared.own', {
          level: t(levelMessages[reason.level]),
          last: formatDay(language, reason.last),
        })
      : t('reason.declared');
  }
  if (reason.count === null || reason.count === undefined || !reason.last) {
    return isLasting(reason) ? noun(t)(reason) : t(ageMessages[reason.age], { what: noun(t)(reason) });
  }
  const what = t(countMessages[reason.kind], { count: reason.count });
  return reason.first && reason.first !== reason.last
    ? t('reason.between', {
        what,
        first: formatDay(language, reason.first),
        last: formatDay(language, reason.last),
      })
    : t('reason.on', { what, last: formatDay(language, reason.last) });
}

/** A state rather than an event: "in earlier years" would say that it is over. */
function isLasting({ kind }: WordedReason): boolean {
  return kind === 'CONNECTED' || kind === 'STATED' || kind === 'DECLARED';
}

/** The words for how well somebody says they know somebody. */
export const levelMessages = {
  WELL: 'level.well',
  SOMEWHAT: 'level.somewhat',
  BARELY: 'level.barely',
  NO: 'level.no',
} as const satisfies Record<string, MessageKey>;

const agesLatestFirst: readonly AgeWord[] = ['THIS_QUARTER', 'THIS_YEAR', 'EARLIER'];

const ageMessages = {
  THIS_QUARTER: 'reason.thisQuarter',
  THIS_YEAR: 'reason.thisYear',
  EARLIER: 'reason.earlier',
} as const satisfies Record<AgeWord, MessageKey>;

type WordedKind = Exclude<EvidenceKind, 'DECLARED'>;

const always = (message: MessageKey): Record<FrequencyWord, MessageKey> => ({
  REGULAR: message,
  OCCASIONAL: message,
  ONCE: message,
});

const nounMessages: Record<WordedKind, Record<FrequencyWord, MessageKey>> = {
  MESSAGED: {
    REGULAR: 'reason.messaged.regular',
    OCCASIONAL: 'reason.messaged.occasional',
    ONCE: 'reason.messaged.once',
  },
  MET: { REGULAR: 'reason.met.regular', OCCASIONAL: 'reason.met.occasional', ONCE: 'reason.met.once' },
  WORKED_WITH: {
    REGULAR: 'reason.workedWith.regular',
    OCCASIONAL: 'reason.workedWith.occasional',
    ONCE: 'reason.workedWith.once',
  },
  CONNECTED: always('reason.connected'),
  STATED: always('reason.stated'),
};

const countMessages = {
  MESSAGED: 'reason.messaged.count',
  MET: 'reason.met.count',
  WORKED_WITH: 'reason.workedWith.count',
  CONNECTED: 'reason.connected.count',
  STATED: 'reason.stated.count',
} as const satisfies Record<WordedKind, MessageKey>;

function noun(t: Translate) {
  return (reason: WordedReason): string =>
    reason.kind === 'DECLARED' ? t('reason.declared') : t(nounMessages[reason.kind][reason.frequency]);
}
