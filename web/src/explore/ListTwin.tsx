import { IconChevronRight, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import { WordChip } from '../ties/WordChip.js';
import type { SceneEdge, SceneNode } from './board/scene.js';
import { ThingMark } from './ThingMark.js';
import type { Explore } from './useExplore.js';
import { lineOf, linkMessages } from './words.js';
import './messages.js';

/** So many lines come at once. */
const linesAtOnce = 100;
const mostLinksNamed = 4;

/** The same as the canvas, as a table: what stands there, how it is linked, and everything that can be done with it. */
export function ListTwin({ explore, onOpen }: { explore: Explore; onOpen: (node: SceneNode) => void }) {
  const { t } = useMessages();
  const { scene, selected } = explore;
  const [shown, setShown] = useState(linesAtOnce);
  const names = new Map(scene.nodes.map((node) => [node.id, nameOf(node)]));
  const linked = linksByNode(scene.edges);
  return (
    <div className="explore-list card">
      <table>
        <caption className="visually-hidden">{t('explore.list.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className="explore-list-check">
              <span className="visually-hidden">{t('explore.list.select')}</span>
            </th>
            <th scope="col">{t('explore.list.name')}</th>
            <th scope="col" className="explore-list-links">
              {t('explore.list.links')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('explore.list.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scene.nodes.slice(0, shown).map((node) => (
            <ListLine
              key={node.id}
              node={node}
              edges={linked.get(node.id) ?? []}
              names={names}
              isSelected={selected.has(node.id)}
              isBusy={explore.busy.has(node.id)}
              onSelect={(isAdding) => {
                const others = isAdding ? [...selected].filter((id) => id !== node.id) : [];
                explore.select(selected.has(node.id) && isAdding ? others : [...others, node.id]);
              }}
              onOpen={() => onOpen(node)}
            />
          ))}
        </tbody>
      </table>
      {scene.nodes.length > shown && (
        <button
          type="button"
          className="button explore-list-more"
          onClick={() => setShown(shown + linesAtOnce)}
        >
          {t('explore.list.more', { count: Math.min(linesAtOnce, scene.nodes.length - shown) })}
        </button>
      )}
    </div>
  );
}

function ListLine({
  node,
  edges,
  names,
  isSelected,
  isBusy,
  onSelect,
  onOpen,
}: {
  node: SceneNode;
  edges: readonly SceneEdge[];
  names: ReadonlyMap<string, string>;
  isSelected: boolean;
  isBusy: boolean;
  onSelect: (isAdding: boolean) => void;
  onOpen: () => void;
}) {
  const { t } = useMessages();
  const name = nameOf(node);
  const tie = edges.find(({ word }) => word !== null);
  return (
    <tr data-selected={isSelected || undefined}>
      <td className="explore-list-check">
        {node.kind !== 'rest' && (
          <input
            type="checkbox"
            className="explore-check"
            checked={isSelected}
            aria-label={t('explore.list.selectOne', { name: name.slice(0, 80) })}
            onChange={() => onSelect(true)}
          />
        )}
      </td>
      <td>
        {node.kind === 'rest' ? (
          <button type="button" className="link" onClick={onOpen}>
            {t('explore.list.rest', { count: node.count, name: node.of.name.slice(0, 60) })}
          </button>
        ) : (
          <button type="button" className="explore-list-name" onClick={() => onSelect(false)}>
            {node.kind === 'fold' ? (
              <span className="explore-count-mark" aria-hidden="true">
                {node.members.length}
              </span>
            ) : (
              <ThingMark thing={node.thing} />
            )}
            <span>
              <Name>{name}</Name>
              <span className="faint">
                {node.kind === 'fold' ? (
                  t('explore.fold.people', { count: node.members.length })
                ) : (
                  <Name>{lineOf(t, node.thing)}</Name>
                )}
              </span>
            </span>
          </button>
        )}
      </td>
      <td className="explore-list-links">
        {tie?.word && <WordChip word={tie.word} />}
        <span className="faint">
          {edges.slice(0, mostLinksNamed).map((edge, position) => (
            <span key={edge.id}>
              {position > 0 && ', '}
              <span className="visually-hidden">{t(linkMessages[edge.links[0]?.kind ?? 'TIE'])} </span>
              <Name longest={28}>{names.get(edge.from === node.id ? edge.to : edge.from) ?? ''}</Name>
            </span>
          ))}
          {edges.length > mostLinksNamed &&
            ` ${t('explore.list.moreLinks', { count: edges.length - mostLinksNamed })}`}
        </span>
      </td>
      <td className="explore-list-action">
        {node.kind === 'fold' || (node.kind === 'thing' && node.members.length > 0) ? (
          <button type="button" className="button button-quiet" onClick={onOpen}>
            <IconFolderOpen size={16} stroke={1.75} aria-hidden="true" />
            <span className="explore-button-words">{t('explore.fold.open')}</span>
            <span className="visually-hidden">{name.slice(0, 80)}</span>
          </button>
        ) : node.kind === 'thing' && !node.isExpanded ? (
          <button type="button" className="button button-quiet" disabled={isBusy} onClick={onOpen}>
            <IconPlus size={16} stroke={1.75} aria-hidden="true" />
            <span className="explore-button-words">{t('explore.expand')}</span>
            <span className="visually-hidden">{name.slice(0, 80)}</span>
          </button>
        ) : node.kind === 'rest' ? (
          <IconChevronRight size={16} aria-hidden="true" />
        ) : null}
      </td>
    </tr>
  );
}

function nameOf(node: SceneNode): string {
  if (node.kind === 'thing') return node.thing.name;
  return node.kind === 'fold' ? node.home.name : node.of.name;
}

function linksByNode(edges: readonly SceneEdge[]): Map<string, SceneEdge[]> {
  const linked = new Map<string, SceneEdge[]>();
  for (const edge of edges) {
    for (const id of [edge.from, edge.to]) {
      const known = linked.get(id);
      if (known === undefined) linked.set(id, [edge]);
      else known.push(edge);
    }
  }
  return linked;
}
