import { useQuery } from '@apollo/client/react';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { StoriesDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { StoryPicture } from './StoryPicture.js';
import './find-start.css';

/** The questions of the demo company worth asking first; nothing with any other data. */
export function Stories() {
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
