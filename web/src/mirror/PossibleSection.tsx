import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import type { MirrorPageQuery } from '../generated/graphql.js';
import { formatDay, formatNumber } from '../i18n/format.js';
import { type Language, type MessageKey, type Translate, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import './messages.js';

type Possible = MirrorPageQuery['mirror']['possible'];

/** What came of the viewer's sharing: whom they brought together, and where colleagues find a way in through them. */
export function PossibleSection({ possible }: { possible: Possible }) {
  const { t, language } = useMessages();
  const number = (value: number) => formatNumber(language, value);
  const figures: readonly { label: MessageKey; value: number; note: string | null }[] = [
    { label: 'mirror.possible.accepted', value: possible.acceptedCount, note: askedNote(t, possible) },
    {
      label: 'mirror.possible.organizations',
      value: possible.organizationCount,
      note:
        possible.prospectCount > 0 ? t('mirror.possible.prospects', { count: possible.prospectCount }) : null,
    },
    {
      label: 'mirror.possible.only',
      value: possible.onlyThroughViewerCount,
      note: possible.onlyThroughViewerCount > 0 ? t('mirror.possible.onlyNote') : null,
    },
  ];
  return (
    <section className="card mirror-possible" aria-labelledby="mirror-possible">
      <h2 id="mirror-possible">{t('mirror.possible.title')}</h2>
      {isNothingYet(possible) ? (
        <p>
          {t('mirror.possible.nothing')}{' '}
          <Link to="/know" className="link">
            {t('nav.know')}
          </Link>
        </p>
      ) : (
        <dl className="mirror-figures">
          {figures.filter(isTold).map(({ label, value, note }) => (
            <div key={label} data-none={value === 0 || undefined}>
              <dt className="mirror-figure-label" data-alone={note === null || undefined}>
                {t(label, { count: value })}
              </dt>
              <dd className="mirror-figure">{number(value)}</dd>
              {note && <dd className="mirror-figure-note">{note}</dd>}
            </div>
          ))}
        </dl>
      )}
      <Stories possible={possible} />
      <p className="mirror-shared">
        {t('mirror.possible.shared')} {sharedParts(t, language, possible)}{' '}
        <Link to="/contacts" className="link">
          {t('mirror.possible.change')}
        </Link>
      </p>
      <details className="measured">
        <summary>{t('mirror.possible.how')}</summary>
        <p className="faint">{t('mirror.possible.howBody')}</p>
      </details>
    </section>
  );
}

/** Where nothing came of it, only that of introductions is told: others ask, and may yet. */
function isTold({ label, value }: { label: MessageKey; value: number }): boolean {
  return value > 0 || label === 'mirror.possible.accepted';
}

function isNothingYet(possible: Possible): boolean {
  const { askedCount, wentOverCount, organizationCount } = possible;
  return askedCount + wentOverCount + organizationCount === 0;
}

/** How many ties there are of each sharing that there is. */
function sharedParts(t: Translate, language: Language, { ties }: Possible): string {
  const parts = [
    [ties.NAMED, 'mirror.possible.named'],
    [ties.BLIND, 'mirror.possible.blind'],
    [ties.PRIVATE, 'mirror.possible.private'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0);
  if (shown.length === 0) return t('mirror.possible.noTies');
  return shown.map(([count, key]) => t(key, { number: formatNumber(language, count) })).join(' · ');
}

function askedNote(t: Translate, possible: Possible): string | null {
  const { askedCount, waitingCount } = possible;
  if (askedCount === 0) return t('mirror.possible.askedNone');
  const asked = t('mirror.possible.asked', { count: askedCount });
  return waitingCount === 0 ? asked : `${asked}, ${t('mirror.possible.waiting', { count: waitingCount })}`;
}

/** Who met whom, and what went on without being asked. */
function Stories({ possible }: { possible: Possible }) {
  const { t, language } = useMessages();
  const { latestAccepted, wentOverCount, onlyThroughViewer, onlyThroughViewerCount } = possible;
  const more = onlyThroughViewerCount - onlyThroughViewer.length;
  if (latestAccepted.length === 0 && wentOverCount === 0 && onlyThroughViewer.length === 0) return null;
  return (
    <ul className="mirror-stories">
      {latestAccepted.map(({ id, asker, target, answeredAt }) => (
        <li key={id}>
          <span>
            <Sentence
              message={target ? 'mirror.possible.story' : 'mirror.possible.storyUnnamed'}
              parts={{
                asker: <PersonLink person={asker} />,
                ...(target && { target: <PersonLink person={target} /> }),
              }}
            />
          </span>
          {answeredAt && <span className="faint">{formatDay(language, answeredAt)}</span>}
        </li>
      ))}
      {wentOverCount > 0 && <li>{t('mirror.possible.wentOver', { count: wentOverCount })}</li>}
      {onlyThroughViewer.length > 0 && (
        <li>
          <span>
            <Sentence
              message={more > 0 ? 'mirror.possible.onlyMore' : 'mirror.possible.onlyNames'}
              values={{ more: formatNumber(language, more) }}
              parts={{
                names: onlyThroughViewer.map(({ id, name }) => (
                  <Link key={id} to="/organizations/$id" params={{ id }} className="link">
                    <Name longest={50}>{name}</Name>
                  </Link>
                )),
              }}
            />
          </span>
        </li>
      )}
    </ul>
  );
}

function PersonLink({ person: { id, name } }: { person: { id: string; name: string } }) {
  return (
    <Link to="/people/$id" params={{ id }} className="link">
      <Name longest={50}>{name}</Name>
    </Link>
  );
}
