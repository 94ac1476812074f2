import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { Name } from '../design/Name.js';
import type { ContactFileRowPartsFragment } from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { sharingMessages } from './contact-words.js';
import './messages.js';

type Row = ContactFileRowPartsFragment;

interface Props {
  readonly rows: readonly Row[];
  readonly ticked: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly onTick: (id: string, isTicked: boolean) => void;
  readonly onDecide: (id: string, isSame: boolean) => void;
}

/** A list this long is drawn whole; a longer one only where it is looked at. */
const drawnWhole = 200;

/** The rows of a file's preview; thousands of them scroll as smoothly as ten. */
export function PreviewRows(props: Props) {
  const { t } = useMessages();
  const { rows, ticked, others, onTick, onDecide } = props;
  if (rows.length === 0) {
    return (
      <div className="empty">
        <p>{t('contacts.preview.nothing')}</p>
      </div>
    );
  }
  if (rows.length > drawnWhole) return <LongList {...props} />;
  return (
    <ul className="card preview-list" aria-label={t('contacts.preview.list')}>
      {rows.map((row) => (
        <li key={row.id}>
          <PreviewRow
            row={row}
            isTicked={ticked.has(row.id)}
            isOther={others.has(row.id)}
            onTick={onTick}
            onDecide={onDecide}
          />
        </li>
      ))}
    </ul>
  );
}

function LongList({ rows, ticked, others, onTick, onDecide }: Props) {
  const { t } = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 76,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  return (
    <ul
      ref={list}
      className="card preview-list"
      data-long
      aria-label={t('contacts.preview.list')}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <PreviewRow
                row={row}
                isTicked={ticked.has(row.id)}
                isOther={others.has(row.id)}
                onTick={onTick}
                onDecide={onDecide}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}

const PreviewRow = memo(function PreviewRow({
  row,
  isTicked,
  isOther,
  onTick,
  onDecide,
}: {
  row: Row;
  isTicked: boolean;
  isOther: boolean;
  onTick: Props['onTick'];
  onDecide: Props['onDecide'];
}) {
  const { t, language } = useMessages();
  const { match } = row;
  const where = [row.title, row.employer].filter((part) => part).join(' · ');
  return (
    <div className="preview-row" data-ticked={isTicked || undefined}>
      <label className="preview-tick">
        <input
          type="checkbox"
          checked={isTicked}
          onChange={(event) => onTick(row.id, event.target.checked)}
        />
        <span className="preview-who">
          <span className="preview-name">
            <Name>{row.name}</Name>
          </span>
          <span className="faint">
            {where === '' ? (row.email ?? t('contacts.noEmployer')) : <Name longest={90}>{where}</Name>}
          </span>
        </span>
      </label>
      <div className="preview-marks">
        {row.organization?.stage === 'PROSPECT' && (
          <span className="chip">{t('contacts.mark.prospect')}</span>
        )}
        {row.isPrivate && <span className="chip">{t('contacts.privateAddress')}</span>}
        {row.wasRemoved && (
          <span className="chip" data-tone="warn">
            {t('contacts.mark.removed')}
          </span>
        )}
        {match?.isContact && <span className="chip">{t('contacts.mark.contact')}</span>}
        {match && !match.isContact && match.isCertain && (
          <span className="chip">
            {t(match.isColleague ? 'contacts.mark.colleague' : 'contacts.mark.known')}
          </span>
        )}
        {match?.chosenSharing && (
          <span className="chip">
            {t('contacts.mark.stays', { sharing: t(sharingMessages[match.chosenSharing]) })}
          </span>
        )}
      </div>
      <p className="faint preview-since">
        {row.connectedOn && formatDay(language, row.connectedOn)}
        {row.messages != null && t('contacts.preview.messages', { count: row.messages })}
        {row.lastMessage && ` · ${formatDay(language, row.lastMessage)}`}
      </p>
      {match && !match.isCertain && (
        <div className="preview-doubt">
          <p className="faint">
            <Sentence
              message="contacts.doubt"
              parts={{ name: <Name>{[match.name, match.employer].filter((part) => part).join(', ')}</Name> }}
            />
          </p>
          <label>
            <input
              type="radio"
              name={`same-${row.id}`}
              checked={!isOther}
              onChange={() => onDecide(row.id, true)}
            />
            {t('contacts.doubt.same')}
          </label>
          <label>
            <input
              type="radio"
              name={`same-${row.id}`}
              checked={isOther}
              onChange={() => onDecide(row.id, false)}
            />
            {t('contacts.doubt.other')}
          </label>
        </div>
      )}
    </div>
  );
});
