import { Name } from '../design/Name.js';
import type { PathFragment } from '../generated/graphql.js';
import { formatStrength } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { reasonLine } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';

/** Why we believe in a path, step by step: the viewer's own ties with counts and dates, others' in words. */
export function WhySteps({
  path,
  viewerId,
  openPerson,
}: {
  path: PathFragment;
  viewerId: string | null;
  openPerson: (id: string) => void;
}) {
  const { t, language } = useMessages();
  const steps = path.ties.flatMap((tie, position) => {
    const one = path.people[position]?.person;
    const other = path.people[position + 1]?.person;
    return one && other ? [{ tie, one, other }] : [];
  });
  return (
    <ol className="why-steps">
      {steps.map(({ tie, one, other }) => (
        <li key={`${one.id} ${other.id}`}>
          <p className="why-step-head">
            <strong>
              <Sentence
                message={tie.isOwn ? 'why.own' : 'why.pair'}
                parts={{
                  one: <Name key="one">{one.name}</Name>,
                  other: <Name key="other">{(one.id === viewerId || !tie.isOwn ? other : one).name}</Name>,
                }}
              />
            </strong>
            <WordChip word={tie.word} />
            {typeof tie.strength === 'number' && (
              <span className="faint">
                {t('why.strength', { strength: formatStrength(language, tie.strength) })}
              </span>
            )}
          </p>
          <ul className="why-reasons">
            {tie.reasons.map((reason) => (
              <li key={`${reason.kind} ${reason.first} ${reason.last} ${reason.age}`}>
                {reasonLine(t, language, reason)}
              </li>
            ))}
          </ul>
          {tie.isOwn && (
            <button
              type="button"
              className="link why-own"
              onClick={() => openPerson(one.id === viewerId ? other.id : one.id)}
            >
              {t('why.edit')}
            </button>
          )}
        </li>
      ))}
      {steps.some(({ tie }) => !tie.isOwn) && <li className="faint why-note">{t('why.note')}</li>}
    </ol>
  );
}
