import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  ProjectPageDocument,
  ProjectTimelineDocument,
  RemoveProjectMemberDocument,
  SetProjectMemberDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { PersonRow } from '../people/PersonRow.js';
import { placeOf } from '../people/person-place.js';
import { stretchOf } from '../people/stretch.js';
import { MemberForm } from './MemberForm.js';
import type { ProjectOnPage } from './ProjectPage.js';
import './messages.js';
import './projects.css';

type Member = ProjectOnPage['members'][number];

/** Who was on a project, in which role and when. Everybody adds and takes out themselves, steward and manager anybody. */
export function MembersSection({ project }: { project: ProjectOnPage }) {
  const { t } = useMessages();
  const toast = useToast();
  const viewer = useViewer();
  const [isAdding, setIsAdding] = useState(false);
  const canChangeAnybody = viewer.roles.includes('STEWARD') || viewer.roles.includes('MANAGER');
  const options = {
    refetchQueries: [ProjectPageDocument, ProjectTimelineDocument],
    awaitRefetchQueries: true,
  };
  const [setMember] = useMutation(SetProjectMemberDocument, options);
  const [remove, { loading, error }] = useMutation(RemoveProjectMemberDocument, options);
  const isOn = project.members.some(({ person }) => person.id === viewer.person?.id);
  const takeOut = ({ person, role, from, to }: Member) => {
    const again = { person: person.id, from: from ?? '', ...(role && { role }), ...(to && { to }) };
    const undo = () =>
      void setMember({ variables: { project: project.id, input: again } }).catch(() => undefined);
    void remove({ variables: { project: project.id, person: person.id } }).then(
      () =>
        toast({
          text: t('project.member.removed', { name: person.name.slice(0, 80) }),
          ...(from && { action: { label: t('undo'), run: undo } }),
        }),
      () => undefined,
    );
  };
  return (
    <section className="card record-section" aria-labelledby="project-members">
      <div className="record-section-head">
        <h2 id="project-members">{t('project.members')}</h2>
        {project.members.length > 0 && <span className="count-note">{project.members.length}</span>}
        {!isAdding && (canChangeAnybody || (viewer.person && !isOn)) && (
          <button type="button" className="link record-section-action" onClick={() => setIsAdding(true)}>
            {t(canChangeAnybody ? 'project.member.add' : 'project.member.addMe')}
          </button>
        )}
      </div>
      {isAdding && (
        <MemberForm project={project} canChangeAnybody={canChangeAnybody} onDone={() => setIsAdding(false)} />
      )}
      {error && <ProblemLine error={error} />}
      {project.members.length === 0 ? (
        <p className="soft record-empty">{t('project.members.none')}</p>
      ) : (
        <ul className="record-rows">
          {project.members.map((member) => (
            <MemberRow
              key={`${member.person.id} ${member.from}`}
              member={member}
              isViewer={member.person.id === viewer.person?.id}
              {...((canChangeAnybody || member.person.id === viewer.person?.id) && {
                onRemove: () => takeOut(member),
              })}
              isBusy={loading}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function MemberRow({
  member,
  isViewer,
  isBusy,
  onRemove,
}: {
  member: Member;
  isViewer: boolean;
  isBusy: boolean;
  onRemove?: () => void;
}) {
  const { t, language } = useMessages();
  const { person, role, from, to } = member;
  return (
    <li>
      <PersonRow
        person={person}
        place={placeOf(person)}
        tone={isViewer ? 'you' : person.kind === 'EMPLOYEE' ? 'connector' : 'target'}
        below={
          <span className="tie-reason">
            {role && <Name longest={80}>{role}</Name>}
            {role && (from || to) && ' · '}
            {stretchOf(t, language, from, to)}
          </span>
        }
        aside={
          <>
            {isViewer && <span className="chip you-chip">{t('viewer.you')}</span>}
            {onRemove && (
              <button
                type="button"
                className="button button-quiet member-remove"
                disabled={isBusy}
                aria-label={t('project.member.remove.of', { name: person.name.slice(0, 80) })}
                onClick={onRemove}
              >
                {t('project.member.remove')}
              </button>
            )}
          </>
        }
      />
    </li>
  );
}
