import { IconBriefcase, IconSpeakerphone, IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { Pearl, PearlString } from '../design/Pearls.js';
import { PathSentence } from '../find/PathSentence.js';
import { TargetPlace } from '../find/SuggestionList.js';
import type { TargetLineFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { WordChip } from '../ties/WordChip.js';
import { ChangeLine } from './ChangeLine.js';
import { TargetStar } from './TargetStar.js';
import './messages.js';

/** One target: who it is, the best way there in a sentence, and what is new about it. */
export function TargetRow({ target }: { target: TargetLineFragment }) {
  const { t } = useMessages();
  const { subject, changes, request } = target;
  const row = useRef<HTMLLIElement>(null);
  useFocusHandedOn(row);
  return (
    <li ref={row} className="target-row" data-new={changes.length > 0 || undefined}>
      <Pearl name={subject.name} size={36} />
      <div className="target-who">
        <Link to="/find" search={{ to: target.id }} className="target-name-link">
          <Name longest={60}>{subject.name}</Name>
        </Link>
        <span className="faint">
          <TargetPlace target={subject} />
        </span>
      </div>
      <div className="target-way">
        <Way target={target} />
        {(changes.length > 0 || request?.state === 'ASKED') && (
          <div className="target-news">
            {changes.map((change) => (
              <ChangeLine key={change.kind} change={change} />
            ))}
            {request?.state === 'ASKED' && <span className="chip">{t('home.asked')}</span>}
          </div>
        )}
      </div>
      <TargetStar id={target.id} name={subject.name} />
    </li>
  );
}

/** Whoever takes a star away by key goes on with the star of the row that follows, not at the top of the page. */
function useFocusHandedOn(row: RefObject<HTMLLIElement | null>): void {
  useLayoutEffect(() => {
    const { current } = row;
    return () => {
      if (!current?.contains(document.activeElement)) return;
      const neighbour = current.nextElementSibling ?? current.previousElementSibling;
      neighbour?.querySelector<HTMLElement>('.target-star')?.focus();
    };
  }, [row]);
}

function Way({ target }: { target: TargetLineFragment }) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const { rung, path, offerWord, subject } = target;
  if (rung === 'PATH' && path) {
    return (
      <p className="way">
        <PearlString path={path} viewerId={viewerId} />
        <span className="way-words">
          <PathSentence path={path} viewerId={viewerId} /> <WordChip word={path.word} />
        </span>
      </p>
    );
  }
  if (rung === 'OFFER' && offerWord) {
    return (
      <IconWay icon={<IconUserQuestion size={18} stroke={1.6} />}>
        <Sentence message="unshared.sentence" parts={{ target: <Name>{subject.name}</Name> }} />{' '}
        <WordChip word={offerWord} />
      </IconWay>
    );
  }
  if (rung === 'FACTS' && target.facts) {
    return (
      <IconWay icon={<IconBriefcase size={18} stroke={1.6} />}>
        <Facts facts={target.facts} />
      </IconWay>
    );
  }
  if (rung === 'COLLEAGUE') {
    const isPerson = subject.__typename === 'Person';
    return <p className="way soft">{t(isPerson ? 'home.way.colleague' : 'home.way.own')}</p>;
  }
  return (
    <IconWay icon={<IconSpeakerphone size={18} stroke={1.6} />}>
      <span className="soft">{t('home.way.askAll')}</span>
    </IconWay>
  );
}

function IconWay({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="way">
      <span className="way-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="way-words">{children}</span>
    </p>
  );
}

/** What the company did with the organization: who answers for it, else the latest project, else who worked there. */
function Facts({ facts }: { facts: NonNullable<TargetLineFragment['facts']> }) {
  const { accountOwner, projects, departments } = facts;
  const [project] = projects;
  if (accountOwner) {
    return <Sentence message="home.way.owner" parts={{ name: <Name>{accountOwner.name}</Name> }} />;
  }
  if (project) {
    return (
      <Sentence message="home.way.project" parts={{ project: <Name longest={60}>{project.name}</Name> }} />
    );
  }
  return (
    <Sentence
      message="home.way.departments"
      parts={{ departments: departments.map(({ id, name }) => <Name key={id}>{name}</Name>) }}
    />
  );
}
