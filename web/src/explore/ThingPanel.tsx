import { useQuery } from '@apollo/client/react';
import { IconFolderOpen, IconPlus, IconRoute, IconSend, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { Problem } from '../design/Problem.js';
import { pathsInput } from '../find/address.js';
import { PersonCardDocument, type PersonCardQuery, WarmPathsToDocument } from '../generated/graphql.js';
import { TargetStar } from '../home/TargetStar.js';
import { useMessages } from '../i18n/i18n.js';
import { AskDrawer, type AskedFor } from '../introductions/AskDrawer.js';
import { useOpenRequests } from '../introductions/useOpenRequests.js';
import { OwnTieSection } from '../ties/OwnTieSection.js';
import { WordChip } from '../ties/WordChip.js';
import { removeThings, type Thing } from './board/board.js';
import type { SceneNode } from './board/scene.js';
import { isPerson } from './explore-data.js';
import { ThingMark } from './ThingMark.js';
import type { Explore } from './useExplore.js';
import { lineOf, linkMessages } from './words.js';
import './messages.js';

/** One thing: what is known of it, how it is linked on the canvas, and what to do next. */
export function ThingPanel({
  explore,
  node,
  onOpen,
}: {
  explore: Explore;
  node: Extract<SceneNode, { kind: 'thing' }>;
  onOpen: (node: SceneNode) => void;
}) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const { thing } = node;
  const isSelf = thing.id === viewerId;
  const canBeTarget = isPerson(thing) || thing.kind === 'ORGANIZATION';
  return (
    <div className="explore-panel-body">
      <div className="explore-panel-head">
        <ThingMark thing={thing} size={48} />
        <div>
          <h2>
            <Name longest={70}>{thing.name}</Name>
          </h2>
          <p className="faint">
            <Name longest={90}>{lineOf(t, thing)}</Name>
          </p>
        </div>
      </div>
      <div className="explore-panel-actions">
        {canBeTarget && !isSelf && (
          <Link to="/find" search={{ to: thing.id }} className="button button-primary">
            <IconRoute size={16} stroke={1.75} aria-hidden="true" />
            {t('explore.findPath')}
          </Link>
        )}
        <PageLink thing={thing} />
        {canBeTarget && <TargetStar id={thing.id} name={thing.name} />}
        {(!node.isExpanded || node.members.length > 0) && (
          <button
            type="button"
            className="button"
            disabled={explore.busy.has(thing.id)}
            onClick={() => onOpen(node)}
          >
            {node.members.length > 0 ? (
              <IconFolderOpen size={16} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconPlus size={16} stroke={1.75} aria-hidden="true" />
            )}
            {t(node.members.length > 0 ? 'explore.fold.openAll' : 'explore.expand')}
          </button>
        )}
        <button
          type="button"
          className="button button-quiet"
          onClick={() => explore.change((board) => removeThings(board, [thing.id]))}
        >
          <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          {t('explore.remove')}
        </button>
      </div>
      {canBeTarget && !isSelf && <AskSection thing={thing} />}
      <LinkSection explore={explore} id={thing.id} />
      {isPerson(thing) && <PersonSection id={thing.id} isSelf={isSelf} />}
    </div>
  );
}

function PageLink({ thing }: { thing: Thing }) {
  const { t } = useMessages();
  const params = { id: thing.id };
  const words = t('explore.openPage');
  switch (thing.kind) {
    case 'ORGANIZATION':
      return (
        <Link to="/organizations/$id" params={params} className="button">
          {words}
        </Link>
      );
    case 'DEPARTMENT':
      return (
        <Link to="/departments/$id" params={params} className="button">
          {words}
        </Link>
      );
    case 'PROJECT':
      return (
        <Link to="/projects/$id" params={params} className="button">
          {words}
        </Link>
      );
    case 'EMPLOYEE':
    case 'CONTACT':
      return (
        <Link to="/people/$id" params={params} className="button">
          {words}
        </Link>
      );
  }
}

/** Who could be asked for an introduction, by the warmest path. */
function AskSection({ thing }: { thing: Thing }) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const isAlreadyAsked = useOpenRequests();
  const [asked, setAsked] = useState<AskedFor | null>(null);
  const kind = thing.kind === 'ORGANIZATION' ? 'ORGANIZATION' : (thing.personKind ?? 'CONTACT');
  const { data } = useQuery(WarmPathsToDocument, {
    variables: { input: { ...pathsInput({}, { id: thing.id, kind }), limit: 3 } },
    skip: thing.kind === 'EMPLOYEE',
  });
  const result = data?.warmPaths;
  const path =
    result?.__typename === 'WarmPaths'
      ? result.paths.find(({ introducer }) => introducer.id !== viewerId)
      : undefined;
  if (path === undefined) return null;
  const { introducer } = path;
  return (
    <section className="explore-panel-section">
      <h3>{t('explore.ask.title')}</h3>
      <p className="explore-ask-line">
        <Name>{introducer.name}</Name> <WordChip word={path.word} />
      </p>
      <button
        type="button"
        className="button"
        disabled={isAlreadyAsked(introducer.id, thing.id)}
        onClick={() =>
          setAsked({ kind: 'path', pathId: path.id, introducer, target: { id: thing.id, name: thing.name } })
        }
      >
        <IconSend size={16} stroke={1.75} aria-hidden="true" />
        {t(isAlreadyAsked(introducer.id, thing.id) ? 'ask.already' : 'ask.button')}
      </button>
      <AskDrawer asked={asked} onClose={() => setAsked(null)} />
    </section>
  );
}

/** With whom or what it is linked on the canvas. */
function LinkSection({ explore, id }: { explore: Explore; id: string }) {
  const { t } = useMessages();
  const { scene } = explore;
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const edges = scene.edges.filter(({ from, to }) => from === id || to === id);
  if (edges.length === 0) return null;
  return (
    <section className="explore-panel-section">
      <h3>{t('explore.linked', { count: edges.length })}</h3>
      <ul className="explore-names">
        {edges.slice(0, 40).map((edge) => {
          const other = nodes.get(edge.from === id ? edge.to : edge.from);
          const name =
            other?.kind === 'thing' ? other.thing.name : other?.kind === 'fold' ? other.home.name : '';
          return (
            <li key={edge.id}>
              {other?.kind === 'thing' && <ThingMark thing={other.thing} size={26} />}
              <button type="button" className="link" onClick={() => explore.select([other?.id ?? ''])}>
                <Name>{name}</Name>
              </button>
              {edge.word ? (
                <WordChip word={edge.word} />
              ) : (
                <span className="faint">{t(linkMessages[edge.links[0]?.kind ?? 'TIE'])}</span>
              )}
            </li>
          );
        })}
      </ul>
      {edges.length > 40 && <p className="faint">{t('explore.moreNames', { count: edges.length - 40 })}</p>}
    </section>
  );
}

function PersonSection({ id, isSelf }: { id: string; isSelf: boolean }) {
  const { t } = useMessages();
  const { data, error, refetch } = useQuery(PersonCardDocument, { variables: { id } });
  if (error && !data)
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data)
    return <div className="skeleton" style={{ height: 120 }} role="status" aria-label={t('shell.loading')} />;
  return data.person ? <PersonDetails person={data.person} isSelf={isSelf} /> : null;
}

function PersonDetails({
  person,
  isSelf,
}: {
  person: NonNullable<PersonCardQuery['person']>;
  isSelf: boolean;
}) {
  const { t } = useMessages();
  return (
    <>
      {person.skills.length > 0 && (
        <section className="explore-panel-section">
          <h3>{t('explore.skills')}</h3>
          <ul className="explore-chips">
            {person.skills.slice(0, 12).map((skill) => (
              <li key={skill.id} className="chip">
                <Name longest={36}>{skill.name}</Name>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isSelf && <OwnTieSection person={person} tie={person.ownTie ?? null} />}
    </>
  );
}
