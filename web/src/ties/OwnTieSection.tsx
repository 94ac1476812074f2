import { useViewerId } from '../auth/viewer.js';
import { Choices } from '../design/Choices.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import type { OwnTieFragment, PersonLineFragment, TieLevel, TieSharing } from '../generated/graphql.js';
import { formatStrength } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { levelMessages, reasonLine } from './reasons.js';
import { useOwnTie } from './useOwnTie.js';
import { WordChip } from './WordChip.js';

/** The viewer's own tie: what it rests on, their own word, and who may use it. Every change can be undone. */
export function OwnTieSection({ person, tie }: { person: PersonLineFragment; tie: OwnTieFragment | null }) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const { declare, share, isBusy, error } = useOwnTie(person);
  const level = ownLevel(tie, viewerId);
  return (
    <section className="own-tie" aria-labelledby="own-tie">
      <div className="own-tie-head">
        <h3 id="own-tie">{t('ownTie.title')}</h3>
        {tie && <WordChip word={tie.word} />}
      </div>
      {tie ? <Evidence tie={tie} /> : <p className="soft">{t('ownTie.none')}</p>}
      <div>
        <h4>
          <Sentence message="ownTie.declare" parts={{ name: <Name longest={40}>{person.name}</Name> }} />
        </h4>
        <Choices<TieLevel>
          label={t('ownTie.level')}
          value={level}
          isDisabled={isBusy}
          onChange={(next) => declare(next, level)}
          options={levels.map((value) => ({ value, label: t(levelMessages[value]) }))}
        />
        <p className="faint own-tie-help">{t('ownTie.declareHelp')}</p>
      </div>
      {tie?.sharing && (
        <div>
          <h4>{t('ownTie.sharing')}</h4>
          <Choices<TieSharing>
            label={t('ownTie.sharing')}
            value={tie.sharing}
            isDisabled={isBusy}
            onChange={(next) => tie.sharing && share(next, tie.sharing)}
            options={sharingChoices(person).map((value) => ({ value, label: t(sharingMessages[value]) }))}
          />
          <p className="faint own-tie-help">{t(sharingHelp[tie.sharing])}</p>
        </div>
      )}
      {error !== undefined && <ProblemLine error={error} />}
    </section>
  );
}

function Evidence({ tie }: { tie: OwnTieFragment }) {
  const { t, language } = useMessages();
  return (
    <div>
      <ul className="why-reasons">
        {tie.reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.first} ${reason.last}`}>{reasonLine(t, language, reason)}</li>
        ))}
      </ul>
      {tie.explanation && (
        <details className="measured">
          <summary>{t('ownTie.measured')}</summary>
          <div className="contributions">
            {tie.explanation.contributions.map(({ kind, contribution }) => (
              <div key={kind} className="contribution">
                <span>{t(kindMessages[kind])}</span>
                <span className="contribution-bar" aria-hidden="true">
                  <span style={{ width: `${contribution * 100}%` }} />
                </span>
                <span>{formatStrength(language, contribution)}</span>
              </div>
            ))}
            <div className="contribution">
              <strong>{t('ownTie.strength')}</strong>
              <span className="contribution-bar" aria-hidden="true">
                <span style={{ width: `${tie.explanation.strength * 100}%` }} />
              </span>
              <strong>{formatStrength(language, tie.explanation.strength)}</strong>
            </div>
          </div>
          <p className="faint">{t('ownTie.measuredHelp')}</p>
        </details>
      )}
    </div>
  );
}

/** The viewer's own word, if it is part of the tie. */
function ownLevel(tie: OwnTieFragment | null, viewerId: string | null): TieLevel | null {
  return tie?.explanation?.words.find((word) => word.person.id === viewerId)?.level ?? null;
}

const levels: readonly TieLevel[] = ['WELL', 'SOMEWHAT', 'BARELY', 'NO'];

/** Between employees a tie is named or private: an offer for a colleague makes no sense. */
function sharingChoices(person: PersonLineFragment): readonly TieSharing[] {
  return person.kind === 'EMPLOYEE' ? ['NAMED', 'PRIVATE'] : ['NAMED', 'BLIND', 'PRIVATE'];
}

const sharingMessages = {
  NAMED: 'sharing.named',
  BLIND: 'sharing.blind',
  PRIVATE: 'sharing.private',
} as const satisfies Record<TieSharing, MessageKey>;

const sharingHelp = {
  NAMED: 'sharing.named.help',
  BLIND: 'sharing.blind.help',
  PRIVATE: 'sharing.private.help',
} as const satisfies Record<TieSharing, MessageKey>;

const kindMessages = {
  MESSAGED: 'kind.messaged',
  MET: 'kind.met',
  WORKED_WITH: 'kind.workedWith',
  CONNECTED: 'kind.connected',
  STATED: 'kind.stated',
  DECLARED: 'kind.declared',
} as const satisfies Record<string, MessageKey>;
