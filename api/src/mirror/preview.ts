import { execute, type GraphQLSchema, parse } from 'graphql';
import { z } from 'zod';
import { ANY_COLLEAGUE, type Role } from '../auth/viewer.js';
import type { PreviewChange, PreviewRole } from '../generated/schema.js';
import { type Context, makeContext } from '../graphql/context.js';
import { type Operation, operationRules } from '../policy/operation-rules.js';
import { reachOf } from '../policy/rule.js';
import type { PersonRecord } from '../read-model/records.js';
import type { FactView, ValueView } from './facts.js';

/**
 * The viewer through a colleague's eyes: the questions that a colleague asks, put to the same schema, behind the same
 * policy, as somebody with that role who has no ties of their own. Nothing here decides what is shown.
 */

const ABOUT_PERSON = parse(`query ($id: ID!) {
  person(id: $id) {
    name email phone title key joinedAt leftAt languages askMeAbout
    department { name } reportsTo { name } skills { name }
    projects { project { name } role from to }
    employments { organization { name } title since until }
    origins { sourceName }
    ties(first: 12) { totalCount nodes { people { id } word reasons { kind frequency age } } }
  }
}`);

const ABOUT_ACCOUNT = parse('query ($id: ID!) { organization(id: $id) { name accountOwner { id } } }');

const ABOUT_TIE = parse(`query ($me: ID!, $other: ID!) {
  person(id: $other) { id }
  tie(between: [$me, $other]) { people { id } word reasons { kind frequency age } }
}`);

const text = z.string().nullable();
const named = z.object({ name: z.string() });

const tieAnswer = z.object({
  people: z.array(z.object({ id: z.string() })),
  word: z.enum(['STRONG', 'MEDIUM', 'WEAK']),
  reasons: z.array(
    z.object({
      kind: z.enum(['MESSAGED', 'MET', 'WORKED_WITH', 'CONNECTED', 'STATED', 'DECLARED']),
      frequency: z.enum(['REGULAR', 'OCCASIONAL', 'ONCE']),
      age: z.enum(['THIS_QUARTER', 'THIS_YEAR', 'EARLIER']),
    }),
  ),
});

const personAnswer = z.object({
  person: z.object({
    name: z.string(),
    email: text,
    phone: text,
    title: text,
    key: text,
    joinedAt: text,
    leftAt: text,
    languages: z.array(z.string()),
    askMeAbout: text,
    department: named.nullable(),
    reportsTo: named.nullable(),
    skills: z.array(named),
    projects: z.array(z.object({ project: named, role: text, from: text, to: text })),
    employments: z.array(z.object({ organization: named, title: text, since: text, until: text })),
    origins: z.array(z.object({ sourceName: text })),
    ties: z.object({ totalCount: z.number(), nodes: z.array(tieAnswer) }),
  }),
});

const tieAnswers = z.object({ person: z.object({ id: z.string() }).nullable(), tie: tieAnswer.nullable() });

const accountAnswer = z.object({
  organization: z
    .object({ name: z.string(), accountOwner: z.object({ id: z.string() }).nullable() })
    .nullable(),
});

export interface PreviewTieView {
  readonly person: PersonRecord;
  readonly word: z.output<typeof tieAnswer>['word'];
  readonly reasons: z.output<typeof tieAnswer>['reasons'];
}

export interface MirrorPreviewView {
  readonly as: PreviewRole;
  readonly facts: FactView[];
  readonly tieCount: number;
  readonly ties: PreviewTieView[];
  readonly mayChange: PreviewChange[];
}

export interface MirrorTiePreviewView {
  readonly as: PreviewRole;
  readonly isPersonShown: boolean;
  readonly tie: PreviewTieView | null;
}

/** What a colleague with a role is answered about the viewer. */
export async function mirrorPreview(
  context: Context,
  schema: GraphQLSchema,
  role: PreviewRole,
): Promise<MirrorPreviewView> {
  const { id } = context.requirePerson();
  const { person } = personAnswer.parse(await answerTo(context, schema, role, ABOUT_PERSON, { id }));
  return {
    as: role,
    facts: [...factsIn(person), await accountsShown(context, schema, role)].filter(
      ({ values }) => values.length > 0,
    ),
    tieCount: person.ties.totalCount,
    ties: person.ties.nodes.flatMap((tie) => tieIn(context, id, tie) ?? []),
    mayChange: changesOpenTo(context, role),
  };
}

/** What a colleague with a role is answered about a tie of the viewer's; null if the viewer has none to this person. */
export async function mirrorTiePreview(
  context: Context,
  schema: GraphQLSchema,
  { as: role, with: withId }: { readonly as: PreviewRole; readonly with: string },
): Promise<MirrorTiePreviewView | null> {
  const me = context.requirePerson().id;
  const other = context.directory.canonicalId(withId);
  if (context.model.graph.tie(me, other) === null) return null;
  const told = tieAnswers.parse(await answerTo(context, schema, role, ABOUT_TIE, { me, other }));
  return { as: role, isPersonShown: told.person !== null, tie: told.tie && tieIn(context, me, told.tie) };
}

async function answerTo(
  { application, signal, requestId }: Context,
  schema: GraphQLSchema,
  role: Role,
  document: typeof ABOUT_PERSON,
  variableValues: Record<string, unknown>,
): Promise<unknown> {
  const colleague = makeContext({ application, viewer: ANY_COLLEAGUE, signal, requestId });
  const contextValue: Context = { ...colleague, roles: () => ['EMPLOYEE', role] };
  const { data, errors } = await execute({ schema, document, contextValue, variableValues });
  if (errors?.[0]) throw errors[0];
  return data;
}

function factsIn(person: z.output<typeof personAnswer>['person']): FactView[] {
  const { name, email, phone, title, key, joinedAt, leftAt, languages, askMeAbout } = person;
  const { department, reportsTo, skills, projects, employments, origins } = person;
  return [
    plain('name', [name]),
    plain('email', [email]),
    plain('phone', [phone]),
    plain('title', [title]),
    plain('department', [department?.name]),
    plain('reportsTo', [reportsTo?.name]),
    plain('joinedAt', [joinedAt]),
    plain('leftAt', [leftAt]),
    plain('languages', languages),
    plain(
      'skills',
      skills.map((one) => one.name),
    ),
    plain('askMeAbout', [askMeAbout]),
    fact(
      'projects',
      projects.map(({ project, role, from, to }) => ({ text: project.name, detail: role, from, until: to })),
    ),
    fact(
      'employments',
      employments.map(({ organization, title: as, since, until }) => ({
        text: organization.name,
        detail: as,
        from: since,
        until,
      })),
    ),
    plain('systems', [...new Set(origins.map(({ sourceName }) => sourceName))]),
    plain('key', [key]),
  ];
}

/** Organizations on whose pages the viewer stands as their account owner. */
async function accountsShown(context: Context, schema: GraphQLSchema, role: Role): Promise<FactView> {
  const me = context.requirePerson().id;
  const accounts = context.directory.accountsOf(me).map(async ({ id }) => {
    const { organization } = accountAnswer.parse(
      await answerTo(context, schema, role, ABOUT_ACCOUNT, { id }),
    );
    return organization?.accountOwner?.id === me ? organization.name : null;
  });
  return plain('accounts', (await Promise.all(accounts)).sort());
}

function plain(field: string, texts: readonly (string | null | undefined)[]): FactView {
  return fact(
    field,
    texts.flatMap((one) => (one ? [{ text: one, detail: null, from: null, until: null }] : [])),
  );
}

function fact(field: string, values: ValueView[]): FactView {
  return { field, values, origin: null };
}

function tieIn(
  { directory }: Context,
  me: string,
  { people, word, reasons }: z.output<typeof tieAnswer>,
): PreviewTieView | null {
  const other = people.find(({ id }) => id !== me);
  const person = other && directory.person(other.id);
  return person ? { person, word, reasons } : null;
}

/** The operations that change something about somebody, by what they change. */
const CHANGES: Readonly<Record<PreviewChange, Operation>> = {
  RECORD: 'updatePerson',
  SKILLS: 'setSkills',
  EMPLOYMENTS: 'setEmployment',
  PROJECTS: 'setProjectMember',
};

function changesOpenTo({ application }: Context, role: PreviewRole): PreviewChange[] {
  const isTrial = application.config.mode === 'trial';
  const kinds: readonly PreviewChange[] = ['RECORD', 'SKILLS', 'EMPLOYMENTS', 'PROJECTS'];
  return kinds.filter(
    (kind) => reachOf(operationRules[CHANGES[kind]], ['EMPLOYEE', role], isTrial) === 'ANY',
  );
}
