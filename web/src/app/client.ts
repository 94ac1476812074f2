import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { problemKind } from '../design/problem.js';
import { SessionDocument } from '../generated/graphql.js';

/**
 * A client of the API at the page's own origin. When the session has ended it asks anew who the viewer is. What is built
 * sends the hashes of its questions: the server knows those of its own release, and answers a page no others.
 */
export function createClient(sendsHashes = import.meta.env.PROD): ApolloClient {
  const client: ApolloClient = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      new ErrorLink(({ error, operation }) => {
        if (problemKind(error) !== 'session' || operation.operationName === 'Session') return;
        void client.refetchQueries({ include: [SessionDocument] });
      }),
      ...(sendsHashes ? [hashInsteadOfQuestion] : []),
      new HttpLink({
        uri: '/graphql',
        credentials: 'same-origin',
        // Proves to the server that no other site's form sent this.
        headers: { 'apollo-require-preflight': 'true' },
      }),
    ]),
  });
  return client;
}

/** Documents bring their hash along; one that brings none goes as it is. */
const hashInsteadOfQuestion = new ApolloLink((operation, forward) => {
  const { hash } = operation.query as { readonly hash?: string };
  if (hash !== undefined) {
    operation.extensions['persistedQuery'] = { version: 1, sha256Hash: hash };
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  }
  return forward(operation);
});

/** What is kept of answers. Answers depend on the viewer: it is emptied whenever the viewer changes. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: {
      WarmPathsResult: ['WarmPaths', 'NoPath', 'PathsNotShared', 'PathsTimedOut'],
      PathTarget: ['Person', 'Organization'],
      SearchSubject: ['Person', 'Organization', 'Department', 'Project', 'Skill'],
    },
    typePolicies: {
      // A path is read through its question; two questions may see the same path with different eyes.
      WarmPath: { keyFields: false },
      Query: {
        fields: {
          introductions: { merge: false },
        },
      },
    },
  });
}
