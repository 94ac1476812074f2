import { useQuery } from '@apollo/client/react';
import { AppearanceControls } from '../app/AppearanceControls.js';
import { TrialBanner } from '../app/TrialBanner.js';
import { Name } from '../design/Name.js';
import { HangingString, Logo, Pearl } from '../design/Pearls.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { PersonasDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { CandidateSearch } from './CandidateSearch.js';
import { roleMessages } from './roles.js';
import { type SystemFacts, useSigning } from './viewer.js';
import './sign-in.css';

/** Whom to be: one of the demo personas, or in another data set any employee. */
export function SignInPage({ system, hasEnded }: { system: SystemFacts; hasEnded: boolean }) {
  const { t } = useMessages();
  return (
    <div className="sign-in">
      {system.isTrial && <TrialBanner system={system} />}
      <header className="sign-in-header">
        <span className="brand">
          <Logo />
          <span className="brand-word">Perlen</span>
        </span>
        <span className="sign-in-appearance">
          <AppearanceControls />
        </span>
      </header>
      <main className="sign-in-main">
        <div className="sign-in-greeting">
          <h1>{t('signIn.title')}</h1>
          <p>{t('signIn.lead')}</p>
          {hasEnded && (
            <p className="notice" role="status">
              {t('shell.sessionEnded')}
            </p>
          )}
          <HangingString count={8} />
        </div>
        <div className="sign-in-choice">
          <Choice system={system} />
        </div>
      </main>
    </div>
  );
}

function Choice({ system }: { system: SystemFacts }) {
  const { t, language } = useMessages();
  const { data, error, refetch } = useQuery(PersonasDocument);
  const { signIn, isBusy, error: signInError } = useSigning();
  const enter = (personId: string) => void signIn(personId).catch(() => undefined);
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data)
    return <div className="skeleton persona-skeleton" role="status" aria-label={t('shell.loading')} />;
  if (!system.isTrial) return <p>{t('signIn.live')}</p>;
  return (
    <>
      <h2>{t(data.personas.length > 0 ? 'signIn.personas' : 'signIn.candidates')}</h2>
      {signInError !== undefined && <ProblemLine error={signInError} />}
      {data.personas.length === 0 ? (
        <CandidateSearch onChoose={enter} />
      ) : (
        <ul className="persona-cards">
          {data.personas.map(({ person, role, introductionDe, introductionEn }) => (
            <li key={person.id}>
              <button
                type="button"
                className="persona-card"
                disabled={isBusy}
                onClick={() => enter(person.id)}
              >
                <Pearl name={person.name} size={44} />
                <span className="persona-card-text">
                  <span className="persona-card-name">
                    <Name>{person.name}</Name>
                    <span className="chip">{t(roleMessages[role])}</span>
                  </span>
                  <span className="faint">{person.title}</span>
                  <span className="persona-card-sentence">
                    {language === 'de' ? introductionDe : introductionEn}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
