import type { EvidenceKind, TieLevel } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { isoOfDay } from '../network/day.js';
import { type Contribution, tieStrength } from '../network/strength.js';
import { ownsTie } from '../privacy/visibility.js';
import { EvidenceByPair, pairKey, pairOf } from '../read-model/evidence.js';
import type { PersonRecord } from '../read-model/records.js';
import type { TieView } from './tie-view.js';

export interface ExplanationView {
  readonly asOf: string;
  readonly contributions: {
    readonly kind: EvidenceKind;
    readonly amount: number;
    readonly contribution: number;
  }[];
  readonly evidenceStrength: number;
  readonly statedStrength: number | null;
  readonly words: {
    readonly person: PersonRecord;
    readonly level: TieLevel;
    readonly weight: number;
    readonly strength: number;
  }[];
  readonly strength: number;
}

/** Whether numbers of a tie may be shown: to its two people and to the operator of a trial. */
export function canSeeNumbers({ viewer }: Pick<Context, 'viewer'>, { a, b }: TieView): boolean {
  return viewer.kind === 'OPERATOR' || ownsTie(viewer, a.id, b.id);
}

/** How the strength of a tie came about, step by step as in `network/strength.ts`; null to whom numbers are not shown. */
export async function explanationOf(context: Context, tie: TieView): Promise<ExplanationView | null> {
  if (!canSeeNumbers(context, tie)) return null;
  const { directory, asOfDay } = context.model;
  const pair = pairOf(tie.a.id, tie.b.id);
  const evidence = new EvidenceByPair(directory.canonicalId);
  for (const row of await context.evidence.load(pair.a, pair.b)) evidence.add(row);
  const ofB = new Set(directory.projectsOfPerson(pair.b));
  const only = new Set([pairKey(pair)]);
  for (const project of directory.projectsOfPerson(pair.a)) {
    if (ofB.has(project)) evidence.addProject(project, asOfDay, only);
  }
  const { strength, explanation } = tieStrength(evidence.get(pair), asOfDay);
  const [smaller, larger] = tie.a.id === pair.a ? [tie.a, tie.b] : [tie.b, tie.a];
  return {
    asOf: isoOfDay(asOfDay),
    contributions: explanation.contributions.map((contribution) => ({
      kind: contribution.kind,
      amount: amountOf(contribution),
      contribution: contribution.contribution,
    })),
    evidenceStrength: explanation.evidenceStrength,
    statedStrength: explanation.statement?.resultingStrength ?? null,
    words: explanation.words.map((word) => ({
      person: word.by === 'a' ? smaller : larger,
      level: word.level,
      weight: word.weight,
      strength: word.strength,
    })),
    strength,
  };
}

function amountOf(contribution: Contribution): number {
  return contribution.kind === 'MESSAGED' ? contribution.forward + contribution.back : contribution.amount;
}
