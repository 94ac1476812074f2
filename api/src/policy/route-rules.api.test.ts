import { mkdtempSync, rmSync } from 'node:fs';
import { Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../server/server.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type Route, routeRules } from './route-rules.js';
import { type PolicyRole, reachOf } from './rule.js';
import { columns, rolesOfColumn } from './table-columns.js';
import { policyCompany, viewerOfColumn } from './testing/policy-company.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
const PLACES: Readonly<Record<string, string>> = {
  ':id': '018f4e1c-0000-7000-8000-000000000000',
  '/.*/': '/find',
};

let app: TestApplication;
let server: RunningServer;
let folder: string;
const listen = vi.spyOn(TcpServer.prototype, 'listen');
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perlen-routes-'));
  app = await openTestApplication(policyCompany().rows(), { PERLEN_PORT: '0', PERLEN_DATA: folder });
  server = await startServer(app.application, TOKEN);
});
afterAll(async () => {
  listen.mockRestore();
  await server.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

it('every address of the server has a rule', () => {
  const listeners = listen.mock.contexts.flatMap((one) =>
    one instanceof TcpServer ? one.listeners('request') : [],
  );
  const routes = listeners.flatMap((listener) => ('router' in listener ? routesOf(listener.router) : []));
  expect(routes.toSorted()).toEqual(Object.keys(routeRules).sort());
});

it('is open to whom the rule says and to nobody else', async () => {
  const wrong: unknown[] = [];
  for (const route of Object.keys(routeRules).filter(isRoute)) {
    // An account that is nobody in the graph has no way to sign in here.
    for (const { role } of columns.filter((column) => column.role !== 'ADMIN')) {
      const status = await statusOf(route, role);
      const isClosed = reachOf(routeRules[route], rolesOfColumn(role), true) === 'NO';
      if (isClosed !== (status === 401 || status === 403)) wrong.push([route, role, status]);
    }
  }
  expect(wrong).toEqual([]);
});

function isRoute(name: string): name is Route {
  return Object.hasOwn(routeRules, name);
}

async function statusOf(route: Route, role: PolicyRole): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const address = PLACES[path] ?? path.replace(':id', PLACES[':id'] ?? '');
  // What is sent is no file, which is refused only after whoever sends it.
  const response = await fetch(`${server.url}${address}`, {
    method,
    headers: { ...signedInAs(viewerOfColumn(role)), 'content-type': 'text/plain' },
    ...(method === 'POST' ? { body: 'x' } : {}),
  });
  await response.arrayBuffer();
  return response.status;
}

function signedInAs(viewer: string | null): Record<string, string> {
  if (viewer === null) return {};
  const authorization = `Bearer ${TOKEN}`;
  return viewer === 'operator' ? { authorization } : { authorization, 'x-perlen-as': viewer };
}

/** All routes of an Express app and of the routers in it. */
function routesOf(router: unknown): string[] {
  return layersOf(router).flatMap((layer) => {
    const route = property(layer, 'route');
    if (route === undefined) return routesOf(property(layer, 'handle'));
    const methods = Object.keys(property(route, 'methods') ?? {});
    return methods.map((method) => `${method.toUpperCase()} ${String(property(route, 'path'))}`);
  });
}

function layersOf(router: unknown): unknown[] {
  const stack = property(router, 'stack');
  return Array.isArray(stack) ? stack : [];
}

function property(thing: unknown, name: string): object | string | undefined {
  const value: unknown =
    (typeof thing === 'object' && thing !== null) || typeof thing === 'function'
      ? Reflect.get(thing, name)
      : undefined;
  return typeof value === 'object' || typeof value === 'function' || typeof value === 'string'
    ? (value ?? undefined)
    : undefined;
}
