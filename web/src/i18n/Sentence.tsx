import { Fragment, type ReactNode } from 'react';
import { formatList } from './format.js';
import { type MessageKey, type MessageValues, useMessages } from './i18n.js';

/** First of the private-use characters that stand for a part while its sentence is put together. */
const firstMark = 0xe000;

/**
 * A message with elements in its places. The words never pass through a markup parser and the parts never through the
 * message, so that a name full of brackets stays a name. Several parts in one place are joined as a list.
 */
export function Sentence({
  message,
  parts,
  values,
}: {
  message: MessageKey;
  parts: Record<string, ReactNode | ReactNode[]>;
  values?: MessageValues;
}) {
  const { t, language } = useMessages();
  const elements: ReactNode[] = [];
  const marks: MessageValues = { ...values };
  const mark = (element: ReactNode) => String.fromCharCode(firstMark + elements.push(element) - 1);
  for (const [place, part] of Object.entries(parts)) {
    marks[place] = Array.isArray(part) ? formatList(language, part.map(mark)) : mark(part);
  }
  const words = t(message, marks).split(/([\uE000-\uE0FF])/u);
  return words.map((piece, position) => {
    const element = piece.length === 1 ? elements[piece.charCodeAt(0) - firstMark] : undefined;
    // Pieces have no identity of their own and never move: their position is their key.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return <Fragment key={position}>{element ?? piece}</Fragment>;
  });
}
