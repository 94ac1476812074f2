/** Names longer than this are cut on the screen; the whole name stays for screen readers and as a tooltip. */
const longestShown = 48;

/** A name from outside: as text, in its own direction, never longer than a line can bear. */
export function Name({ children, longest = longestShown }: { children: string; longest?: number }) {
  const short = shortened(children, longest);
  if (short === children) return <bdi className="name">{children}</bdi>;
  return (
    <bdi className="name" title={children.slice(0, 2000)}>
      <span aria-hidden="true">{short}</span>
      <span className="visually-hidden">{children}</span>
    </bdi>
  );
}

/** The first `longest` characters as people count them, with an ellipsis if any are missing. */
export function shortened(text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= longest) return trimmed;
  const characters = [...new Intl.Segmenter().segment(trimmed.slice(0, longest * 8))].map(
    (part) => part.segment,
  );
  return characters.length <= longest
    ? trimmed
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** One or two letters for a pearl: of the first and the last word that begin with a letter. */
export function initials(name: string): string {
  const words = name
    .slice(0, 400)
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) =>
    [...(word ?? '')].slice(0, 1),
  );
  return letters.join('').toLocaleUpperCase();
}
