/**
 * The shipped server with one more field, which answers a constant of the same shape as warmPaths: what all but the search
 * costs. It is no part of the product's schema. Tells its parent the delay of its event loop. Run on a built api/dist with
 * PERLEN_DATA, PERLEN_PORT and PERLEN_TOKEN.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { extendSchema, type GraphQLFieldResolver, parse } from 'graphql';
import type { LoopDelay } from './figures.js';
import { parameterOf } from './peers/protocol.js';

/** How often the timer that measures delays is due. */
const RESOLUTION_MS = 1;
const CONTROL = 'extend type Query { "A constant." control(input: WarmPathsInput!): WarmPathsResult! }';

export const SERVER_SCRIPT_MARK = 'serve';

async function serve(): Promise<void> {
  // What is measured is what is shipped; the types are those of the source.
  const shipped = (path: string) => import(new URL(`../api/dist/${path}`, import.meta.url).href);
  const { readConfig }: typeof import('../api/src/config/config.js') = await shipped('config/config.js');
  const { openApplication }: typeof import('../api/src/open-application.js') =
    await shipped('open-application.js');
  const { pinoToStderr }: typeof import('../api/src/cli/connection.js') = await shipped('cli/connection.js');
  const { startServer }: typeof import('../api/src/server/server.js') = await shipped('server/server.js');
  const { makeSchema }: typeof import('../api/src/graphql/schema.js') = await shipped('graphql/schema.js');

  const config = readConfig(process.env);
  const { application, close } = await openApplication(config, pinoToStderr(config), config.searchThreads);
  const schema = extendSchema(makeSchema(), parse(CONTROL));
  const fields = schema.getQueryType()?.getFields();
  const [warmPaths, control] = [fields?.['warmPaths'], fields?.['control']];
  if (warmPaths?.resolve === undefined || control === undefined) throw new Error('the schema has changed');
  control.resolve = constantOf(warmPaths.resolve);
  const server = await startServer(application, config.token, { schema });
  answerParent({ url: server.url });
  process.once('SIGTERM', async () => {
    await server.stop();
    await close();
    process.exit(0);
  });
}

/** Answers every question with the answer to the first one of as many hops: more hops make longer paths. */
function constantOf<Source, Context>(
  resolve: GraphQLFieldResolver<Source, Context>,
): GraphQLFieldResolver<Source, Context> {
  const constants = new Map<number, unknown>();
  return async (source, variables, context, info) => {
    const hops = Number(variables['input'].maxHops);
    if (!constants.has(hops)) constants.set(hops, await resolve(source, variables, context, info));
    return constants.get(hops);
  };
}

/** Tells the parent where the process listens, and from then on its delays since it was last asked. */
export function answerParent(started: Readonly<Record<string, string>>): void {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  process.on('message', (message) => {
    const beyond = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    if (message !== 'tell') return;
    process.send?.({
      p50Ms: beyond(delays.percentile(50)),
      p99Ms: beyond(delays.percentile(99)),
      maxMs: beyond(delays.max),
    } satisfies LoopDelay);
    delays.reset();
  });
  process.send?.(started);
}

if (parameterOf(import.meta.url) === SERVER_SCRIPT_MARK) await serve();
