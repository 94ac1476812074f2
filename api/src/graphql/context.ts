import type { Application } from '../application.js';
import type { Browser } from '../auth/session.js';
import { type Role, requirePerson, rolesOf, type Viewer } from '../auth/viewer.js';
import { objectRuleFor, type RequireObject } from '../policy/guard.js';
import type { ObjectOperation } from '../policy/operation-rules.js';
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
  /** Signs a person in or out in this browser, in a trial; absent where there is no browser. */
  readonly setSession?: (personId: string | null) => void;
  /** The browser that signs in to accounts, in live mode; absent where there is none. */
  readonly browser?: Browser;
  readonly roles: () => Role[];
  /**
   * Whether the viewer may do this to what is their own or somebody else's: the rule that stands in the policy, thrown as
   * FORBIDDEN or NOT_FOUND. That they may ask at all is looked at before a resolver runs.
   */
  readonly requireObject: RequireObject;
  /** Operations that have put the rule above; the guard reads it. */
  readonly askedObjects: Set<ObjectOperation>;
  /** The employee who asks; throws UNAUTHENTICATED for anybody else, whom the policy lets through to no such question. */
  readonly requirePerson: () => PersonRecord;
}

export interface ContextInput {
  readonly application: Application;
  readonly viewer: Viewer;
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly setSession?: (personId: string | null) => void;
  readonly browser?: Browser;
}

export function makeContext(input: ContextInput): Context {
  const { application } = input;
  const model = () => application.live.current;
  const viewer = canonicalViewer(input.viewer, model().directory);
  const roles = () => rolesOf(viewer, model().directory, model().asOf);
  const askedObjects = new Set<ObjectOperation>();
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
    roles,
    requireObject: objectRuleFor({ application, roles, viewer }, askedObjects),
    askedObjects,
    requirePerson: () => requirePerson(viewer, model().directory, model().asOf),
  };
}

/** A session outlives a merge of its person's records: the viewer is who the record lives on in. */
function canonicalViewer(viewer: Viewer, directory: Directory): Viewer {
  return viewer.kind === 'PERSON' ? { ...viewer, personId: directory.canonicalId(viewer.personId) } : viewer;
}
