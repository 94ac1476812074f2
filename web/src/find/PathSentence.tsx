import { Name } from '../design/Name.js';
import { Sentence } from '../i18n/Sentence.js';
import { answerSentence, type PathOutline } from './answer.js';

/** A path as one sentence. */
export function PathSentence({ path, viewerId }: { path: PathOutline; viewerId: string | null }) {
  const sentence = answerSentence(path, viewerId);
  if (!sentence) return null;
  return (
    <Sentence
      message={sentence.message}
      parts={{
        asked: <Name key="asked">{sentence.asked.name}</Name>,
        target: <Name key="target">{sentence.target.name}</Name>,
        via: sentence.via.map((person) => <Name key={person.id}>{person.name}</Name>),
      }}
    />
  );
}
