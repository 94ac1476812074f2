import { Pearl, Thread } from '../design/Pearls.js';

/** A small drawing of what kind of answer a story has: two strings, a veiled pearl, a gap. */
export function StoryPicture({ storyKey }: { storyKey: string }) {
  return (
    <span className="story-picture" aria-hidden="true">
      {storyKey === 'two-warm-ways' && (
        <>
          <span className="story-picture-two">
            <Pearl name="" size={18} />
            <Pearl name="" size={18} />
          </span>
          <svg
            aria-hidden="true"
            width="34"
            height="44"
            viewBox="0 0 34 44"
            fill="none"
            stroke="var(--thread)"
          >
            <path d="M-2 9 Q20 13 38 22" strokeWidth="4" />
            <path d="M-2 35 Q20 31 38 22" strokeWidth="2" />
          </svg>
        </>
      )}
      {storyKey === 'unshared-tie' && (
        <>
          <Pearl name="" size={22} tone="missing" />
          <Thread word="STRONG" />
        </>
      )}
      {storyKey === 'no-way-yet' && (
        <>
          <Pearl name="" size={22} />
          <Thread word="MEDIUM" />
          <Pearl name="" size={22} />
          <Thread word={null} />
        </>
      )}
      <Pearl name="" size={26} tone="target" />
    </span>
  );
}
