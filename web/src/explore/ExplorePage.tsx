import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { type Changes, withoutEmpty } from '../app/address.js';
import { Choices } from '../design/Choices.js';
import { PageHead } from '../design/PageHead.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import { ThreadWords } from '../ties/WordChip.js';
import { type ExploreSearch, type LayoutName, readSearch } from './address.js';
import { toggleFold } from './board/board.js';
import type { SceneNode } from './board/scene.js';
import type { StageHandle } from './CanvasStage.js';
import { ExploreStart } from './ExploreStart.js';
import { ExportMenu } from './ExportMenu.js';
import { FindField } from './FindField.js';
import { ListTwin } from './ListTwin.js';
import { SidePanel } from './SidePanel.js';
import { Toolbar } from './Toolbar.js';
import { Trail } from './Trail.js';
import { type Explore, useExplore } from './useExplore.js';
import { useLayout } from './useLayout.js';
import { ViewsMenu } from './ViewsMenu.js';
import './explore.css';
import './messages.js';

const CanvasStage = lazy(() =>
  import('./CanvasStage.js').then((module) => ({ default: module.CanvasStage })),
);

/** Below this width the list comes first. */
const wide = '(min-width: 860px)';

/** A canvas that starts at anybody or anything and stays readable, and a list that says and does the same. */
export function ExplorePage() {
  const { t } = useMessages();
  const explore = useExplore();
  const { load, board } = explore;
  const isEmpty = board.things.size === 0;
  if (load.kind === 'failed') return <Problem error={load.error} onRetry={explore.reload} />;
  if (load.kind === 'loading') return <LoadingExplore />;
  if (isEmpty) {
    return (
      <>
        <PageHead title={t('nav.explore')} actions={<ViewsMenu explore={explore} />} />
        <ExploreStart isMissing={load.kind === 'missing'} onAdd={(id) => void explore.start(id)} />
      </>
    );
  }
  return <ShownExplore explore={explore} />;
}

function LoadingExplore() {
  const { t } = useMessages();
  return (
    <>
      <PageHead title={t('nav.explore')} />
      <div className="skeleton explore-loading" role="status" aria-label={t('shell.loading')} />
    </>
  );
}

function ShownExplore({ explore }: { explore: Explore }) {
  const { t } = useMessages();
  const { scene, board, search } = explore;
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false });
  const shownAs = search.as ?? (isWide ? 'canvas' : 'list');
  const stage = useRef<StageHandle>(null);
  const changeSearch = useChangeSearch();
  const { progress, stop, arrangeBy } = useLayout(explore, () => stage.current?.fit());
  const onLayout = (layout: LayoutName) => {
    changeSearch({ layout });
    arrangeBy(layout);
  };
  useFirstLayout(explore, arrangeBy);
  useUndoKeys(explore);
  useRevealedSelection(explore, stage.current);

  const onOpen = useCallback(
    (node: SceneNode) => {
      if (node.kind === 'rest') explore.select([node.id]);
      else if (node.kind === 'fold') explore.change((present) => toggleFold(present, node.home.id));
      else if (node.members.length > 0) explore.change((present) => toggleFold(present, node.id));
      else if (!explore.busy.has(node.id)) void explore.expand(node.id);
    },
    [explore],
  );
  const title = explore.view?.name ?? t('nav.explore');
  return (
    <div className="explore-page">
      <PageHead
        title={title}
        actions={
          <>
            <Choices
              label={t('explore.as')}
              value={shownAs}
              onChange={(as) => changeSearch({ as })}
              options={[
                { value: 'canvas', label: t('explore.as.canvas') },
                { value: 'list', label: t('explore.as.list') },
              ]}
            />
            <ViewsMenu explore={explore} />
            <ExportMenu explore={explore} picture={() => pictureOf(stage.current)} />
          </>
        }
      />
      <div className="explore-bar">
        <FindField
          placed={[...board.things.values()]}
          onFound={(id) => {
            explore.select([nodeHolding(scene.nodes, id) ?? id]);
            stage.current?.reveal([nodeHolding(scene.nodes, id) ?? id]);
          }}
          onAdd={(id) => void explore.start(id)}
        />
        <Toolbar explore={explore} onChange={changeSearch} onLayout={onLayout} />
      </div>
      <div className="explore-lines">
        <Trail explore={explore} />
        <Notices
          explore={explore}
          progress={progress}
          onStop={stop}
          onShowWeak={() => changeSearch({ weakest: 'WEAK' })}
        />
      </div>
      <div className="explore-main" data-panel={explore.selected.size > 0 || undefined}>
        {/* The canvas stays for pictures to export while the list is shown. */}
        <div className="explore-canvas-frame card" hidden={shownAs !== 'canvas'}>
          <Suspense
            fallback={
              <div className="skeleton explore-loading" role="status" aria-label={t('shell.loading')} />
            }
          >
            <CanvasStage ref={stage} explore={explore} onOpen={onOpen} />
          </Suspense>
          <Legend />
        </div>
        {shownAs === 'list' && <ListTwin explore={explore} onOpen={onOpen} />}
        <SidePanel explore={explore} onOpen={onOpen} onReveal={(ids) => stage.current?.reveal(ids)} />
      </div>
    </div>
  );
}

function Notices({
  explore,
  progress,
  onStop,
  onShowWeak,
}: {
  explore: Explore;
  progress: number | null;
  onStop: () => void;
  onShowWeak: () => void;
}) {
  const { t } = useMessages();
  const { scene, settings, busy, problem } = explore;
  const shownCount = scene.nodes.length;
  return (
    <div className="explore-notices">
      {problem !== undefined && <ProblemLine error={problem} />}
      {progress !== null && (
        <div className="explore-notice" role="status">
          <progress max={1} value={progress} aria-label={t('explore.layout.running')} />
          <span>{t('explore.layout.running')}</span>
          <button type="button" className="link" onClick={onStop}>
            {t('explore.layout.stop')}
          </button>
        </div>
      )}
      {scene.hiddenTieCount > 0 && settings.weakest !== 'WEAK' && (
        <div className="explore-notice">
          <span>{t('explore.weak.hidden', { count: scene.hiddenTieCount })}</span>
          <button type="button" className="link" onClick={onShowWeak}>
            {t('explore.weak.show')}
          </button>
        </div>
      )}
      <span className="visually-hidden" role="status">
        {busy.size > 0 ? t('shell.loading') : t('explore.shown', { count: shownCount })}
      </span>
    </div>
  );
}

function Legend() {
  const { t } = useMessages();
  return (
    <p className="explore-legend">
      <ThreadWords />
      <span>
        <i className="explore-legend-fact" /> {t('explore.legend.fact')}
      </span>
    </p>
  );
}

function useChangeSearch() {
  const navigate = useNavigate();
  return useCallback(
    (changes: Changes<ExploreSearch>) => {
      void navigate({
        to: '/explore',
        replace: true,
        resetScroll: false,
        search: (present: ExploreSearch) => withoutEmpty<ExploreSearch>({ ...present, ...changes }),
      });
    },
    [navigate],
  );
}

/** A saved picture brings its settings; a layout in the address is applied once to what has come. */
function useFirstLayout(explore: Explore, arrangeBy: (name: LayoutName) => void): void {
  const changeSearch = useChangeSearch();
  const seen = useRef<unknown>(null);
  const { view, load, search, isChanged } = explore;
  useEffect(() => {
    if (load.kind !== 'ready' || seen.current === load) return;
    seen.current = load;
    if (isChanged) return;
    if (view === null) {
      if (search.layout) arrangeBy(search.layout);
      return;
    }
    const saved = readSearch(Object.fromEntries(new URLSearchParams(view.settings)));
    changeSearch({ ...saved, ...search });
    if (!view.isOwn && saved.layout) arrangeBy(saved.layout);
  }, [load, view, search, isChanged, arrangeBy, changeSearch]);
}

/** Ctrl+Z and Ctrl+Shift+Z, except where text is typed. */
function useUndoKeys({ undo, redo }: Explore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.matches('input[type="text"], textarea, [contenteditable]');
      if (!(event.ctrlKey || event.metaKey) || isTyping) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
}

/** What came onto the canvas is brought into sight; nothing moves if it is seen already. */
function useRevealedSelection({ scene }: Explore, stage: StageHandle | null): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const added = scene.nodes.filter(({ id }) => !known.current.has(id)).map(({ id }) => id);
    const isFirst = known.current.size === 0;
    known.current = new Set(scene.nodes.map(({ id }) => id));
    if (!isFirst && added.length > 0 && added.length < scene.nodes.length) stage?.reveal(added);
  }, [scene, stage]);
}

function nodeHolding(nodes: readonly SceneNode[], id: string): string | undefined {
  return nodes.find(
    (node) => node.id === id || (node.kind !== 'rest' && node.members.some((member) => member.id === id)),
  )?.id;
}

function pictureOf(stage: StageHandle | null) {
  if (stage === null) throw new Error('The canvas is not there yet.');
  return stage.picture();
}
