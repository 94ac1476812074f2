import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { parseAddress, readFindSearch, writeAddress } from '../find/address.js';
import { FindPage } from '../find/FindPage.js';
import { Failed } from './Failed.js';
import { NotFoundPage } from './NotFoundPage.js';
import { Shell } from './Shell.js';

/** Which box of requests an address shows. */
export interface InboxSearch {
  box?: 'sent';
}

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/find', replace: true });
  },
});

const findRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find',
  validateSearch: readFindSearch,
  component: FindPage,
});

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  validateSearch: (raw: Record<string, unknown>): InboxSearch =>
    raw['box'] === 'sent' ? { box: 'sent' } : {},
  component: lazyRouteComponent(() => import('../introductions/InboxPage.js'), 'InboxPage'),
});

/** The pages and their addresses; `history` is the browser's unless a test brings one. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    ...(history && { history }),
    routeTree: rootRoute.addChildren([homeRoute, findRoute, inboxRoute]),
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultErrorComponent: Failed,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
