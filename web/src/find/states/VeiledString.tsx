import { Pearl, Thread } from '../../design/Pearls.js';
import type { TieWord } from '../../generated/graphql.js';

/** A string whose first pearl stays veiled: somebody, unnamed. */
export function VeiledString({ name, word }: { name: string; word: TieWord }) {
  return (
    <div className="veiled-string" aria-hidden="true">
      <Pearl name="" tone="missing" size={44} />
      <Thread word={word} />
      <Pearl name={name} tone="target" size={44} />
    </div>
  );
}
