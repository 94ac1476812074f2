import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { Choices } from '../design/Choices.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  type ContactEntryProblem,
  type ContactFileQuery,
  DropContactFileDocument,
  MyContactsDocument,
  TakeContactsDocument,
  type TakeContactsInput,
  type TieSharing,
} from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { sharings } from './address.js';
import { fileKindMessages } from './BroughtIn.js';
import { sharingMessages } from './contact-words.js';
import { PreviewRows } from './PreviewRows.js';
import {
  countHelped,
  decided,
  type Helper,
  helped,
  isInView,
  rowsShown,
  toggled,
  type View,
  views,
} from './ticks.js';
import { forgetTicks, useTicks } from './useTicks.js';
import './messages.js';

type ContactFile = NonNullable<ContactFileQuery['contactFile']>;

/** The people of a file, nobody ticked at first; who is ticked is stored, with the sharing chosen here. */
export function ImportPreview({ file, onAgain }: { file: ContactFile; onAgain: () => void }) {
  const { t, language } = useMessages();
  const [ticks, setTicks] = useTicks(file.id);
  const [text, setText] = useState('');
  const [view, setView] = useState<View>('ALL');
  const take = useTake(file.id);
  const wanted = useDeferredValue(text);
  const ticked = useMemo(() => new Set(ticks.ticked), [ticks.ticked]);
  const others = useMemo(() => new Set(ticks.others), [ticks.others]);
  const shown = useMemo(() => rowsShown(file.rows, view, wanted, ticked), [file.rows, view, wanted, ticked]);
  const help = (helper: Helper) => setTicks(helped(ticks, helper, file.rows, shown));
  return (
    <>
      <FileLine file={file} onAgain={onAgain} />
      <div className="preview-tools">
        <input
          type="search"
          className="text-field preview-search"
          aria-label={t('contacts.preview.search')}
          placeholder={t('contacts.preview.search')}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Choices<View>
          label={t('contacts.preview.view')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({
            value,
            label: t(viewMessages[value], {
              count: formatNumber(language, file.rows.filter((row) => isInView(row, value, ticked)).length),
            }),
          }))}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser */}
      <div className="preview-helpers" role="group" aria-label={t('contacts.preview.helpers')}>
        {tickers.map((helper) => (
          <button
            key={helper}
            type="button"
            className="button"
            disabled={countHelped(helper, file.rows, shown) === 0}
            onClick={() => help(helper)}
          >
            {t(helperMessages[helper], {
              count: formatNumber(language, countHelped(helper, file.rows, shown)),
            })}
          </button>
        ))}
        <button
          type="button"
          className="button button-quiet"
          disabled={ticked.size === 0}
          onClick={() => help('NONE')}
        >
          {t('contacts.preview.none')}
        </button>
      </div>
      <PreviewRows
        rows={shown}
        ticked={ticked}
        others={others}
        onTick={(id, isTicked) => setTicks(toggled(ticks, id, isTicked))}
        onDecide={(id, isSame) => setTicks(decided(ticks, id, isSame))}
      />
      <section className="card take-bar" aria-label={t('contacts.take.bar')}>
        <div className="take-sharing">
          <p className="eyebrow">{t('contacts.take.sharing')}</p>
          <Choices<TieSharing | 'DEFAULT'>
            label={t('contacts.take.sharing')}
            value={ticks.sharing ?? 'DEFAULT'}
            onChange={(next) => setTicks({ ...ticks, sharing: next === 'DEFAULT' ? null : next })}
            options={[
              { value: 'DEFAULT', label: t('contacts.take.default') },
              ...sharings.map((value) => ({ value, label: t(sharingMessages[value]) })),
            ]}
          />
        </div>
        <div className="take-go">
          <p className="faint" role="status">
            {t('contacts.take.ticked', { count: ticked.size })}
          </p>
          <button
            type="button"
            className="button button-primary button-large"
            disabled={ticked.size === 0 || take.isBusy}
            onClick={() =>
              take.run({
                file: file.id,
                ticked: ticks.ticked.map((row) => ({ row, isSame: !others.has(row) })),
                ...(ticks.sharing !== null && { sharing: ticks.sharing }),
              })
            }
          >
            {take.isBusy ? t('contacts.take.busy') : t('contacts.take.go', { count: ticked.size })}
          </button>
        </div>
        {take.error !== undefined && <ProblemLine error={take.error} />}
      </section>
    </>
  );
}

const tickers = ['KNOWN', 'PROSPECTS', 'SHOWN'] as const;

function useTake(fileId: string) {
  const { t } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [take, { loading, error }] = useMutation(TakeContactsDocument);
  const run = async (input: TakeContactsInput) => {
    const { data } = await take({ variables: { input } });
    if (!data) return;
    forgetTicks(fileId);
    await client.refetchQueries({ include: [MyContactsDocument] });
    const { added, updated, unchanged } = data.takeContacts;
    toast({ text: t('contacts.taken', { added, updated, unchanged }) });
    await navigate({ to: '/contacts', search: { mine: true } });
  };
  return {
    run: (input: TakeContactsInput) => void run(input).catch(() => undefined),
    isBusy: loading,
    error,
  };
}

function FileLine({ file, onAgain }: { file: ContactFile; onAgain: () => void }) {
  const { t, language } = useMessages();
  const [drop] = useMutation(DropContactFileDocument);
  const leave = () => {
    forgetTicks(file.id);
    void drop({ variables: { id: file.id } }).catch(() => undefined);
    onAgain();
  };
  const time = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { timeStyle: 'short' });
  return (
    <div className="card file-line">
      <div>
        <p>
          <strong>{t(fileKindMessages[file.kind])}</strong> · <Name>{file.fileName}</Name>
        </p>
        <p className="faint">
          {t('contacts.preview.people', { count: file.rows.length })}
          {file.unknownColleagues > 0 &&
            ` · ${t('contacts.preview.colleagues', { count: file.unknownColleagues })}`}
          {file.leftOut.map(({ problem, count }) => ` · ${t(leftOutMessages[problem], { count })}`)}
        </p>
        <p className="faint">
          {t('contacts.preview.expires', { time: time.format(new Date(file.expiresAt)) })}
        </p>
      </div>
      <button type="button" className="button" onClick={leave}>
        {t('contacts.preview.drop')}
      </button>
    </div>
  );
}

const viewMessages = {
  ALL: 'contacts.view.all',
  NEW: 'contacts.view.new',
  KNOWN: 'contacts.view.known',
  PRIVATE: 'contacts.view.private',
  TICKED: 'contacts.view.ticked',
} as const satisfies Record<View, MessageKey>;

const helperMessages = {
  KNOWN: 'contacts.helper.known',
  PROSPECTS: 'contacts.helper.prospects',
  SHOWN: 'contacts.helper.shown',
} as const satisfies Record<(typeof tickers)[number], MessageKey>;

const leftOutMessages = {
  NO_NAME: 'contacts.leftOut.noName',
  UNREADABLE: 'contacts.leftOut.unreadable',
  TOO_LONG: 'contacts.leftOut.tooLong',
  REPEATED: 'contacts.leftOut.repeated',
  CUT_OFF: 'contacts.leftOut.cutOff',
  NO_PERSON: 'contacts.leftOut.noPerson',
} as const satisfies Record<ContactEntryProblem, MessageKey>;
