import { lazy, Suspense } from 'react';
import type { PersonLineFragment } from '../generated/graphql.js';

/** What is asked for: along a named path, or of whoever stands behind an offer. */
export type AskedFor =
  | { kind: 'path'; pathId: string; introducer: PersonLineFragment; target: { id: string; name: string } }
  | { kind: 'offer'; offerId: string; target: { id: string; name: string } };

const AskForm = lazy(() => import('./AskForm.js').then((module) => ({ default: module.AskForm })));

/** The drawer in which an introduction is asked for; fetched when first opened. */
export function AskDrawer({ asked, onClose }: { asked: AskedFor | null; onClose: () => void }) {
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <AskForm asked={asked} onClose={onClose} />
    </Suspense>
  );
}
