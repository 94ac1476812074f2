import { ApolloClient, ApolloLink, Observable, type TypedDocumentNode } from '@apollo/client';
import { createMemoryHistory } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import { getOperationAST } from 'graphql';
import { App } from '../app/App.js';
import { createCache } from '../app/client.js';
import { createAppRouter } from '../app/router.js';
import {
  DepartmentChoicesDocument,
  IntroductionsDocument,
  PersonasDocument,
  type Role,
  SessionDocument,
  TargetIdsDocument,
  UnreadNotificationsDocument,
  WaitingIntroductionsDocument,
} from '../generated/graphql.js';
import { type Language, startLanguage } from '../i18n/i18n.js';
import { samplePerson } from './sample-paths.js';

/** What the server says to one operation. */
export interface CannedAnswer {
  operationName: string;
  answer(variables: Record<string, unknown>): unknown;
}

/**
 * Says what the server answers to a document, at once or after a while; the types make sure it could. Throwing fails
 * the request. In two calls, so that the answer is checked against the document and not the other way round.
 */
export function whenAsked<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
): { answer: (answer: (variables: Variables) => Data | Promise<Data>) => CannedAnswer } {
  const operationName = getOperationAST(document)?.name?.value ?? '';
  return { answer: (answer) => ({ operationName, answer }) };
}

/** Pages are fetched in parts, which takes longer than the library's second when many tests run at once. */
configure({ asyncUtilTimeout: 8000 });

/** The colleague who looks at the pages in tests. */
export const viewer = samplePerson('Lena');

/** Renders the whole app at an address, phone-sized, as Lena, with canned answers instead of a server. */
export async function renderApp(
  address: string,
  answers: readonly CannedAnswer[],
  language: Language = 'en',
): Promise<ReturnType<typeof render>> {
  setPhoneWidth();
  await startLanguage(language);
  const all = new Map([...frame, ...answers].map((canned) => [canned.operationName, canned]));
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const signal: AbortSignal | undefined = operation.getContext()['fetchOptions']?.signal;
        signal?.addEventListener('abort', () => observer.error(signal.reason));
        queueMicrotask(async () => {
          try {
            const canned = all.get(operation.operationName ?? '');
            if (!canned) throw new TypeError(`Nothing is canned for ${operation.operationName}.`);
            observer.next(dataOf(await canned.answer(operation.variables)));
            observer.complete();
          } catch (error) {
            observer.error(error);
          }
        });
      }),
  );
  const client = new ApolloClient({ cache: createCache(), link });
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  return render(<App client={client} router={router} />);
}

/** One column: list and picture are tabs, and no canvas is needed, which this environment lacks. */
function setPhoneWidth(): void {
  window.happyDOM?.setViewport({ width: 390, height: 844 });
}

declare global {
  interface Window {
    happyDOM?: { setViewport: (size: { width: number; height: number }) => void };
  }
}

/** Lena's session, with these roles. */
export function sessionWith(roles: Role[]): CannedAnswer {
  return whenAsked(SessionDocument).answer(() => ({
    __typename: 'Query',
    viewer: { __typename: 'Viewer', person: viewer, roles, isTourDue: false },
    system: {
      __typename: 'SystemInfo',
      mode: 'TRIAL',
      dataSet: 'DEMO',
      companyName: null,
      employeeCount: 240,
      asOf: '2026-11-23',
    },
  }));
}

function dataOf(data: unknown): { data: Record<string, unknown> } {
  return { data: Object.fromEntries(Object.entries(data ?? {})) };
}

const frame: CannedAnswer[] = [
  sessionWith(['SALES']),
  whenAsked(TargetIdsDocument).answer(() => ({ __typename: 'Query', targetIds: [] })),
  whenAsked(UnreadNotificationsDocument).answer(() => ({ __typename: 'Query', unreadNotifications: 0 })),
  whenAsked(PersonasDocument).answer(() => ({ __typename: 'Query', personas: [] })),
  whenAsked(IntroductionsDocument).answer(() => ({ __typename: 'Query', introductions: [] })),
  whenAsked(WaitingIntroductionsDocument).answer(() => ({ __typename: 'Query', introductions: [] })),
  whenAsked(DepartmentChoicesDocument).answer(() => ({ __typename: 'Query', departments: [] })),
];
