import { Thread } from '../design/Pearls.js';
import type { TieWord } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';

/** How strong a tie is, in a word and as a thread. */
export function WordChip({ word }: { word: TieWord }) {
  return (
    <span className="chip" data-word={word}>
      <ThreadWord word={word} />
    </span>
  );
}

/** What the threads of a picture mean: for its legend. */
export function ThreadWords() {
  return words.map((word) => (
    <span key={word}>
      <ThreadWord word={word} />
    </span>
  ));
}

/** The words for strength. */
export const tieWordMessages = {
  STRONG: 'word.strong',
  MEDIUM: 'word.medium',
  WEAK: 'word.weak',
} as const satisfies Record<TieWord, MessageKey>;

const words: readonly TieWord[] = ['STRONG', 'MEDIUM', 'WEAK'];

function ThreadWord({ word }: { word: TieWord }) {
  const { t } = useMessages();
  return (
    <>
      <Thread word={word} />
      {t(tieWordMessages[word])}
    </>
  );
}
