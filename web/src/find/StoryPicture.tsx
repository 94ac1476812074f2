import { Pearl, Thread } from '../design/Pearls.js';

/** A small drawing of what kind of answer a story has: two strings, a veiled pearl, a gap. */
export function StoryPicture({ storyKey }: { storyKey: string }) {
  return (
    <span className="story-picture" aria-hidden="true">
      {storyKey === 'two-warm-ways' && (
        <span className="story-picture-two">
          <span>
            <Pearl name="" size={18} />
            <Thread word="STRONG" />
            <Pearl name="" size={18} />
          </span>
          <span>
            <Pearl name="" size={18} />
            <Thread word="MEDIUM" />
            <Pearl name="" size={18} />
          </span>
        </span>
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
      {storyKey === 'two-warm-ways' && <Thread word="MEDIUM" />}
      <Pearl name="" size={26} tone="target" />
    </span>
  );
}
