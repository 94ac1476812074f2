import { formatNumber } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';
import {
  differsIn,
  type Field,
  type ShownThing,
  type Term,
  type Terms,
  type Thing,
} from './register-groups.js';

const kinds = {
  NODE: 'council.kind.NODE',
  RELATIONSHIP: 'council.kind.RELATIONSHIP',
  FILE: 'council.kind.FILE',
  LOG: 'council.kind.LOG',
  COOKIE: 'council.kind.COOKIE',
  BROWSER: 'council.kind.BROWSER',
} as const satisfies Record<Thing['kind'], MessageKey>;

const subjects = {
  EMPLOYEES: 'council.subject.EMPLOYEES',
  CONTACTS: 'council.subject.CONTACTS',
  NOBODY: 'council.subject.NOBODY',
} as const satisfies Record<Thing['subjects'][number], MessageKey>;

/** One kind of thing that is stored: what it is, its three answers, and each of its fields, unfolded on demand. */
export function ThingEntry({
  shown: { thing, fields },
  terms,
  isUnfolded,
}: {
  shown: ShownThing;
  terms: Terms;
  isUnfolded: boolean;
}) {
  const { t, language } = useMessages();
  return (
    <li className="council-thing">
      <div className="council-thing-text">
        <h4>{thing.title}</h4>
        <p>{thing.about}</p>
        <p className="council-chips">
          {thing.subjects.map((subject) => (
            <span key={subject} className="chip">
              {t(subjects[subject])}
            </span>
          ))}
          <span className="faint">
            {t(kinds[thing.kind])} <code>{thing.name}</code>
          </span>
        </p>
      </div>
      <dl className="council-answers">
        <Answer label="council.answer.readers" term={terms.get(thing.readers)} />
        <Answer label="council.answer.kept" term={terms.get(thing.retention)} />
        <Answer label="council.answer.basis" term={terms.get(thing.legalBasis)} />
      </dl>
      {fields.length > 0 && (
        // Opened anew when a search begins or ends; in between it is the reader's.
        <details className="council-fields" key={String(isUnfolded)} open={isUnfolded}>
          <summary>
            {t('council.fields', { count: fields.length, number: formatNumber(language, fields.length) })}
          </summary>
          <ul>
            {fields.map((field) => (
              <FieldEntry key={field.name} field={field} thing={thing} terms={terms} />
            ))}
          </ul>
          {thing.marks.length > 0 && (
            <p className="faint council-marks">
              {t('council.marks')}: {thing.marks.map(({ about }) => about).join('; ')}.
            </p>
          )}
        </details>
      )}
    </li>
  );
}

const answers = {
  readers: 'council.answer.readers',
  retention: 'council.answer.kept',
  legalBasis: 'council.answer.basis',
} as const satisfies Record<string, MessageKey>;

/** What it is, and where its answers are others than those above it. */
function FieldEntry({ field, thing, terms }: { field: Field; thing: Thing; terms: Terms }) {
  const { t } = useMessages();
  return (
    <li>
      <span className="council-what">{field.what}</span>
      <code>{field.name}</code>
      {differsIn(field, thing).map((answer) => {
        const term = terms.get(field[answer]);
        return (
          term && (
            <span key={answer} className="council-differs">
              {t(answers[answer])}: <TermLink term={term} />
            </span>
          )
        );
      })}
    </li>
  );
}

function Answer({ label, term }: { label: MessageKey; term: Term | undefined }) {
  const { t } = useMessages();
  if (!term) return null;
  return (
    <div>
      <dt>{t(label)}</dt>
      <dd>
        <TermLink term={term} />
        {term.isOpen && <span className="council-open-mark">{t('council.open.mark')}</span>}
      </dd>
    </div>
  );
}

/** Leads to what the words mean exactly. */
function TermLink({ term: { key, title, about } }: { term: Term }) {
  return (
    <a className="council-term" href={`#term-${key}`} title={about}>
      {title}
    </a>
  );
}
