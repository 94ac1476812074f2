import { useState } from 'react';
import { Name } from '../design/Name.js';
import type { ImportDetailsFragment } from '../generated/graphql.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import type { ImportSettings } from './ChooseFiles.js';
import { firstChoice, isChoosable, lacking, mappingOf, withField } from './column-choice.js';
import { StartProblem } from './StartProblem.js';
import { useStart } from './useStart.js';
import { fieldWords, kindMessages } from './words.js';
import './messages.js';

/** Which column holds what, where their names do not say it, or where the steward knows better. */
export function MappingStep({
  run,
  settings,
  onCancel,
}: {
  run: ImportDetailsFragment;
  settings: ImportSettings;
  onCancel?: () => void;
}) {
  const { t, language } = useMessages();
  const csvKind = settings.csvKinds.find(({ kind }) => kind === run.kind);
  const [choice, setChoice] = useState(() => firstChoice(run.columns, csvKind));
  const { start, isBusy, error } = useStart(run);
  const missing = lacking(choice, csvKind);
  const fields = csvKind?.fields.map(({ field }) => field) ?? [];
  const fieldList = (list: readonly string[]) => list.map((field) => fieldWords(field, t)).join(' / ');
  return (
    <form
      className="card import-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length === 0) void start(true, { mapping: mappingOf(run.columns, choice) });
      }}
    >
      <h2>{t(onCancel ? 'imports.mapping.change' : 'imports.mapping.title')}</h2>
      <p className="soft">{t('imports.mapping.body', { kind: t(kindMessages[run.kind]) })}</p>
      <div className="mapping-scroll">
        <table className="mapping">
          <thead>
            <tr>
              <th scope="col">{t('imports.mapping.column')}</th>
              <th scope="col">{t('imports.mapping.samples')}</th>
              <th scope="col">{t('imports.mapping.field')}</th>
            </tr>
          </thead>
          <tbody>
            {run.columns.map((column, place) => (
              // Columns have no identity but their place, and never move.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={place} data-unread={choice[place] === null || undefined}>
                <th scope="row">
                  <Name longest={40}>
                    {column.name || t('imports.mapping.unnamed', { place: place + 1 })}
                  </Name>
                </th>
                <td className="mapping-samples">
                  {column.samples.length === 0 ? (
                    <span className="faint">{t('imports.mapping.noSamples')}</span>
                  ) : (
                    column.samples.slice(0, 3).map((sample, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: values that stand below each other
                      <span key={at} className="mapping-sample">
                        <Name longest={36}>{sample}</Name>
                      </span>
                    ))
                  )}
                </td>
                <td>
                  <select
                    className="text-field"
                    aria-label={t('imports.mapping.fieldOf', { column: column.name })}
                    value={choice[place] ?? ''}
                    disabled={!isChoosable(run.columns, place)}
                    onChange={({ target }) => setChoice(withField(choice, place, target.value || null))}
                  >
                    <option value="">{t('imports.mapping.notRead')}</option>
                    {fields.map((field) => (
                      <option key={field} value={field}>
                        {fieldWords(field, t)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={missing.length > 0 ? 'field-error' : 'faint'} role="status">
        {missing.length > 0
          ? t('imports.mapping.missing', { fields: formatList(language, missing.map(fieldList)) })
          : t('imports.mapping.enough')}
      </p>
      <div className="import-actions">
        <button type="submit" className="button button-primary" disabled={isBusy || missing.length > 0}>
          {t('imports.mapping.look')}
        </button>
        {onCancel && (
          <button type="button" className="button button-quiet" onClick={onCancel}>
            {t('imports.back')}
          </button>
        )}
      </div>
      <StartProblem error={error} settings={settings} />
    </form>
  );
}
