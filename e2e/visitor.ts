import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PerlenServer } from './perlen-server.js';

/** The demo personas, by what they stand for. */
export type PersonaRole = 'SALES' | 'EMPLOYEE' | 'MANAGER' | 'STEWARD' | 'WORKS_COUNCIL';

/** The three questions the start page offers. */
export type StoryKey = 'two-warm-ways' | 'unshared-tie' | 'no-way-yet';

export interface VisitorOptions {
  readonly language?: 'de' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Device pixels in one of the page's. */
  readonly scale?: number;
  /** Signed in already; without it the sign-in page comes first. */
  readonly as?: PersonaRole;
}

/** Somebody with a browser of their own: no cookie, no memory shared with others. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page so far: uncaught errors and what the console calls an error. */
  readonly faults: string[];
  /** Requests to anywhere but the server. */
  readonly foreignRequests: string[];
  close(): Promise<void>;
}

/** How long a test waits for what must come; only ever reached by a failure. */
const patienceMs = 30_000;

/** Opens a browser window for one visitor. */
export async function openVisitor(
  browser: Browser,
  server: PerlenServer,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const { language = 'en', scheme = 'light', widthPx = 1440, heightPx = 900, scale = 1, as } = options;
  const context = await browser.newContext({
    baseURL: server.url,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: { width: widthPx, height: heightPx },
    deviceScaleFactor: scale,
  });
  context.setDefaultTimeout(patienceMs);
  if (as !== undefined) {
    await signInThroughApi(context, await personaId(server, as));
  }
  const page = await context.newPage();
  const faults: string[] = [];
  const foreignRequests: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.url && protocol !== 'data:' && protocol !== 'blob:') {
      foreignRequests.push(request.url());
    }
  });
  return { context, page, faults, foreignRequests, close: () => context.close() };
}

/** The id of the employee behind a persona. */
export async function personaId(server: PerlenServer, role: PersonaRole): Promise<string> {
  const { personas } = await server.ask<{ personas: { role: string; person: { id: string } }[] }>(
    '{ personas { role person { id } } }',
  );
  return found(personas.find((persona) => persona.role === role)).person.id;
}

/** The id of whom a story asks for. */
export async function storyTargetId(server: PerlenServer, key: StoryKey): Promise<string> {
  const { stories } = await server.ask<{ stories: { key: string; target: { id: string } }[] }>(
    '{ stories { key target { ... on Person { id } ... on Organization { id } } } }',
  );
  return found(stories.find((story) => story.key === key)).target.id;
}

/** Signs the visitor in as any employee, past the page; the tour of a first visit is over already. */
export async function signInThroughApi(context: BrowserContext, employeeId: string): Promise<void> {
  await change(context, 'mutation($id: ID!) { signInAs(person: $id) { roles } }', { id: employeeId });
  await change(context, 'mutation { closeTour }');
}

async function change(context: BrowserContext, query: string, variables = {}): Promise<void> {
  const response = await context.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: { query, variables },
  });
  const answer = (await response.json()) as { errors?: unknown };
  if (answer.errors !== undefined) throw new Error(`${query} was refused: ${JSON.stringify(answer.errors)}`);
}

/** The value, which must be there. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) {
    throw new Error('Something the demo company must have is not there.');
  }
  return value;
}
