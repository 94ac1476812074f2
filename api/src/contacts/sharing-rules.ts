import type { SharingRuleInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  TieSharing,
} from '../read-model/records.js';
import {
  doesFit,
  ruleFor,
  type SharingRuleRecord,
  type SharingRuleTerms,
} from '../read-model/sharing-rules.js';
import { type Standing, standingOf } from '../read-model/standing.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import { type OwnTie, ownTies } from './own-ties.js';

const addRule = defineQuery('privacy/add-sharing-rule', noRows);
const removeRule = defineQuery('privacy/remove-sharing-rule', noRows);

const MOST_RULES = 200;
const EXAMPLES = 5;

/** A rule with how far it reaches now. */
export interface RuleView extends SharingRuleRecord {
  readonly fits: number;
  readonly holds: number;
}

export interface RulePreview {
  readonly fits: number;
  readonly changes: number;
  readonly keepChoice: number;
  readonly keepStricter: number;
  readonly examples: PersonRecord[];
}

export interface RuleChange {
  readonly rule: RuleView | null;
  readonly former: RuleView | null;
  readonly changed: number;
}

/** The viewer's rules, the older first. */
export function mySharingRules(context: Context): RuleView[] {
  const owner = context.requirePerson();
  const ties = ownTies(context, owner);
  return rulesOf(context, owner).map((rule) => viewOf(context, rule, ties));
}

/** What a rule would do to the viewer's present ties. Writes nothing. */
export function sharingRulePreview(context: Context, input: SharingRuleInput): RulePreview {
  const owner = context.requirePerson();
  const terms = termsOf(context, input);
  const rules = rulesOf(context, owner);
  const after = [...rules.filter((rule) => !isSameSubject(rule, terms)), terms];
  const fitting = ownTies(context, owner).filter(({ person }) => fits(context, terms, person));
  const open = fitting.filter((tie) => tie.chosen === undefined);
  const changing = open.filter(({ person, wish }) => {
    const standing = standingOf(person, context.model.asOf);
    const level = ruleFor(after, person, standing, context.directory, context.model.asOf)?.level;
    return (level ?? defaultOf(context, standing)) !== (wish ?? defaultOf(context, standing));
  });
  const strictest = open.filter(({ person }) => {
    const { directory, model } = context;
    const standing = standingOf(person, model.asOf);
    return ruleFor(after, person, standing, directory, model.asOf)?.level === terms.level;
  });
  return {
    fits: fitting.length,
    changes: changing.length,
    keepChoice: fitting.length - open.length,
    keepStricter: open.length - strictest.length,
    examples: changing.slice(0, EXAMPLES).map(({ person }) => person),
  };
}

/** Lays a rule down, in place of an earlier one of the same kind and subject. Throws BAD_INPUT for what is none. */
export async function addSharingRule(context: Context, input: SharingRuleInput): Promise<RuleChange> {
  const owner = context.requirePerson();
  const terms = termsOf(context, input);
  const before = ownTies(context, owner);
  const rules = rulesOf(context, owner);
  const former = rules.find((rule) => isSameSubject(rule, terms));
  if (former === undefined && rules.length >= MOST_RULES) {
    throw badInput('rule', `At most ${MOST_RULES} rules can be kept. Remove one that is no longer needed.`);
  }
  const formerView = former === undefined ? null : viewOf(context, former, before);
  const id = newId();
  const { kind, subjectId, level } = terms;
  const at = new Date().toISOString();
  await context.application.live.write(async (transaction) => {
    const ownerIds = context.directory.idsOf(owner.id);
    if (former !== undefined) await transaction.run(removeRule, { ownerIds, id: former.id });
    const properties = { kind, level, at, ...(subjectId === null ? {} : { subjectId }) };
    await transaction.run(addRule, { ownerId: owner.id, id, properties });
    transaction.touch(...ownerIds.map((one) => `rules:${one}` as const));
  });
  const after = ownTies(context, owner);
  const rule = rulesOf(context, owner).find((one) => one.id === id);
  return {
    rule: rule === undefined ? null : viewOf(context, rule, after),
    former: formerView,
    changed: countChanged(before, after),
  };
}

/** Takes a rule back. Throws NOT_FOUND if the viewer has none of that id. */
export async function removeSharingRule(context: Context, id: string): Promise<RuleChange> {
  const owner = context.requirePerson();
  const before = ownTies(context, owner);
  const former = rulesOf(context, owner).find((rule) => rule.id === id);
  if (former === undefined) throw notFound('rule');
  const formerView = viewOf(context, former, before);
  const ownerIds = context.directory.idsOf(owner.id);
  await context.application.live.write(async (transaction) => {
    await transaction.run(removeRule, { ownerIds, id });
    transaction.touch(...ownerIds.map((one) => `rules:${one}` as const));
  });
  return { rule: null, former: formerView, changed: countChanged(before, ownTies(context, owner)) };
}

/** The organization a rule speaks of, if the viewer may know of it. */
export function organizationOfRule(
  { directory, model, viewer }: Context,
  rule: RuleView,
): OrganizationRecord | null {
  if (rule.kind !== 'ORGANIZATION' || rule.subjectId === null) return null;
  const organization = directory.organizations.get(rule.subjectId);
  return organization !== undefined && canSeeOrganization(model, viewer, organization) ? organization : null;
}

export function departmentOfRule({ directory }: Context, rule: RuleView): DepartmentRecord | null {
  if (rule.kind !== 'DEPARTMENT' || rule.subjectId === null) return null;
  return directory.departments.get(rule.subjectId) ?? null;
}

function termsOf({ directory, model, viewer }: Context, input: SharingRuleInput): SharingRuleTerms {
  const { kind, sharing: level } = input;
  const subjectId = input.subject ?? null;
  if (kind === 'DEPARTMENT') {
    if (subjectId === null || !directory.departments.has(subjectId)) throw notFound('department');
    if (level === 'BLIND') throw badInput('sharing', 'A tie between colleagues is NAMED or PRIVATE.');
    return { kind, subjectId, level };
  }
  if (kind === 'ORGANIZATION') {
    const organization = directory.organizations.get(subjectId ?? '');
    if (organization === undefined || !canSeeOrganization(model, viewer, organization)) {
      throw notFound('organization');
    }
    return { kind, subjectId: organization.id, level };
  }
  if (subjectId !== null) throw badInput('subject', 'This kind of rule speaks of nobody in particular.');
  return { kind, subjectId, level };
}

function rulesOf({ directory }: Context, owner: PersonRecord): readonly SharingRuleRecord[] {
  return directory.sharingRules.of(directory.idsOf(owner.id));
}

function viewOf(context: Context, rule: SharingRuleRecord, ties: readonly OwnTie[]): RuleView {
  return {
    ...rule,
    fits: ties.filter(({ person }) => fits(context, rule, person)).length,
    holds: ties.filter((tie) => tie.rule?.id === rule.id).length,
  };
}

function fits(context: Context, terms: SharingRuleTerms, person: PersonRecord): boolean {
  const { directory, model } = context;
  return doesFit(terms, person, standingOf(person, model.asOf), directory, model.asOf);
}

function defaultOf({ directory }: Context, standing: Standing): TieSharing {
  return standing === 'EMPLOYEE' ? 'NAMED' : directory.settings.defaultSharing;
}

function isSameSubject(one: SharingRuleTerms, other: SharingRuleTerms): boolean {
  return one.kind === other.kind && one.subjectId === other.subjectId;
}

function countChanged(before: readonly OwnTie[], after: readonly OwnTie[]): number {
  const formerly = new Map(before.map(({ person, sharing }) => [person.id, sharing]));
  return after.filter(({ person, sharing }) => formerly.get(person.id) !== sharing).length;
}
