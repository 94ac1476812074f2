import { useId, useState } from 'react';
import { Name } from '../design/Name.js';
import { TargetPlace } from '../find/SuggestionList.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { CreateFromLine } from './CreateFromLine.js';
import type { Match } from './ListUpload.js';
import './messages.js';

type Candidate = Match['candidates'][number];

/** A line that names one thing: ticked from the beginning. */
export function ExactLine({
  match,
  chosen,
  onChoose,
}: {
  match: Match | undefined;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const [only] = match?.candidates ?? [];
  if (!match || !only) return null;
  return (
    <li className="list-line">
      <label className="list-choice">
        <input
          type="checkbox"
          checked={chosen !== null}
          onChange={({ target }) => onChoose(target.checked ? only.id : null)}
        />
        <Who candidate={only} />
      </label>
      {only.name !== match.line && <Given match={match} />}
    </li>
  );
}

/** A line that may mean one of several: one of them, or none. */
export function DoubtfulLine({
  match,
  chosen,
  onChoose,
}: {
  match: Match | undefined;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const { t } = useMessages();
  const name = useId();
  const [created, setCreated] = useState<string | null>(null);
  if (!match) return null;
  return (
    <li className="list-line">
      <fieldset className="list-choices">
        <legend>
          <Sentence message="list.means" parts={{ line: <Name longest={80}>{match.line}</Name> }} />
        </legend>
        {match.candidates.map((candidate) => (
          <label key={candidate.id} className="list-choice">
            <input
              type="radio"
              name={name}
              checked={chosen === candidate.id}
              onChange={() => onChoose(candidate.id)}
            />
            <Who candidate={candidate} />
          </label>
        ))}
        <label className="list-choice">
          <input type="radio" name={name} checked={chosen === null} onChange={() => onChoose(null)} />
          <span className="soft">{t('list.noneOfThese')}</span>
        </label>
      </fieldset>
      {(chosen === null || chosen === created) && match.suggestion && (
        <CreateFromLine
          suggestion={match.suggestion}
          onCreated={(id) => {
            setCreated(id);
            onChoose(id);
          }}
        />
      )}
    </li>
  );
}

/** A line that names nothing the viewer may see; it can be created. */
export function UnknownLine({
  match,
  onCreated,
}: {
  match: Match | undefined;
  onCreated: (id: string) => void;
}) {
  const { t } = useMessages();
  if (!match) return null;
  return (
    <li className="list-line">
      <span className="list-unknown">
        <Name longest={80}>{match.line}</Name>
        <span className="faint">{t('list.unknown')}</span>
      </span>
      {match.suggestion && <CreateFromLine suggestion={match.suggestion} onCreated={onCreated} />}
    </li>
  );
}

/** A line that needs nothing, and why. */
export function QuietLine({ match, earlier }: { match: Match | undefined; earlier: Match | undefined }) {
  const { t } = useMessages();
  if (!match) return null;
  return (
    <li className="list-line list-line-quiet">
      <span>
        <Name longest={80}>{match.line === '' ? '—' : match.line}</Name>
      </span>
      <span className="faint">
        {match.outcome === 'ALREADY' && t('list.already')}
        {match.outcome === 'UNREADABLE' && t('list.unreadable')}
        {match.outcome === 'DUPLICATE' && (
          <Sentence
            message="list.duplicate"
            parts={{ line: <Name longest={40}>{earlier?.line ?? ''}</Name> }}
          />
        )}
      </span>
    </li>
  );
}

function Who({ candidate }: { candidate: Candidate }) {
  return (
    <span className="list-who">
      <Name longest={70}>{candidate.name}</Name>
      <span className="faint">
        <TargetPlace target={candidate} />
      </span>
    </span>
  );
}

function Given({ match }: { match: Match }) {
  return (
    <span className="faint list-given">
      <Sentence message="list.given" parts={{ line: <Name longest={60}>{match.line}</Name> }} />
    </span>
  );
}
