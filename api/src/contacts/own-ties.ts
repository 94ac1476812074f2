import type { Context } from '../graphql/context.js';
import { SHARING } from '../network/types.js';
import type { PersonRecord, TieSharing } from '../read-model/records.js';
import { ruleFor, type SharingRuleRecord } from '../read-model/sharing-rules.js';
import { type Standing, standingOf } from '../read-model/standing.js';

/** One of an employee's own ties with how it is shared, and why. */
export interface OwnTie {
  readonly person: PersonRecord;
  readonly strength: number;
  /** What holds. */
  readonly sharing: TieSharing;
  /** What the owner chose for this tie alone. */
  readonly chosen: TieSharing | undefined;
  /** The owner's rule that holds, as nothing was chosen. */
  readonly rule: SharingRuleRecord | undefined;
  /** What the owner wants, by choice or rule. */
  readonly wish: TieSharing | undefined;
  readonly origin: 'CHOICE' | 'RULE' | 'COLLEAGUE' | 'DEFAULT';
}

/** All ties of a present employee, those that nobody else may use included. For their own answers alone. */
export function ownTies(context: Context, owner: PersonRecord): OwnTie[] {
  const { directory, model } = context;
  const { graph, asOf } = model;
  if (!graph.hasPerson(owner.id)) return [];
  const rules = directory.sharingRules.of(directory.idsOf(owner.id));
  return graph.neighbours(owner.id).flatMap(({ id, strength, sharing: level }) => {
    const person = directory.people.get(id);
    const sharing = nameOf(level);
    if (person === undefined || sharing === undefined) return [];
    const chosen = directory.chosenSharing(owner.id, id);
    const standing = standingOf(person, asOf);
    const rule = chosen === undefined ? ruleFor(rules, person, standing, directory, asOf) : undefined;
    const wish = chosen ?? rule?.level;
    const isOverruled = sharing === 'PRIVATE' && isShared(standing, wish, directory.settings.defaultSharing);
    const own = chosen !== undefined ? 'CHOICE' : rule !== undefined ? 'RULE' : 'DEFAULT';
    return [{ person, strength, sharing, chosen, rule, wish, origin: isOverruled ? 'COLLEAGUE' : own }];
  });
}

/** Whether the tie would be shared if it were for its owner alone. */
function isShared(standing: Standing, wish: TieSharing | undefined, fallback: TieSharing): boolean {
  if (standing === 'EMPLOYEE') return (wish ?? 'NAMED') === 'NAMED';
  return (wish ?? fallback) !== 'PRIVATE';
}

function nameOf(level: number): TieSharing | undefined {
  if (level === SHARING.named) return 'NAMED';
  if (level === SHARING.blind) return 'BLIND';
  return level === SHARING.private ? 'PRIVATE' : undefined;
}
