import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { useToastEnd } from '../design/Toasts.js';
import {
  type PersonLineFragment,
  type Role,
  SessionDocument,
  type SessionQuery,
  SignInDocument,
  SignOutDocument,
} from '../generated/graphql.js';

/** Whoever looks at the pages, however they signed in. */
export interface Viewer {
  /** Null for the operator, who is nobody in particular. */
  person: PersonLineFragment | null;
  roles: readonly Role[];
  /** True until the viewer has closed the tour once. */
  isTourDue: boolean;
}

/** What pages need to know of the running system. */
export interface SystemFacts {
  isTrial: boolean;
  dataSet: SessionQuery['system']['dataSet'];
  companyName: string | null;
}

/** The present viewer, if anybody is signed in, and the system. */
export interface Session {
  viewer: Viewer | null;
  system: SystemFacts;
  /** True if nobody is signed in because somebody signed out here, false if a session ended by itself. */
  hasSignedOut: boolean;
}

/** Gives the viewer to the pages below. */
export const ViewerContext = createContext<Viewer>({ person: null, roles: [], isTourDue: false });

/** The viewer of the present page. */
export function useViewer(): Viewer {
  return useContext(ViewerContext);
}

/** The id of the viewer's person; null for the operator. */
export function useViewerId(): string | null {
  return useViewer().person?.id ?? null;
}

/** Asks the server who is signed in; `session` is undefined until it has answered. */
export function useSession(): { session: Session | undefined; error: unknown; retry: () => void } {
  const { data, error, refetch } = useQuery(SessionDocument);
  const session = useMemo(() => (data ? readSession(data) : undefined), [data]);
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  return { session, error, retry };
}

/** Whether the last to leave in this window did so on purpose. */
let hasSignedOut = false;

/** Who was signed in last in this window. */
let lastPersonId: string | undefined;

/** Signs in as somebody, or out; what the cache knows of the former viewer is forgotten. */
export function useSigning(): {
  signIn: (personId: string) => Promise<void>;
  signOut: () => Promise<void>;
  isBusy: boolean;
  error: unknown;
} {
  const client = useApolloClient();
  const endToast = useToastEnd();
  const [runSignIn, signInState] = useMutation(SignInDocument);
  const [runSignOut, signOutState] = useMutation(SignOutDocument);
  const signIn = useCallback(
    async (person: string) => {
      // What a message can still undo, or is waiting to be done, is the former viewer's.
      endToast();
      await runSignIn({ variables: { person } });
      // Whoever comes back after their session ended finds the page as they left it; anybody else starts anew.
      const isBack = person === lastPersonId && !hasSignedOut;
      hasSignedOut = false;
      if (isBack) await client.refetchQueries({ include: 'active' });
      else await client.resetStore();
    },
    [client, endToast, runSignIn],
  );
  const signOut = useCallback(async () => {
    endToast();
    await runSignOut();
    hasSignedOut = true;
    await client.clearStore();
    await client.refetchQueries({ include: [SessionDocument] });
  }, [client, endToast, runSignOut]);
  return {
    signIn,
    signOut,
    isBusy: signInState.loading || signOutState.loading,
    error: signInState.error ?? signOutState.error,
  };
}

function readSession({ viewer, system }: SessionQuery): Session {
  if (viewer) lastPersonId = viewer.person?.id;
  return {
    viewer: viewer
      ? { person: viewer.person ?? null, roles: viewer.roles, isTourDue: viewer.isTourDue }
      : null,
    system: {
      isTrial: system.mode === 'TRIAL',
      dataSet: system.dataSet,
      companyName: system.companyName ?? null,
    },
    hasSignedOut,
  };
}
