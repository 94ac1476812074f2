import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { GraphQLError, GraphQLSchema, ValidationContext } from 'graphql';
import { providerRouter } from '../accounts/provider-routes.js';
import { readOnlyTokens } from '../accounts/read-only-tokens.js';
import type { Application } from '../application.js';
import { auditPlugin } from '../audit/audited-schema.js';
import { writingDown } from '../audit/request-record.js';
import { contactUploadRouter } from '../contacts/upload.js';
import { type Context, makeContext } from '../graphql/context.js';
import { makeSchema } from '../graphql/schema.js';
import { importUploadRouter } from '../imports/upload.js';
import { exportRouter } from '../lists/export.js';
import { mirrorExportRouter } from '../mirror/export.js';
import { papersRouter } from '../register/papers/papers-route.js';
import { watchDaysForOffers } from '../targets/offers-of-day.js';
import { targetsCsvRouter } from '../targets/targets-csv.js';
import { answerSizeLimit } from './answer-size.js';
import { formatErrorWith } from './format-error.js';
import { beFresh, freshFiles } from './fresh.js';
import { graphqlGuard, limitFiles, passedContext } from './graphql-guard.js';
import { type KnownDocuments, readKnownDocuments } from './known-documents.js';
import { operationLimits } from './operation-limits.js';
import { RateCounters } from './rate-limits.js';
import { RequestViewers } from './viewer-of-request.js';
import { securityHeaders, serveWebApp, WEB_FOLDER } from './web-app.js';

const GRAPHQL_BODY_LIMIT = '1mb';
const MOST_TOKENS = 3_000;
/** A refused query is an error of the client's, told as all validation errors are, not an exception of ours. */
const reported = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

export interface RunningServer {
  /** Where it listens, for people to open. */
  readonly url: string;
  /** Lets running requests end, then stops listening. */
  readonly stop: () => Promise<void>;
}

/** What else than the product's own a measurement or a test serves. */
export interface ServerParts {
  readonly schema?: GraphQLSchema;
  readonly documents?: KnownDocuments;
}

/**
 * Serves the API at /graphql, the built web app, /healthz and /readyz. Resolves once it listens; rejects with the
 * system's error if it can't (EADDRINUSE: the port is taken).
 */
export async function startServer(
  application: Application,
  operatorToken: string | undefined,
  parts: ServerParts = {},
): Promise<RunningServer> {
  const app = express();
  const server = createServer(app);
  const { schema = makeSchema(), documents = readKnownDocuments(join(WEB_FOLDER, 'documents.json')) } = parts;
  const limits: Limits = { counters: new RateCounters(application.config.rateLimits), documents };
  const apollo = makeApollo(application, server, schema, limits);
  await apollo.start();
  addMiddleware(app, application, apollo, limits, operatorToken);
  await listen(server, application.config.port, application.config.host);
  const stopWatching = watchDaysForOffers(application);
  const stop = async () => {
    stopWatching();
    await apollo.stop();
  };
  return { url: urlOf(server, application.config.host), stop };
}

/** What bounds what may be asked: how often, and what at all. */
interface Limits {
  readonly counters: RateCounters;
  readonly documents: KnownDocuments;
}

function makeApollo(
  application: Application,
  server: Server,
  schema: GraphQLSchema,
  { counters, documents }: Limits,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: application.config.isIntrospectionAllowed,
    hideSchemaDetailsFromClientErrors: !application.config.isIntrospectionAllowed,
    csrfPrevention: true,
    persistedQueries: { cache: documents.cache },
    logger: application.logger,
    includeStacktraceInErrorResponses: false,
    // It would send itself the signal once more and so cut off an import that is about to end in order.
    stopOnTerminationSignals: false,
    formatError: formatErrorWith(application.logger),
    parseOptions: { maxTokens: MOST_TOKENS },
    // The single armor rules rather than their umbrella, whose types are of another build of Apollo Server.
    validationRules: [
      maxDepthRule({ n: 14, ...reported }),
      maxAliasesRule({ n: 30, ...reported }),
      maxDirectivesRule({ n: 30, ...reported }),
    ],
    plugins: [
      readOnlyTokens,
      ApolloServerPluginDrainHttpServer({ httpServer: server, stopGracePeriodMillis: 10_000 }),
      ApolloServerPluginLandingPageDisabled(),
      answerSizeLimit(),
      operationLimits(counters),
      auditPlugin,
    ],
  });
}

function addMiddleware(
  app: Express,
  application: Application,
  apollo: ApolloServer<Context>,
  { counters, documents }: Limits,
  operatorToken: string | undefined,
): void {
  const viewers = new RequestViewers(application, operatorToken);
  const contextOf = (request: Request, response: Response): Context =>
    makeContext({
      application,
      viewer: viewers.viewerOf(request),
      signal: signalOf(response),
      requestId: response.locals['requestId'],
      ...viewers.signInOf(request, response),
    });
  const { freeQueries, trustedProxies } = application.config;
  app.disable('x-powered-by');
  app.set('trust proxy', [...trustedProxies]);
  app.use(logRequests(application));
  app.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', (request, response) => {
    void answerReadiness(application, response, viewers.isOperator(request));
  });
  if (application.config.mode === 'trial') app.use(refuseForeignHosts);
  app.use(securityHeaders());
  app.use(compression());
  app.use(viewers.identify);
  app.use(
    '/graphql',
    express.json({ limit: GRAPHQL_BODY_LIMIT }),
    graphqlGuard({ contextOf, counters, documents, freeQueries }),
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        await beFresh(application);
        return passedContext(res);
      },
    }),
  );
  app.use(limitFiles(application.logger, (request) => viewers.viewerOf(request), counters));
  app.use(freshFiles(application));
  app.use(targetsCsvRouter(contextOf));
  app.use(exportRouter(contextOf));
  app.use(papersRouter(contextOf));
  app.use(mirrorExportRouter(contextOf));
  app.use(
    importUploadRouter(application, (request, response, route) =>
      writingDown(contextOf(request, response), route, async () => {}),
    ),
  );
  app.use(contactUploadRouter(application, contextOf));
  app.use(providerRouter(application, contextOf));
  serveWebApp(app);
  app.use(answerUnreadableBody);
}

function logRequests({ logger }: Application) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    response.locals['requestId'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.on('close', () => {
      // The path alone: queries and bodies may hold names.
      const path = request.baseUrl + request.path;
      const durationMs = Math.round(performance.now() - startedAt);
      logger.debug(
        { requestId, method: request.method, path, status: response.statusCode, durationMs },
        'request',
      );
    });
    next();
  };
}

async function answerReadiness(
  { store, live }: Application,
  response: Response,
  isOperator: boolean,
): Promise<void> {
  // Not how many people and ties there are, to anybody who may ask: one more would tell of a private one.
  const { change, asOf, lag, loadMs, ...figures } = live.figures;
  const readModel = { change, asOf, lag, loadMs, ...(isOperator ? figures : {}) };
  try {
    await store.health();
    response.json({ status: 'ready', engine: store.engine, readModel });
  } catch {
    response.status(503).json({ status: 'unavailable', reason: 'The database can’t be reached.', readModel });
  }
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A page of a foreign site must not reach a trial by a name that points to this machine (DNS rebinding). */
function refuseForeignHosts(request: Request, response: Response, next: NextFunction): void {
  const name = (request.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  if (LOOPBACK_NAMES.has(name)) next();
  else
    response.status(421).json({ error: 'A trial answers on localhost only. Open it as http://localhost.' });
}

function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}

function answerUnreadableBody(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  const message =
    status === 413
      ? `The request is larger than ${GRAPHQL_BODY_LIMIT}.`
      : status === 404
        ? 'Not found.'
        : 'Unreadable.';
  const code = status < 500 ? 'BAD_INPUT' : 'INTERNAL';
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

function statusOf(error: unknown): number {
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return 500;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const isLoopback = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  return `http://${isLoopback ? 'localhost' : host}:${port}`;
}
