import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { accountOf } from './viewer-of-account.js';

/** Refuses every mutation of an API token that changes nothing, before any of it runs. */
export const readOnlyTokens: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue: { viewer } }) => {
      if (operation?.operation === 'query' || accountOf(viewer)?.scope?.isReadOnly !== true) return;
      throw new PerlenError('FORBIDDEN', 'This API token changes nothing.');
    },
  }),
};
