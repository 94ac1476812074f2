import { Thread } from '../design/Pearls.js';
import type { TieWord } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';

/** How strong a tie is, in a word and as a thread. */
export function WordChip({ word }: { word: TieWord }) {
  const { t } = useMessages();
  return (
    <span className="chip" data-word={word}>
      <Thread word={word} />
      {t(wordMessages[word])}
    </span>
  );
}

/** The words for strength. */
const wordMessages = {
  STRONG: 'word.strong',
  MEDIUM: 'word.medium',
  WEAK: 'word.weak',
} as const satisfies Record<TieWord, MessageKey>;
