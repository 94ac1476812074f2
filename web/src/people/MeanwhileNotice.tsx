import { Choices } from '../design/Choices.js';
import { shortened } from '../design/Name.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import type { Clash } from './meanwhile.js';
import './messages.js';
import './form.css';

/**
 * Tells that somebody else saved meanwhile: what of theirs stands in the form now, and field by field what to choose
 * where both changed the same. Nothing that was typed is lost.
 */
export function MeanwhileNotice({
  taken,
  clashes,
  labels,
  chosen,
  onChoose,
}: {
  taken: readonly string[];
  clashes: readonly Clash[];
  labels: Readonly<Record<string, string>>;
  /** By field whose value stands in the form. */
  chosen: Readonly<Record<string, 'theirs' | 'mine'>>;
  onChoose: (field: string, side: 'theirs' | 'mine') => void;
}) {
  const { t, language } = useMessages();
  const label = (field: string) => labels[field] ?? field;
  return (
    <div className="notice meanwhile" role="alert">
      <p>
        <strong>{t('record.meanwhile.title')}</strong>{' '}
        {taken.length > 0 && t('record.meanwhile.taken', { fields: formatList(language, taken.map(label)) })}{' '}
        {t(clashes.length > 0 ? 'record.meanwhile.choose' : 'record.meanwhile.save')}
      </p>
      {clashes.length > 0 && (
        <ul className="meanwhile-fields">
          {clashes.map(({ field, theirs, mine }) => (
            <li key={field}>
              <h3>{label(field)}</h3>
              <dl>
                <div>
                  <dt>{t('record.meanwhile.theirs')}</dt>
                  <dd>
                    <Value value={theirs} />
                  </dd>
                </div>
                <div>
                  <dt>{t('record.meanwhile.mine')}</dt>
                  <dd>
                    <Value value={mine} />
                  </dd>
                </div>
              </dl>
              <Choices
                label={t('record.meanwhile.whose', { field: label(field) })}
                value={chosen[field] ?? 'mine'}
                onChange={(side) => onChoose(field, side)}
                options={[
                  { value: 'theirs', label: t('record.meanwhile.takeTheirs') },
                  { value: 'mine', label: t('record.meanwhile.keepMine') },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Value({ value }: { value: string | readonly string[] }) {
  const { t, language } = useMessages();
  const text = typeof value === 'string' ? value : formatList(language, value);
  if (text.trim() === '') return <span className="faint">{t('record.meanwhile.empty')}</span>;
  return <bdi>{shortened(text, 300)}</bdi>;
}
