import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readContactsImportSearch, readContactsSearch } from '../contacts/address.js';
import { readCouncilSearch } from '../council/address.js';
import { readExpertsSearch } from '../experts/address.js';
import { readExploreSearch } from '../explore/address.js';
import { readFindSearch } from '../find/address.js';
import { FindPage } from '../find/FindPage.js';
import { readHomeSearch } from '../home/address.js';
import { readOrganizationsSearch, readPeopleSearch, readProjectsSearch } from '../lists/address.js';
import { readMirrorSearch } from '../mirror/address.js';
import { readRecordSearch } from '../people/address.js';
import { readReachSearch } from '../reach/address.js';
import { parseAddress, writeAddress } from './address.js';
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
  validateSearch: readHomeSearch,
  component: lazyRouteComponent(() => import('../home/HomePage.js'), 'HomePage'),
});

const findRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find',
  validateSearch: readFindSearch,
  component: FindPage,
});

const reachRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reach',
  validateSearch: readReachSearch,
  component: lazyRouteComponent(() => import('../reach/ReachPage.js'), 'ReachPage'),
});

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  validateSearch: (raw: Record<string, unknown>): InboxSearch =>
    raw['box'] === 'sent' ? { box: 'sent' } : {},
  component: lazyRouteComponent(() => import('../introductions/InboxPage.js'), 'InboxPage'),
});

const exploreRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore',
  validateSearch: readExploreSearch,
  component: lazyRouteComponent(() => import('../explore/ExplorePage.js'), 'ExplorePage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../lists/PeoplePage.js'), 'PeoplePage'),
});

const newPersonRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/new',
  component: lazyRouteComponent(() => import('../people/NewPersonPage.js'), 'NewPersonPage'),
});

const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$id',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('../people/PersonPage.js'), 'PersonPage'),
});

const organizationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations',
  validateSearch: readOrganizationsSearch,
  component: lazyRouteComponent(() => import('../lists/OrganizationsPage.js'), 'OrganizationsPage'),
});

const newOrganizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations/new',
  component: lazyRouteComponent(
    () => import('../organizations/NewOrganizationPage.js'),
    'NewOrganizationPage',
  ),
});

const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations/$id',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('../organizations/OrganizationPage.js'), 'OrganizationPage'),
});

const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects',
  validateSearch: readProjectsSearch,
  component: lazyRouteComponent(() => import('../lists/ProjectsPage.js'), 'ProjectsPage'),
});

const newProjectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/new',
  component: lazyRouteComponent(() => import('../projects/NewProjectPage.js'), 'NewProjectPage'),
});

const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$id',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('../projects/ProjectPage.js'), 'ProjectPage'),
});

const departmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/departments',
  component: lazyRouteComponent(() => import('../departments/DepartmentsPage.js'), 'DepartmentsPage'),
});

const departmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/departments/$id',
  component: lazyRouteComponent(() => import('../departments/DepartmentPage.js'), 'DepartmentPage'),
});

const expertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experts',
  validateSearch: readExpertsSearch,
  component: lazyRouteComponent(() => import('../experts/ExpertsPage.js'), 'ExpertsPage'),
});

const contactsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contacts',
  validateSearch: readContactsSearch,
  component: lazyRouteComponent(() => import('../contacts/ContactsPage.js'), 'ContactsPage'),
});

const contactsImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contacts/import',
  validateSearch: readContactsImportSearch,
  component: lazyRouteComponent(() => import('../contacts/ContactsImportPage.js'), 'ContactsImportPage'),
});

const knowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/know',
  component: lazyRouteComponent(() => import('../contacts/KnowPage.js'), 'KnowPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/ImportsPage.js'), 'ImportsPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('../imports/ImportPage.js'), 'ImportPage'),
});

const sourcesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sources',
  component: lazyRouteComponent(() => import('../imports/SourcesPage.js'), 'SourcesPage'),
});

const duplicatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('../duplicates/DuplicatesPage.js'), 'DuplicatesPage'),
});

const councilRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/council',
  validateSearch: readCouncilSearch,
  component: lazyRouteComponent(() => import('../council/CouncilPage.js'), 'CouncilPage'),
});

const meRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me',
  validateSearch: readMirrorSearch,
  component: lazyRouteComponent(() => import('../mirror/MirrorPage.js'), 'MirrorPage'),
});

const myPersonRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/me',
  component: lazyRouteComponent(() => import('../people/MePage.js'), 'MePage'),
});

/** Pages for whoever develops Perlen; a build leaves them out. */
const developmentRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/dev/components',
        component: lazyRouteComponent(() => import('../dev/ComponentsPage.js'), 'ComponentsPage'),
      }),
    ]
  : [];

/** The pages and their addresses; `history` is the browser's unless a test brings one. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    ...(history && { history }),
    routeTree: rootRoute.addChildren([
      homeRoute,
      findRoute,
      reachRoute,
      inboxRoute,
      exploreRoute,
      peopleRoute,
      newPersonRoute,
      personRoute,
      organizationsRoute,
      newOrganizationRoute,
      organizationRoute,
      projectsRoute,
      newProjectRoute,
      projectRoute,
      departmentsRoute,
      departmentRoute,
      expertsRoute,
      contactsRoute,
      contactsImportRoute,
      knowRoute,
      importsRoute,
      importRoute,
      sourcesRoute,
      duplicatesRoute,
      councilRoute,
      meRoute,
      myPersonRoute,
      ...developmentRoutes,
    ]),
    // What an address says beyond what its page reads is dropped, or nonsense in it would reach the page.
    search: { strict: true },
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
