import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Boundary } from '../design/Boundary.js';
import { Choices } from '../design/Choices.js';
import { Problem } from '../design/Problem.js';
import { WarmPathsToDocument, type WarmPathsToQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { AskDrawer, type AskedFor } from '../introductions/AskDrawer.js';
import { useOpenRequests } from '../introductions/useOpenRequests.js';
import { SearchProgress } from '../searching/SearchProgress.js';
import '../searching/messages.js';
import { StoppedNotice } from '../searching/StoppedNotice.js';
import { StoppedSearch } from '../searching/StoppedSearch.js';
import type { WaysOn } from '../searching/StoppedWays.js';
import { searchKeyOf } from '../searching/search-key.js';
import { TimedOutNotice } from '../searching/TimedOutNotice.js';
import { defaultTimeoutMs } from '../searching/time-limit.js';
import { useSearch } from '../searching/useSearch.js';
import { AnswerSkeleton } from './AnswerSkeleton.js';
import { pathsInput } from './address.js';
import { layoutNearest, layoutPaths, type PathLayout } from './path-layout.js';
import { Rungs } from './Rungs.js';
import { NoPathAnswer } from './states/NoPathAnswer.js';
import { PathsFound } from './states/PathsFound.js';
import { SamePersonAnswer } from './states/SamePersonAnswer.js';
import { UnknownAnswer } from './states/UnknownAnswer.js';
import { UnsharedAnswer } from './states/UnsharedAnswer.js';
import { type Target, targetKind } from './target.js';
import { useFind } from './useFind.js';

const PathCanvas = lazy(() =>
  import('./canvas/PathCanvas.js').then((module) => ({ default: module.PathCanvas })),
);

type Result = WarmPathsToQuery['warmPaths'];

/** Below this width list and canvas are two tabs. */
const sideBySide = '(min-width: 1024px)';

const searchKey = searchKeyOf('paths');

/** Asks the question of the address and shows whichever answer comes; a long search can be stopped. */
export function PathAnswer({ target }: { target: Target }) {
  const { search, change } = useFind();
  const timeoutMs = search.timeoutMs ?? defaultTimeoutMs;
  const input = { ...pathsInput(search, { id: target.id, kind: targetKind(target) }), searchKey };
  const asked = useSearch(WarmPathsToDocument, { input }, { searchKey });
  const { data, error, isRunning, isStopping, isStopped, stop, again } = asked;
  const ways: WaysOn = {
    timeoutMs,
    onAgain: again,
    onLonger: (longerMs) => change({ timeoutMs: longerMs }),
  };
  if (data) return <ShownAnswer result={data.warmPaths} target={target} ways={ways} isStopped={isStopped} />;
  if (isStopped) return <StoppedSearch ways={ways} />;
  if (error && !isRunning) return <Problem error={error} onRetry={again} />;
  return (
    <div>
      <SearchProgress key={JSON.stringify(input)} limitMs={timeoutMs} isStopping={isStopping} onStop={stop} />
      <AnswerSkeleton />
    </div>
  );
}

function ShownAnswer({
  result,
  target,
  ways,
  isStopped,
}: {
  result: Result;
  target: Target;
  /** What to do about an answer that is a part. */
  ways: WaysOn;
  /** True if it is a part because it was stopped. */
  isStopped: boolean;
}) {
  const { t } = useMessages();
  const { search, change } = useFind();
  const viewerId = useViewerId();
  const [activePathId, setActivePathId] = useState<string | null>(null);
  const [asked, setAsked] = useState<AskedFor | null>(null);
  const isWide = useMediaQuery(sideBySide, true, { getInitialValueInEffect: false });
  const layout = useMemo(() => pictureOf(result, target, viewerId), [result, target, viewerId]);
  const isCanvasShown = layout !== null && (isWide || search.view === 'canvas');
  const isListShown = isWide || layout === null || search.view !== 'canvas';
  const isAlreadyAsked = useOpenRequests();
  const openPerson = (id: string) => change({ person: id });
  const rungs = (result.__typename !== 'NoPath' || result.reason === 'NONE_WITHIN_HOPS') && (
    <Rungs
      rungs={result.rungs}
      target={target}
      onAsk={setAsked}
      isAlreadyAsked={isAlreadyAsked(null, target.id)}
      isOfferShown={result.__typename !== 'PathsNotShared'}
    />
  );
  return (
    <>
      {!isWide && layout && (
        <Choices
          label={t('answer.view')}
          value={search.view ?? 'list'}
          onChange={(view) => change({ view: view === 'canvas' ? view : undefined })}
          options={[
            { value: 'list', label: t('answer.list') },
            { value: 'canvas', label: t('answer.canvas') },
          ]}
        />
      )}
      {!isListShown && <h1 className="visually-hidden">{target.name}</h1>}
      <div className="answer-columns">
        {isListShown && (
          <div className="answer-list">
            {result.__typename === 'PathsTimedOut' && (
              <PartMark hasPaths={result.paths.length > 0} ways={ways} isStopped={isStopped} />
            )}
            {answerFor(result, target, {
              activePathId,
              setActivePathId,
              onAsk: setAsked,
              isAlreadyAsked,
              openPerson,
            })}
            {layout && rungs}
          </div>
        )}
        {!layout && <div className="answer-list answer-aside">{rungs}</div>}
        {isCanvasShown && (
          <div className="answer-canvas card" style={isWide ? { height: canvasHeightPx(layout) } : undefined}>
            <Boundary fallback={<p className="canvas-broken faint">{t('canvas.broken')}</p>}>
              <Suspense fallback={null}>
                <PathCanvas
                  layout={layout}
                  activePathId={activePathId}
                  onActivePath={setActivePathId}
                  onPerson={openPerson}
                />
              </Suspense>
            </Boundary>
          </div>
        )}
      </div>
      <AskDrawer asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** Says that an answer is a part of what there is, and why. */
function PartMark({ hasPaths, ways, isStopped }: { hasPaths: boolean; ways: WaysOn; isStopped: boolean }) {
  const { change } = useFind();
  return isStopped ? (
    <StoppedNotice
      body={hasPaths ? 'searching.stopped.some' : 'searching.stopped.nothing'}
      isPart={hasPaths}
      ways={ways}
    />
  ) : (
    <TimedOutNotice
      body={hasPaths ? 'timedOut.some' : 'timedOut.nothing'}
      isPart={hasPaths}
      timeoutMs={ways.timeoutMs}
      onLonger={ways.onLonger}
      lessFar={{ words: 'timedOut.fewerHops', search: () => change({ hops: 2 }) }}
    />
  );
}

/** A picture of two strings needs no frame for ten. */
function canvasHeightPx(layout: PathLayout): number {
  const rows = 1 + 2 * Math.max(0, ...layout.pearls.map((pearl) => Math.abs(pearl.row)));
  return Math.min(720, 240 + 130 * rows);
}

/** What every list of paths can do. */
export interface PathActions {
  activePathId: string | null;
  setActivePathId: (id: string | null) => void;
  onAsk: (asked: AskedFor) => void;
  /** True while a request to this introducer, or with null through the offer, waits for an answer. */
  isAlreadyAsked: (introducerId: string | null, targetId: string) => boolean;
  openPerson: (id: string) => void;
}

function answerFor(result: Result, target: Target, actions: PathActions): ReactNode {
  switch (result.__typename) {
    case 'WarmPaths':
    case 'PathsTimedOut':
      return <PathsFound paths={result.paths} target={target} actions={actions} />;
    case 'PathsNotShared':
      return <UnsharedAnswer offer={result.rungs.offer ?? null} target={target} actions={actions} />;
    case 'NoPath':
      return noPathFor(result, target, actions);
  }
}

function noPathFor(
  result: Extract<Result, { __typename: 'NoPath' }>,
  target: Target,
  actions: PathActions,
): ReactNode {
  switch (result.reason) {
    case 'SAME_PERSON':
      return <SamePersonAnswer />;
    case 'NOT_KNOWN_HERE':
      return <UnknownAnswer reference={target.id} text={target.name} />;
    case 'NONE_WITHIN_HOPS':
      return (
        <NoPathAnswer nearest={result.nearest ?? null} target={target} openPerson={actions.openPerson} />
      );
  }
}

function pictureOf(result: Result, target: Target, viewerId: string | null): PathLayout | null {
  switch (result.__typename) {
    case 'WarmPaths':
    case 'PathsTimedOut':
      return result.paths.length > 0 ? layoutPaths(result.paths, viewerId) : null;
    case 'NoPath':
      return result.nearest
        ? layoutNearest(
            result.nearest.path,
            result.nearest.hopsMissing,
            { id: target.id, name: target.name },
            viewerId,
          )
        : null;
    case 'PathsNotShared':
      return null;
  }
}
