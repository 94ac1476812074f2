import { useClipboard } from '@mantine/hooks';
import { IconBriefcase, IconCheck, IconCopy, IconSpeakerphone, IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Name } from '../design/Name.js';
import type { AllRungsFragment } from '../generated/graphql.js';
import { formatMonth } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { AlreadyAsked } from '../introductions/AlreadyAsked.js';
import type { AskedFor } from '../introductions/AskDrawer.js';
import { WordChip } from '../ties/WordChip.js';
import type { Target } from './target.js';
import { useFind } from './useFind.js';

/** Whatever else may help, from the offer to asking everybody. The last is always there. */
export function Rungs({
  rungs,
  target,
  onAsk,
  isAlreadyAsked,
  isOfferShown,
}: {
  rungs: AllRungsFragment;
  target: Target;
  onAsk: (asked: AskedFor) => void;
  /** True while a request through the offer waits for an answer. */
  isAlreadyAsked: boolean;
  isOfferShown: boolean;
}) {
  const { t } = useMessages();
  const { offer, facts } = rungs;
  return (
    <section className="rungs" aria-labelledby="rungs">
      <h2 id="rungs" className="eyebrow group-heading">
        {t('rungs.title')}
      </h2>
      <div className="card rungs-card">
        {offer && isOfferShown && (
          <Rung icon={<IconUserQuestion size={20} stroke={1.6} />}>
            <h3>
              <Sentence message="unshared.sentence" parts={{ target: <Name>{target.name}</Name> }} />{' '}
              <WordChip word={offer.word} />
            </h3>
            <p className="faint">{t('rungs.offer')}</p>
            {isAlreadyAsked ? (
              <AlreadyAsked />
            ) : (
              <button
                type="button"
                className="button"
                onClick={() => onAsk({ kind: 'offer', offerId: offer.id, target })}
              >
                {t('unshared.ask')}
              </button>
            )}
          </Rung>
        )}
        {facts && <Facts facts={facts} />}
        <AskAll askAll={rungs.askAll} />
      </div>
    </section>
  );
}

function Rung({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="rung">
      <span className="rung-icon" aria-hidden="true">
        {icon}
      </span>
      <div className="rung-text">{children}</div>
    </div>
  );
}

function Facts({ facts }: { facts: NonNullable<AllRungsFragment['facts']> }) {
  const { t, language } = useMessages();
  const { change } = useFind();
  const owner = facts.accountOwner;
  return (
    <Rung icon={<IconBriefcase size={20} stroke={1.6} />}>
      <h3>
        <Sentence message="facts.title" parts={{ name: <Name>{facts.organization.name}</Name> }} />
      </h3>
      <dl className="facts">
        {owner && (
          <div>
            <dt>{t('facts.owner')}</dt>
            <dd>
              <button type="button" className="link" onClick={() => change({ person: owner.id })}>
                <Name>{owner.name}</Name>
              </button>
            </dd>
          </div>
        )}
        {facts.departments.length > 0 && (
          <div>
            <dt>{t('facts.departments')}</dt>
            <dd>
              {facts.departments.map((department, position) => (
                <span key={department.id}>
                  {position > 0 && ', '}
                  <Name>{department.name}</Name>
                </span>
              ))}
            </dd>
          </div>
        )}
        {facts.projects.length > 0 && (
          <div>
            <dt>{t('facts.projects')}</dt>
            <dd>
              <ul>
                {facts.projects.map((project) => (
                  <li key={project.id}>
                    <Name longest={90}>{project.name}</Name>
                    {project.from && (
                      <span className="faint">
                        {' '}
                        {project.to
                          ? t('facts.span', {
                              from: formatMonth(language, project.from),
                              to: formatMonth(language, project.to),
                            })
                          : t('facts.since', { from: formatMonth(language, project.from) })}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </Rung>
  );
}

/** How long the tick stays after copying. */
const copiedMs = 4000;

/** The last resort: a message to all colleagues, ready to copy. `heading` fits it into the page's outline. */
export function AskAll({
  askAll,
  heading: Heading = 'h3',
}: {
  askAll: AllRungsFragment['askAll'];
  heading?: 'h2' | 'h3';
}) {
  const { t, language } = useMessages();
  const clipboard = useClipboard({ timeout: copiedMs });
  const message = language === 'de' ? askAll.messageDe : askAll.messageEn;
  return (
    <Rung icon={<IconSpeakerphone size={20} stroke={1.6} />}>
      <Heading>{t('askAll.title')}</Heading>
      <p className="faint">{t('askAll.body')}</p>
      <blockquote className="ask-all-message" dir="auto">
        {message.slice(0, 600)}
      </blockquote>
      <button type="button" className="button" onClick={() => clipboard.copy(message)}>
        {clipboard.copied ? (
          <IconCheck size={16} aria-hidden="true" />
        ) : (
          <IconCopy size={16} aria-hidden="true" />
        )}
        <span role="status">{t(clipboard.copied ? 'askAll.copied' : 'askAll.copy')}</span>
      </button>
    </Rung>
  );
}
