import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { StatedSkillsDocument, type StatedSkillsQuery } from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

type Skill = StatedSkillsQuery['skills']['nodes'][number];

/** Fewer people are no group: their number is not told. */
const fewestCounted = 5;

/** All skills that colleagues state, by letter. */
export function BrowseSkills({ onAsk }: { onAsk: (about: string) => void }) {
  const { t } = useMessages();
  const { data, error, refetch, fetchMore } = useQuery(StatedSkillsDocument, { variables: { after: null } });
  if (error && !data) {
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  if (!data) return <BrowseSkeleton />;
  const { nodes, pageInfo } = data.skills;
  if (nodes.length === 0) {
    return (
      <div className="empty">
        <HangingString isOpen />
        <h2>{t('experts.noSkills')}</h2>
        <p>{t('experts.noSkillsBody')}</p>
        <Link to="/people/me" className="button button-primary">
          {t('experts.nobody.own')}
        </Link>
      </div>
    );
  }
  return (
    <section className="skill-browser" aria-labelledby="all-skills">
      <h2 id="all-skills" className="eyebrow">
        {t('experts.browse')}
      </h2>
      <div className="skill-letters">
        {byLetter(nodes).map(([letter, skills]) => (
          <div key={letter} className="skill-letter">
            <h3>{letter}</h3>
            <ul>
              {skills.map((skill) => (
                <li key={skill.id}>
                  <SkillButton skill={skill} onAsk={onAsk} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {pageInfo.hasNextPage && (
        <button
          type="button"
          className="button experts-more"
          onClick={() =>
            void fetchMore({
              variables: { after: pageInfo.endCursor ?? null },
              updateQuery: (present, { fetchMoreResult: next }) => ({
                ...next,
                skills: { ...next.skills, nodes: [...present.skills.nodes, ...next.skills.nodes] },
              }),
            }).catch(() => undefined)
          }
        >
          {t('experts.moreSkills')}
        </button>
      )}
    </section>
  );
}

function SkillButton({ skill, onAsk }: { skill: Skill; onAsk: (about: string) => void }) {
  const { t, language } = useMessages();
  const { name, peopleCount } = skill;
  return (
    <button type="button" className="skill-button" onClick={() => onAsk(name)}>
      <Name longest={40}>{name}</Name>
      {peopleCount >= fewestCounted && (
        <span className="faint">
          <span aria-hidden="true">{formatNumber(language, peopleCount)}</span>
          <span className="visually-hidden">{t('experts.holders', { count: peopleCount })}</span>
        </span>
      )}
    </button>
  );
}

/** Under the first letter, accents aside; all that begins otherwise under "#". The order stays. */
function byLetter(skills: readonly Skill[]): [string, Skill[]][] {
  const groups = new Map<string, Skill[]>();
  for (const skill of skills) {
    const [first = ''] = skill.name.trim().normalize('NFD').toLocaleUpperCase();
    const letter = /\p{L}/u.test(first) ? first : '#';
    groups.set(letter, [...(groups.get(letter) ?? []), skill]);
  }
  return [...groups];
}

function BrowseSkeleton() {
  const { t } = useMessages();
  return (
    <div className="skill-browser" role="status">
      <span className="visually-hidden">{t('shell.loading')}</span>
      <div className="skill-letters">
        {[1, 2, 3, 4, 5, 6].map((place) => (
          <div key={place} className="skill-letter">
            <span className="skeleton" style={{ display: 'block', width: 20, height: 18 }} />
            <span className="skeleton experts-skeleton-block" />
          </div>
        ))}
      </div>
    </div>
  );
}
