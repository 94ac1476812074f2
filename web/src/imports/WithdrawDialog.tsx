import { useMutation, useQuery } from '@apollo/client/react';
import { useId, useState } from 'react';
import { Modal } from '../design/Modal.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  type SourceLineFragment,
  SourcesDocument,
  SourceWithdrawalDocument,
  type SourceWithdrawalQuery,
  WithdrawSourceDocument,
} from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { sourceProblem } from './SourceRow.js';
import { evidenceMessages, sourceName } from './source-words.js';
import './messages.js';

const widthPx = 560;

/** What would disappear with a source, and the withdrawal itself, for whoever writes its name. */
export function WithdrawDialog({ source, onClose }: { source: SourceLineFragment; onClose: () => void }) {
  const { t } = useMessages();
  const showToast = useToast();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const preview = useQuery(SourceWithdrawalDocument, {
    variables: { id: source.id },
    fetchPolicy: 'network-only',
  });
  const [withdraw] = useMutation(WithdrawSourceDocument, { variables: { id: source.id } });
  const isGone = preview.data?.sourceWithdrawal === null;
  const name = sourceName(source, t);
  const isNamed = typed.trim() === name.trim();
  const perform = async () => {
    setIsBusy(true);
    setError(null);
    const work = withdraw({ refetchQueries: [SourcesDocument] });
    // The list shows it as being withdrawn long before the answer comes; the dialog is in its way no longer.
    const started = await Promise.race([
      work.then(
        () => true,
        (failure: unknown) => {
          setError(failure);
          return false;
        },
      ),
      new Promise<true>((resolve) => setTimeout(() => resolve(true), 700)),
    ]);
    if (!started) return setIsBusy(false);
    void preview.client.refetchQueries({ include: [SourcesDocument] });
    onClose();
    work.then(
      () => showToast({ text: t('sources.done', { name: name.slice(0, 60) }) }),
      (failure: unknown) => showToast({ text: t(sourceProblem(failure)) }),
    );
  };
  return (
    <Modal title={t('sources.withdrawTitle')} widthPx={widthPx} onClose={onClose}>
      <form
        className="withdraw"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed && !isBusy && !isGone) void perform();
        }}
      >
        <p>
          <Sentence
            message="sources.withdrawBody"
            parts={{
              name: (
                <strong>
                  <Name>{name}</Name>
                </strong>
              ),
            }}
          />
        </p>
        <Loss answer={preview.data} error={preview.error} />
        <p className="faint">{t('sources.stays')}</p>
        <div className="field">
          <label htmlFor={id}>
            <Sentence message="sources.confirm" parts={{ name: <strong>{name}</strong> }} />
          </label>
          <input
            id={id}
            className="text-field"
            data-autofocus
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        {error !== null && (
          <div className="notice" data-tone="danger" role="alert">
            <p>{t(sourceProblem(error))}</p>
          </div>
        )}
        <div className="import-actions">
          <button type="submit" className="button button-danger" disabled={!isNamed || isBusy || isGone}>
            {t('sources.withdrawNow')}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            {t('imports.cancel')}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function Loss({ answer, error }: { answer: SourceWithdrawalQuery | undefined; error: unknown }) {
  const { t } = useMessages();
  if (error) return <ProblemLine error={error} />;
  if (!answer)
    return <div className="skeleton" role="status" aria-label={t('shell.loading')} style={{ height: 132 }} />;
  const loss = answer.sourceWithdrawal;
  if (!loss) return <p className="soft">{t('sources.gone')}</p>;
  const lines: { message: MessageKey; count: number }[] = [
    ...loss.evidence.map(({ kind, count }) => ({ message: evidenceMessages[kind], count })),
    { message: 'sources.loss.tiesEnding', count: loss.tiesEnding },
    { message: 'sources.loss.tiesWeakened', count: loss.tiesWeakened },
    { message: 'sources.loss.tiesStrengthened', count: loss.tiesStrengthened },
    { message: 'sources.loss.people', count: loss.people },
    { message: 'sources.loss.organizations', count: loss.organizations },
    { message: 'sources.loss.projects', count: loss.projects },
    { message: 'sources.loss.skills', count: loss.skillClaims },
  ];
  const shown = lines.filter(({ count }) => count > 0);
  if (shown.length === 0) return <p className="soft">{t('sources.loss.nothing')}</p>;
  return (
    <div className="withdraw-loss">
      <ul>
        {shown.map(({ message, count }) => (
          <li key={message}>{t(message, { count })}</li>
        ))}
      </ul>
      <p className="faint">{t('sources.loss.atMost')}</p>
    </div>
  );
}
