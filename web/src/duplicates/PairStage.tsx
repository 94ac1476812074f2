import { useQuery } from '@apollo/client/react';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import {
  type DuplicatePairFragment,
  type DuplicatePersonFragment,
  MergePreviewDocument,
} from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { canKeep, compareFields } from './compare.js';
import type { DuplicateWork } from './useDuplicates.js';
import { usePairKeys } from './usePairKeys.js';
import { duplicateProblem, personKindMessages, reasonMessages } from './words.js';
import './messages.js';

/** Two records side by side: what differs, which one stays, what merging would do, and the three answers. */
export function PairStage({ pair, work }: { pair: DuplicatePairFragment; work: DuplicateWork }) {
  const { t } = useMessages();
  const [first, second] = pair.people;
  const [keepSecond, setKeepSecond] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const keep = keepSecond ? second : first;
  const remove = keepSecond ? first : second;
  const merge = () => keep && remove && void work.merge(keep.id, remove.id);
  const choose = (isSecond: boolean) => {
    const [wanted, other] = isSecond ? [second, first] : [first, second];
    if (wanted && other && canKeep(wanted, other)) setKeepSecond(isSecond);
  };
  usePairKeys({
    m: merge,
    n: () => void work.keepApart(),
    s: work.skip,
    ArrowDown: work.skip,
    ArrowUp: work.back,
    ArrowLeft: () => choose(false),
    ArrowRight: () => choose(true),
  });
  // The buttons of the last pair are gone with it; whoever works by keyboard goes on at the new one.
  useEffect(() => {
    if (document.activeElement === document.body) stage.current?.focus({ preventScroll: true });
  }, []);
  if (!first || !second || !keep || !remove) return null;
  return (
    <section ref={stage} className="card pair" tabIndex={-1} aria-label={`${first.name} / ${second.name}`}>
      <ul className="pair-reasons" aria-label={t('duplicates.why')}>
        <li className="chip" data-word={pair.isLikely ? 'STRONG' : undefined}>
          {t(pair.isLikely ? 'duplicates.likely' : 'duplicates.possible')}
        </li>
        {pair.reasons.map((reason) => (
          <li key={reason} className="chip">
            {t(reasonMessages[reason])}
          </li>
        ))}
      </ul>
      <Comparison people={[first, second]} keepSecond={keepSecond} onChoose={choose} />
      {pair.people.some(({ kind, email }) => kind !== 'EMPLOYEE' && email === null) && (
        <p className="faint">{t('duplicates.details')}</p>
      )}
      <Preview keep={keep} remove={remove} />
      <div className="pair-actions">
        <button type="button" className="button button-primary" disabled={work.isBusy} onClick={merge}>
          {t('duplicates.merge')} <kbd>M</kbd>
        </button>
        <button type="button" className="button" disabled={work.isBusy} onClick={() => void work.keepApart()}>
          {t('duplicates.notSame')} <kbd>N</kbd>
        </button>
        <button type="button" className="button button-quiet" onClick={work.skip}>
          {t('duplicates.skip')} <kbd>S</kbd>
        </button>
        {work.hasEarlier && (
          <button type="button" className="button button-quiet" onClick={work.back}>
            {t('duplicates.back')} <kbd>↑</kbd>
          </button>
        )}
        <span className="faint pair-keys">
          <Sentence message="duplicates.keys" parts={{ left: <kbd>←</kbd>, right: <kbd>→</kbd> }} />
        </span>
      </div>
    </section>
  );
}

type Two = readonly [DuplicatePersonFragment, DuplicatePersonFragment];

function Comparison({
  people,
  keepSecond,
  onChoose,
}: {
  people: Two;
  keepSecond: boolean;
  onChoose: (isSecond: boolean) => void;
}) {
  const { t, language } = useMessages();
  const name = useId();
  const [first, second] = people;
  const fields = compareFields(first, second, {
    kind: ({ kind }) => t(personKindMessages[kind]),
    leftAt: ({ leftAt }) => (leftAt ? formatDay(language, leftAt) : ''),
    ties: ({ ties }) =>
      ties.totalCount === 0
        ? t('duplicates.knownByNobody')
        : t('duplicates.knownBy', { count: ties.totalCount }),
  });
  return (
    <table className="comparison">
      <thead>
        <tr>
          <td />
          {people.map((person, place) => {
            const isKept = (place === 1) === keepSecond;
            const other = place === 0 ? second : first;
            const isAllowed = canKeep(person, other);
            return (
              <th key={person.id} scope="col" data-kept={isKept || undefined}>
                <div className="pair-person">
                  <Pearl name={person.name} size={40} tone={isKept ? 'target' : 'connector'} />
                  <Link to="/people/$id" params={{ id: person.id }} className="pair-name">
                    <Name longest={60}>{person.name}</Name>
                  </Link>
                </div>
                <label className="keep-choice" title={isAllowed ? undefined : t('duplicates.employeeStays')}>
                  <input
                    type="radio"
                    name={name}
                    checked={isKept}
                    disabled={!isAllowed}
                    onChange={() => onChoose(place === 1)}
                    aria-label={t('duplicates.keepOf', { name: person.name, place: place + 1 })}
                  />
                  <span>
                    {isKept && <IconCheck size={14} stroke={2.5} aria-hidden="true" />}
                    {t(
                      isKept
                        ? 'duplicates.stays'
                        : isAllowed
                          ? 'duplicates.keep'
                          : 'duplicates.employeeStaysShort',
                    )}
                  </span>
                </label>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, values, isDifferent }) => (
          <tr key={label} data-different={isDifferent || undefined}>
            <th scope="row">
              {t(label)}
              {isDifferent && <span className="visually-hidden"> {t('duplicates.differs')}</span>}
            </th>
            {values.map((value, place) => (
              // Two columns that never change their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <td key={place}>
                {value === '' ? <span className="faint">–</span> : <Name longest={120}>{value}</Name>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Preview({ keep, remove }: { keep: DuplicatePersonFragment; remove: DuplicatePersonFragment }) {
  const { t } = useMessages();
  const { data, error } = useQuery(MergePreviewDocument, {
    variables: { keep: keep.id, remove: remove.id },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) {
    return (
      <div className="notice" role="alert">
        <p>{t(duplicateProblem(error))}</p>
      </div>
    );
  }
  const preview = data?.mergePreview;
  if (!preview)
    return <div className="skeleton pair-preview" role="status" aria-label={t('shell.loading')} />;
  const { commonTieCount, gainedTieCount } = preview;
  return (
    <p className="pair-preview">
      <Sentence message="duplicates.preview.stays" parts={{ name: <Name longest={60}>{keep.name}</Name> }} />{' '}
      {gainedTieCount > 0 && `${t('duplicates.preview.gained', { count: gainedTieCount })} `}
      {commonTieCount > 0 && `${t('duplicates.preview.common', { count: commonTieCount })} `}
      {gainedTieCount + commonTieCount === 0 && `${t('duplicates.preview.noTies')} `}
      {t('duplicates.preview.undo')}
    </p>
  );
}
