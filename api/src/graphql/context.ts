import type { Application } from '../application.js';
import { type Role, requirePerson, requireRole, rolesOf, type Viewer } from '../auth/viewer.js';
import type { Directory } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';
import { EvidenceLoader } from '../ties/evidence-loader.js';

/** What every resolver gets. Domain functions take it first: (context, input). */
export interface Context {
  readonly application: Application;
  readonly viewer: Viewer;
  /** The read model as it is now; take it once where one version matters. */
  readonly model: ReadModel;
  readonly directory: Directory;
  /** Evidence rows of ties, batched: one query for all ties of an answer. */
  readonly evidence: EvidenceLoader;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** Signs a person in or out in this browser; absent where there is no browser. */
  readonly setSession?: (personId: string | null) => void;
  readonly roles: () => Role[];
  /** Throws UNAUTHENTICATED or FORBIDDEN unless the viewer has one of the roles. */
  readonly requireRole: (...allowed: Role[]) => void;
  /** The employee who asks; throws UNAUTHENTICATED for anybody else. */
  readonly requirePerson: () => PersonRecord;
  /** Throws UNAUTHENTICATED if nobody is signed in. */
  readonly requireViewer: () => void;
}

export interface ContextInput {
  readonly application: Application;
  readonly viewer: Viewer;
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly setSession?: (personId: string | null) => void;
}

export function makeContext(input: ContextInput): Context {
  const { application } = input;
  const model = () => application.live.current;
  const viewer = canonicalViewer(input.viewer, model().directory);
  return {
    ...input,
    viewer,
    get model() {
      return model();
    },
    get directory() {
      return model().directory;
    },
    evidence: new EvidenceLoader(application.store, model),
    roles: () => rolesOf(viewer, model().directory, model().asOf),
    requireRole: (...allowed) => requireRole(viewer, model().directory, model().asOf, ...allowed),
    requirePerson: () => requirePerson(viewer, model().directory, model().asOf),
    requireViewer: () => requireRole(viewer, model().directory, model().asOf, 'EMPLOYEE'),
  };
}

/** A session outlives a merge of its person's records: the viewer is who the record lives on in. */
function canonicalViewer(viewer: Viewer, directory: Directory): Viewer {
  return viewer.kind === 'PERSON'
    ? { kind: 'PERSON', personId: directory.canonicalId(viewer.personId) }
    : viewer;
}
