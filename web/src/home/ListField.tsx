import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Name } from '../design/Name.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import {
  type FileProblem,
  mostAtOnce,
  mostFileBytes,
  type ReadList,
  readList,
  textOfFile,
} from './read-list.js';
import './messages.js';

/** The field for a list, and what will be made of its lines; a file may be dropped on it. */
export function ListField({
  text,
  onChange,
  isBusy,
  hasFocus,
  onLook,
}: {
  text: string;
  onChange: (text: string) => void;
  isBusy: boolean;
  /** True where the field takes the place of what had the focus. */
  hasFocus: boolean;
  onLook: () => void;
}) {
  const { t } = useMessages();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const [problem, setProblem] = useState<{ name: string; problem: FileProblem } | null>(null);
  const [isOver, setIsOver] = useState(false);
  const deferred = useDeferredValue(text);
  const list = useMemo(() => readList(deferred), [deferred]);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const bytes = chosen.size > mostFileBytes ? null : new Uint8Array(await chosen.arrayBuffer());
    const read = bytes === null ? { problem: 'tooLarge' as const } : textOfFile(chosen.name, bytes);
    if ('problem' in read) return setProblem({ name: chosen.name, problem: read.problem });
    setProblem(null);
    onChange(text.trim() === '' ? read.text : `${text.trimEnd()}\n${read.text}`);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <form
      className="list-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (list.lines.length > 0 && !isBusy) onLook();
      }}
    >
      <label htmlFor={id} className="list-label">
        {t('list.label')}
      </label>
      <textarea
        id={id}
        ref={field}
        className="text-field list-field"
        data-over={isOver || undefined}
        value={text}
        rows={14}
        dir="auto"
        spellCheck={false}
        placeholder={t('list.placeholder')}
        aria-describedby={`${id}-read`}
        onChange={({ target }) => onChange(target.value)}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      />
      <p className="faint" id={`${id}-read`} role="status">
        <Summary list={list} />
      </p>
      {problem && (
        <div className="notice" data-tone="danger" role="alert">
          <p>
            <Sentence
              message={problemMessages[problem.problem]}
              parts={{ name: <Name>{problem.name}</Name> }}
            />
          </p>
        </div>
      )}
      <div className="list-actions">
        <button type="submit" className="button button-primary" disabled={list.lines.length === 0 || isBusy}>
          {isBusy ? t('list.looking') : t('list.look', { count: list.lines.length })}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <IconUpload size={16} aria-hidden="true" />
          {t('list.file')}
        </button>
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('list.file')}
          accept=".txt,.csv,text/plain,text/csv"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
        <span className="faint">{t('list.fileHelp')}</span>
      </div>
    </form>
  );
}

/** What was read, and what not, so that nobody wonders where a line went. */
function Summary({ list }: { list: ReadList }) {
  const { t } = useMessages();
  const { lines, waiting, repeatedCount, emptyCount } = list;
  if (lines.length === 0) return emptyCount > 0 ? t('list.nothingReadable') : t('list.hint');
  const parts = [
    t('list.read', { count: lines.length + waiting.length }),
    ...(repeatedCount > 0 ? [t('list.repeated', { count: repeatedCount })] : []),
    ...(emptyCount > 0 ? [t('list.empty', { count: emptyCount })] : []),
  ];
  return (
    <>
      {parts.join(' · ')}
      {waiting.length > 0 && ` ${t('list.waiting', { most: mostAtOnce, count: waiting.length })}`}
    </>
  );
}

const problemMessages = {
  tooLarge: 'list.problem.tooLarge',
  notText: 'list.problem.notText',
} as const satisfies Record<FileProblem, MessageKey>;
