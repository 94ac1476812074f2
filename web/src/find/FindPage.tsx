import { Navigate, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { isId } from '../app/address.js';
import { AnswerSkeleton } from './AnswerSkeleton.js';
import { isPersonal, readHash, writeHash } from './address.js';
import { FindStart } from './FindStart.js';
import { useFind } from './useFind.js';
import './answer.css';
import './find-start.css';
import './paths.css';
import './rungs.css';
import './search.css';
import './states.css';

const AnswerPage = lazy(() => import('./AnswerPage.js').then((module) => ({ default: module.AnswerPage })));
const ReferencePage = lazy(() =>
  import('./ReferencePage.js').then((module) => ({ default: module.ReferencePage })),
);
const PersonDrawer = lazy(() =>
  import('../people/PersonDrawer.js').then((module) => ({ default: module.PersonDrawer })),
);

/** Who here knows them? The address says whom; without one the question is still to be asked. */
export function FindPage() {
  const { search, change, goTo } = useFind();
  const hash = useLocation({ select: (location) => location.hash });
  if (search.to !== undefined && isPersonal(search.to)) {
    const { to, ...rest } = search;
    return <Navigate to="/find" search={rest} hash={writeHash(to)} replace />;
  }
  const reference = search.to ?? readHash(hash);
  return (
    <>
      {reference === undefined ? (
        <FindStart />
      ) : (
        <Suspense fallback={<AnswerSkeleton />}>
          {isId(reference) ? (
            <AnswerPage key={reference} id={reference} />
          ) : (
            <ReferencePage key={reference} reference={reference} />
          )}
        </Suspense>
      )}
      {search.person && (
        <Suspense fallback={null}>
          <PersonDrawer
            id={search.person}
            onClose={() => change({ person: undefined })}
            onFindPath={(id) => goTo(id)}
          />
        </Suspense>
      )}
    </>
  );
}
