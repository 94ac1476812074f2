import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { HangingString } from '../design/Pearls.js';
import type { ExpertsAboutQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import './messages.js';

const copiedMs = 4000;

/** Nobody states it: ask everybody, look at skills written alike, or state it oneself. */
export function NobodyStates({
  about,
  relatedSkills,
  onAsk,
}: {
  about: string;
  relatedSkills: ExpertsAboutQuery['experts']['relatedSkills'];
  onAsk: (about: string) => void;
}) {
  const { t } = useMessages();
  const clipboard = useClipboard({ timeout: copiedMs });
  const question = t('experts.nobody.question', { about: about.slice(0, 120) });
  return (
    <div className="empty experts-nobody">
      <HangingString isOpen />
      <div role="status">
        <h2>
          <Sentence message="experts.nobody" parts={{ about: <Name key="about">{about}</Name> }} />
        </h2>
      </div>
      <p>{t('experts.nobody.body')}</p>
      {relatedSkills.length > 0 && (
        <div className="experts-related">
          <h3 className="eyebrow">{t('experts.related')}</h3>
          <ul>
            {relatedSkills.map(({ id, name }) => (
              <li key={id}>
                <button type="button" className="button" onClick={() => onAsk(name)}>
                  <Name longest={40}>{name}</Name>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="card experts-ask">
        <h3>{t('askAll.title')}</h3>
        <p className="faint">{t('askAll.body')}</p>
        <blockquote dir="auto">{question}</blockquote>
        <div className="experts-ask-actions">
          <button type="button" className="button button-primary" onClick={() => clipboard.copy(question)}>
            {clipboard.copied ? (
              <IconCheck size={16} aria-hidden="true" />
            ) : (
              <IconCopy size={16} aria-hidden="true" />
            )}
            <span role="status">{t(clipboard.copied ? 'askAll.copied' : 'askAll.copy')}</span>
          </button>
          <Link to="/people/me" className="button">
            {t('experts.nobody.own')}
          </Link>
        </div>
      </div>
    </div>
  );
}
