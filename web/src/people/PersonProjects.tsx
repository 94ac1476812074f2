import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import type { PersonOnPage } from './PersonPage.js';
import { ProjectsSection } from './ProjectsSection.js';
import './messages.js';

/** Projects somebody worked on, in which role and when, latest first. */
export function PersonProjects({ person }: { person: PersonOnPage }) {
  const { t } = useMessages();
  return (
    <ProjectsSection
      title={t('personPage.projects')}
      projects={person.projects.map(({ project: { id, name, organizations }, role, from, to }) => ({
        id,
        name,
        from: from ?? null,
        to: to ?? null,
        detail: (
          <>
            {role && <Name longest={60}>{role}</Name>}
            {role && organizations.length > 0 && ' · '}
            {organizations[0] && <Name longest={60}>{organizations[0].name}</Name>}
          </>
        ),
      }))}
    />
  );
}
