import { useQuery } from '@apollo/client/react';
import { Choices } from '../design/Choices.js';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import {
  MirrorPreviewDocument,
  type MirrorPreviewQuery,
  type PreviewChange,
  type PreviewRole,
} from '../generated/graphql.js';
import { formatList } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { RowsSkeleton } from '../people/RecordSkeleton.js';
import { reasonPhrase } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';
import { roleOf } from './address.js';
import { FactValues, factLabel } from './fact-words.js';
import { useMirrorAddress } from './useMirrorAddress.js';
import './messages.js';

/** The viewer as a colleague reads them, through the eyes of one role or the other. */
export function PreviewSection() {
  const { t } = useMessages();
  const { search, change } = useMirrorAddress();
  const role = roleOf(search);
  const { data, previousData, error, refetch } = useQuery(MirrorPreviewDocument, {
    variables: { as: role },
    fetchPolicy: 'cache-and-network',
  });
  const preview = (data ?? previousData)?.mirrorPreview;
  return (
    <section className="card record-section mirror-preview" aria-labelledby="mirror-preview">
      <div className="record-section-head">
        <h2 id="mirror-preview">{t('mirror.preview.title')}</h2>
      </div>
      <Choices<PreviewRole>
        label={t('mirror.preview.as')}
        value={role}
        onChange={(as) => change({ eyes: as === 'MANAGER' ? 'manager' : undefined })}
        options={[
          { value: 'SALES', label: t('mirror.preview.SALES') },
          { value: 'MANAGER', label: t('mirror.preview.MANAGER') },
        ]}
      />
      {error && !preview ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !preview ? (
        <RowsSkeleton rows={5} />
      ) : (
        <Preview preview={preview} />
      )}
    </section>
  );
}

function Preview({ preview }: { preview: MirrorPreviewQuery['mirrorPreview'] }) {
  const { t, language } = useMessages();
  const { facts, ties, tieCount, mayChange } = preview;
  const more = tieCount - ties.length;
  return (
    <>
      <dl className="mirror-preview-facts">
        {facts
          .filter(({ field }) => !listedElsewhere.has(field))
          .map((fact) => (
            <div key={fact.field}>
              <dt>{factLabel(t, fact.field)}</dt>
              <dd>
                <FactValues fact={fact} />
              </dd>
            </div>
          ))}
      </dl>
      <p>
        {t('mirror.preview.ties', { count: tieCount })}{' '}
        {mayChange.length > 0 && (
          <span>
            {t('mirror.preview.mayChange', {
              what: formatList(
                language,
                mayChange.map((what) => t(changeMessages[what])),
              ),
            })}
          </span>
        )}
      </p>
      {ties.length > 0 && (
        <ul className="mirror-preview-ties">
          {ties.slice(0, mostShown).map(({ person, word, reasons }) => (
            <li key={person.id}>
              <Pearl name={person.name} size={26} />
              <span className="mirror-preview-tie">
                <Name longest={50}>{person.name}</Name>
                <span className="faint">{reasonPhrase(t, language, reasons)}</span>
              </span>
              <WordChip word={word} />
            </li>
          ))}
        </ul>
      )}
      {more + ties.length > mostShown && (
        <p className="faint">
          {t('mirror.preview.more', { count: tieCount - Math.min(mostShown, ties.length) })}
        </p>
      )}
      <p className="faint">{t('mirror.preview.how')}</p>
    </>
  );
}

const mostShown = 5;

/** Long, or of interest to nobody: beside the facts themselves it stands whether they are shown. */
const listedElsewhere: ReadonlySet<string> = new Set(['projects', 'key', 'systems', 'accounts']);

const changeMessages = {
  RECORD: 'mirror.change.RECORD',
  SKILLS: 'mirror.change.SKILLS',
  EMPLOYMENTS: 'mirror.change.EMPLOYMENTS',
  PROJECTS: 'mirror.change.PROJECTS',
} as const satisfies Record<PreviewChange, MessageKey>;
