import { useQuery } from '@apollo/client/react';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { HangingString } from '../design/Pearls.js';
import { StoriesDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { SearchField } from './SearchField.js';
import { StoryPicture } from './StoryPicture.js';
import { useFind } from './useFind.js';

/** The empty page: one question, one field, and three questions worth trying first. */
export function FindStart() {
  const { t } = useMessages();
  const { goTo } = useFind();
  return (
    <div className="find-start">
      <title>{t('find.title')}</title>
      <HangingString count={11} />
      <h1>{t('find.question')}</h1>
      <p className="find-start-lead">{t('find.lead')}</p>
      <SearchField onChoose={goTo} isLarge />
      <p className="find-start-hint">
        <kbd>/</kbd> {t('find.hint')}
      </p>
      <Stories />
    </div>
  );
}

function Stories() {
  const { t, language } = useMessages();
  const { data, loading } = useQuery(StoriesDocument);
  const isWaiting = loading && !data;
  const stories = data?.stories ?? [];
  if (stories.length === 0 && !isWaiting) return null;
  return (
    <section className="stories-section" aria-labelledby="stories">
      <h2 id="stories" className="eyebrow">
        {t('find.stories')}
      </h2>
      {isWaiting && (
        <div className="stories" aria-hidden="true">
          {storySkeletons}
        </div>
      )}
      <ul className="stories" hidden={isWaiting}>
        {stories.map((story) => (
          <li key={story.key}>
            <Link
              to="/find"
              search={'id' in story.target ? { to: story.target.id } : {}}
              className="story card"
            >
              <StoryPicture storyKey={story.key} />
              <span className="story-title">{language === 'de' ? story.titleDe : story.titleEn}</span>
              <span className="story-question">
                {language === 'de' ? story.questionDe : story.questionEn}
              </span>
              <IconArrowRight className="story-arrow" size={18} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const storySkeletons = ['one', 'two', 'three'].map((key) => (
  <div key={key} className="story card">
    <div className="skeleton" style={{ width: 120, height: 44 }} />
    <div className="skeleton" style={{ width: '60%', height: 18 }} />
    <div className="skeleton" style={{ width: '90%', height: 36 }} />
  </div>
));
