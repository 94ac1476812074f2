import { IconArrowsJoin2, IconFolderOpen, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { useToast } from '../design/Toasts.js';
import { useMessages } from '../i18n/i18n.js';
import { removeThings, type Thing, toggleFold } from './board/board.js';
import type { SceneNode } from './board/scene.js';
import { isPerson } from './explore-data.js';
import { RestPanel } from './RestPanel.js';
import { ThingMark } from './ThingMark.js';
import { ThingPanel } from './ThingPanel.js';
import type { Explore } from './useExplore.js';
import { lineOf } from './words.js';
import './messages.js';

/** So many can be asked for paths at once: each two of them are. */
const mostForPaths = 5;

/** What is selected, with its facts and the next thing to do; nothing without a selection. */
export function SidePanel({
  explore,
  onOpen,
  onReveal,
}: {
  explore: Explore;
  onOpen: (node: SceneNode) => void;
  onReveal: (ids: readonly string[]) => void;
}) {
  const { t } = useMessages();
  const nodes = explore.scene.nodes.filter(({ id }) => explore.selected.has(id));
  const [first] = nodes;
  if (first === undefined) return null;
  return (
    <aside className="explore-panel card" aria-label={t('explore.panel.label')}>
      <button
        type="button"
        className="icon-button explore-panel-close"
        aria-label={t('explore.panel.close')}
        onClick={() => explore.select([])}
      >
        <IconX size={18} />
      </button>
      {nodes.length > 1 ? (
        <ManyPanel explore={explore} nodes={nodes} onReveal={onReveal} />
      ) : first.kind === 'rest' ? (
        <RestPanel key={first.id} explore={explore} of={first.of} count={first.count} />
      ) : first.kind === 'fold' ? (
        <FoldPanel explore={explore} home={first.home} members={first.members} />
      ) : (
        <ThingPanel key={first.id} explore={explore} node={first} onOpen={onOpen} />
      )}
    </aside>
  );
}

/** People who are folded together: who they are, and opening them. */
function FoldPanel({
  explore,
  home,
  members,
}: {
  explore: Explore;
  home: { readonly id: string; readonly name: string };
  members: readonly Thing[];
}) {
  const { t } = useMessages();
  return (
    <div className="explore-panel-body">
      <h2>
        <Name longest={70}>{home.name}</Name>
      </h2>
      <p className="soft">{t('explore.fold.people', { count: members.length })}</p>
      <button
        type="button"
        className="button button-primary"
        onClick={() => explore.change((board) => toggleFold(board, home.id))}
      >
        <IconFolderOpen size={16} stroke={1.75} aria-hidden="true" />
        {t('explore.fold.openAll')}
      </button>
      <ul className="explore-names">
        {members.slice(0, 60).map((thing) => (
          <li key={thing.id}>
            <ThingMark thing={thing} size={26} />
            <span>
              <Name>{thing.name}</Name>
              <span className="faint">
                <Name>{thing.detail}</Name>
              </span>
            </span>
          </li>
        ))}
      </ul>
      {members.length > 60 && (
        <p className="faint">{t('explore.moreNames', { count: members.length - 60 })}</p>
      )}
    </div>
  );
}

function ManyPanel({
  explore,
  nodes,
  onReveal,
}: {
  explore: Explore;
  nodes: readonly SceneNode[];
  onReveal: (ids: readonly string[]) => void;
}) {
  const { t } = useMessages();
  const showToast = useToast();
  const [isSearching, setIsSearching] = useState(false);
  const things = nodes.flatMap((node) => (node.kind === 'thing' ? [node.thing] : []));
  const people = things.filter((thing) => isPerson(thing) || thing.kind === 'ORGANIZATION');
  const canAsk = people.length >= 2 && people.length <= mostForPaths && people.some(isPerson);
  const findPaths = async () => {
    setIsSearching(true);
    const count = await explore.findPaths(people);
    setIsSearching(false);
    if (count === null) return;
    showToast({ text: count === 0 ? t('explore.paths.none') : t('explore.paths.found', { count }) });
    onReveal(people.map(({ id }) => id));
  };
  return (
    <div className="explore-panel-body">
      <h2>{t('explore.many', { count: nodes.length })}</h2>
      <div className="explore-panel-actions">
        <button
          type="button"
          className="button button-primary"
          disabled={!canAsk || isSearching}
          onClick={() => void findPaths()}
        >
          <IconArrowsJoin2 size={16} stroke={1.75} aria-hidden="true" />
          {t('explore.paths.between')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            explore.change((board) =>
              removeThings(
                board,
                things.map(({ id }) => id),
              ),
            )
          }
        >
          <IconTrash size={16} stroke={1.75} aria-hidden="true" />
          {t('explore.remove')}
        </button>
      </div>
      {!canAsk && <p className="faint">{t('explore.paths.which', { most: mostForPaths })}</p>}
      <ul className="explore-names">
        {things.slice(0, 60).map((thing) => (
          <li key={thing.id}>
            <ThingMark thing={thing} size={26} />
            <button type="button" className="link" onClick={() => explore.select([thing.id])}>
              <Name>{thing.name}</Name>
            </button>
            <span className="faint">
              <Name>{lineOf(t, thing)}</Name>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
