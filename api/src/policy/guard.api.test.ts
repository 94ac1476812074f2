import { buildSchema, graphql } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Context, makeContext } from '../graphql/context.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { guardSchema } from './guard.js';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication(new SmallCompany().employee('anna').employee('ben').rows());
});
afterAll(() => app.close());

/** A schema of one change, which asks or forgets to ask whose the object is. */
function schemaWith(setSkills: (input: unknown, context: Context) => unknown) {
  const schema = buildSchema('type Query { system: Boolean } type Mutation { setSkills: Boolean }');
  const system = schema.getQueryType()?.getFields()['system'];
  const change = schema.getMutationType()?.getFields()['setSkills'];
  if (system === undefined || change === undefined) throw new Error('no fields');
  system.resolve = () => true;
  change.resolve = (_source, input, context) => setSkills(input, context);
  return guardSchema(schema);
}

const run = async (schema: ReturnType<typeof schemaWith>, source = 'mutation { setSkills }') => {
  const { application } = app;
  const viewer = { kind: 'PERSON', personId: 'anna' } as const;
  const signal = new AbortController().signal;
  const contextValue = makeContext({ application, viewer, signal, requestId: 'test' });
  return graphql({ schema, source, contextValue });
};

it('an operation that forgets to ask whose the object is answers nobody', async () => {
  const { data, errors } = await run(schemaWith(() => true));
  expect(data).toEqual({ setSkills: null });
  expect(errors?.[0]?.message).toBe('The operation setSkills did not ask whose the object is.');
});

it('what one operation asked does not count for the same one that follows in the request', async () => {
  let asked = 0;
  const schema = schemaWith((_input, context) => {
    if (asked++ === 0) context.requireObject('setSkills', true);
    return true;
  });
  const { data, errors } = await run(schema, 'mutation { one: setSkills two: setSkills }');
  expect(data).toEqual({ one: true, two: null });
  expect(errors).toHaveLength(1);
});

it('an operation without a rule keeps the server from starting', () => {
  const schema = buildSchema('type Query { unruled: Boolean }');
  expect(() => guardSchema(schema)).toThrow('The operation unruled has no rule in the policy.');
  expect(() =>
    guardSchema(buildSchema('type Query { system: Boolean } type Subscription { system: Boolean }')),
  ).toThrow('subscriptions');
});
