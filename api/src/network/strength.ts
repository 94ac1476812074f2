/**
 * Tie strength: how well two people know each other on one day, from what was recorded and what they say.
 * The formulas, half-lives and limits are those of the design ("Tie strength"); all days are whole UTC days.
 */

export type EvidenceKind = 'MESSAGED' | 'MET' | 'WORKED_WITH' | 'CONNECTED';
export type WordLevel = 'WELL' | 'SOMEWHAT' | 'BARELY' | 'NO';
export type StrengthWord = 'STRONG' | 'MEDIUM' | 'WEAK';

/** So many events' worth of evidence, as seen on `day`; earlier and later it is more or less by fading. */
export interface Amount {
  readonly amount: number;
  readonly day: number;
}

/** What one of the two says about the tie. */
export interface Word {
  readonly by: 'a' | 'b';
  readonly level: WordLevel;
  readonly day: number;
}

/** A strength given by a file; it fades like a word and yields to the two people's own words. */
export interface Statement {
  readonly strength: number;
  readonly day: number;
}

/** All that is known of one pair, a and b, over the permitted sources; forward is from a to b. */
export interface PairEvidence {
  readonly messagedForward: readonly Amount[];
  readonly messagedBack: readonly Amount[];
  readonly met: readonly Amount[];
  readonly connected: readonly Amount[];
  readonly workedMonths: readonly Amount[];
  readonly words: readonly Word[];
  readonly statements: readonly Statement[];
}

/** What one kind of evidence adds, with its amounts faded to the day asked for. */
export type Contribution =
  | {
      readonly kind: 'MESSAGED';
      readonly forward: number;
      readonly back: number;
      readonly contribution: number;
    }
  | {
      readonly kind: Exclude<EvidenceKind, 'MESSAGED'>;
      readonly amount: number;
      readonly contribution: number;
    };

export interface ExplainedWord extends Word {
  /** 1 when just said, halved every 730 days. */
  readonly weight: number;
  /** The strength if this were the only word. */
  readonly strength: number;
  /** A recent "no": the tie is gone whatever else is known. */
  readonly removesTie: boolean;
}

export interface ExplainedStatement extends Statement {
  readonly weight: number;
  /** The strength after the statement, before anybody's own word. */
  readonly resultingStrength: number;
}

export interface StrengthExplanation {
  readonly asOfDay: number;
  /** Only kinds that add something, in a fixed order. */
  readonly contributions: readonly Contribution[];
  /** What the recorded evidence alone gives, before statement, words and limits. */
  readonly evidenceStrength: number;
  readonly statement: ExplainedStatement | null;
  /** The latest word of each of the two: a first. */
  readonly words: readonly ExplainedWord[];
  /** Whose word holds: the lower one, or the one that removes the tie. */
  readonly decisiveWord: 'a' | 'b' | null;
  /** What the limits did: nothing, cut at 0.98, or found below 0.01; DENIED: removed by a "no". */
  readonly limit: 'NONE' | 'CAPPED' | 'TOO_WEAK' | 'DENIED';
}

export interface TieStrength {
  /** 0: no tie; else 0.01..0.98. */
  readonly strength: number;
  readonly explanation: StrengthExplanation;
}

interface EvidenceRule {
  readonly halfLifeDays: number;
  /** The amount at which the contribution has reached 1 - 1/e of its ceiling. */
  readonly scale: number;
  readonly ceiling: number;
}

export const EVIDENCE_RULES: Readonly<Record<EvidenceKind, EvidenceRule>> = {
  MESSAGED: { halfLifeDays: 365, scale: 5, ceiling: 0.9 },
  MET: { halfLifeDays: 365, scale: 4, ceiling: 0.9 },
  WORKED_WITH: { halfLifeDays: 1095, scale: 6, ceiling: 0.8 },
  CONNECTED: { halfLifeDays: 1825, scale: 1, ceiling: 0.3 },
};

const WORD_STRENGTHS: Readonly<Record<WordLevel, number>> = {
  WELL: 0.9,
  SOMEWHAT: 0.6,
  BARELY: 0.25,
  NO: 0,
};

const WEAKEST_TIE = 0.01;
const STRONGEST_TIE = 0.98;

const WORD_HALF_LIFE_DAYS = 730;
const REMOVING_WEIGHT = 0.5;
const MOST_PEOPLE_AT_AN_EVENT = 20;

/** The strength of one tie on a day and how it came about. Evidence in any order and any batching gives the same. */
export function tieStrength(evidence: PairEvidence, asOfDay: number): TieStrength {
  const contributions = contributionsOf(evidence, asOfDay);
  const evidenceStrength = 1 - contributions.reduce((rest, { contribution }) => rest * (1 - contribution), 1);
  const statement = explainStatement(evidence.statements, evidenceStrength, asOfDay);
  const unspoken = statement === null ? evidenceStrength : statement.resultingStrength;
  const words = explainWords(evidence.words, unspoken, asOfDay);
  const decisive = decisiveOf(words);
  const { strength, limit } = limited(decisive?.strength ?? unspoken, decisive?.removesTie ?? false);
  return {
    strength,
    explanation: {
      asOfDay,
      contributions,
      evidenceStrength,
      statement,
      words,
      decisiveWord: decisive?.by ?? null,
      limit,
    },
  };
}

/** The word people read: strong from 0.50, medium from 0.20, else weak. */
export function strengthWord(strength: number): StrengthWord {
  if (strength >= 0.5) return 'STRONG';
  return strength >= 0.2 ? 'MEDIUM' : 'WEAK';
}

/**
 * What one event weighs between two people. `others`: for a message its distinct To and Cc addresses without the
 * sender, for a meeting the other people present; past 20 of them an event says nothing.
 */
export function eventWeight(kind: 'MESSAGED' | 'MET' | 'CONNECTED', others: number): number {
  if (kind === 'CONNECTED') return 1;
  return others < 1 || others > MOST_PEOPLE_AT_AN_EVENT ? 0 : 1 / others;
}

/** Two amounts as one record of the later day; because fading is linear, nothing is lost whatever the order. */
export function addAmounts(first: Amount, second: Amount, halfLifeDays: number): Amount {
  const day = Math.max(first.day, second.day);
  return { amount: fade(first, halfLifeDays, day) + fade(second, halfLifeDays, day), day };
}

/** The sum of the amounts as seen on a day. */
export function fadedSum(amounts: readonly Amount[], halfLifeDays: number, asOfDay: number): number {
  return amounts.reduce((sum, amount) => sum + fade(amount, halfLifeDays, asOfDay), 0);
}

function fade(amount: Amount, halfLifeDays: number, asOfDay: number): number {
  return amount.amount * 2 ** ((amount.day - asOfDay) / halfLifeDays);
}

/** 1 - e^(-amount/scale), without the cancellation near 0. */
function saturation(amount: number, scale: number): number {
  return -Math.expm1(-amount / scale);
}

function contributionsOf(evidence: PairEvidence, asOfDay: number): Contribution[] {
  return [
    messagedContribution(evidence, asOfDay),
    plainContribution('MET', evidence.met, asOfDay),
    plainContribution('WORKED_WITH', evidence.workedMonths, asOfDay),
    plainContribution('CONNECTED', evidence.connected, asOfDay),
  ].filter(({ contribution }) => contribution > 0);
}

function plainContribution(
  kind: Exclude<EvidenceKind, 'MESSAGED'>,
  amounts: readonly Amount[],
  asOfDay: number,
): Contribution {
  const { halfLifeDays, scale, ceiling } = EVIDENCE_RULES[kind];
  const amount = fadedSum(amounts, halfLifeDays, asOfDay);
  return { kind, amount, contribution: ceiling * saturation(amount, scale) };
}

/** Mail counts in full only as far as both write: one-way mail reaches three tenths of the ceiling. */
function messagedContribution(evidence: PairEvidence, asOfDay: number): Contribution {
  const { halfLifeDays, scale, ceiling } = EVIDENCE_RULES.MESSAGED;
  const forward = fadedSum(evidence.messagedForward, halfLifeDays, asOfDay);
  const back = fadedSum(evidence.messagedBack, halfLifeDays, asOfDay);
  const any = saturation(forward + back, scale);
  const mutual = saturation(2 * Math.min(forward, back), scale);
  return { kind: 'MESSAGED', forward, back, contribution: ceiling * (0.3 * any + 0.7 * mutual) };
}

function wordWeight(day: number, asOfDay: number): number {
  return 2 ** (-Math.max(0, asOfDay - day) / WORD_HALF_LIFE_DAYS);
}

/** The latest statement counts; of several of one day the lowest. */
function explainStatement(
  statements: readonly Statement[],
  strength: number,
  asOfDay: number,
): ExplainedStatement | null {
  let counting: Statement | null = null;
  for (const statement of statements) {
    const isLater = counting === null || statement.day > counting.day;
    if (isLater || (statement.day === counting?.day && statement.strength < counting.strength)) {
      counting = statement;
    }
  }
  if (counting === null) return null;
  const weight = wordWeight(counting.day, asOfDay);
  const resultingStrength = weight * counting.strength + (1 - weight) * strength;
  return { strength: counting.strength, day: counting.day, weight, resultingStrength };
}

function explainWords(words: readonly Word[], unspoken: number, asOfDay: number): ExplainedWord[] {
  const explained: ExplainedWord[] = [];
  for (const by of ['a', 'b'] as const) {
    const word = latestWordOf(words, by);
    if (word === null) continue;
    const weight = wordWeight(word.day, asOfDay);
    explained.push({
      by,
      level: word.level,
      day: word.day,
      weight,
      strength: weight * WORD_STRENGTHS[word.level] + (1 - weight) * unspoken,
      removesTie: word.level === 'NO' && weight >= REMOVING_WEIGHT,
    });
  }
  return explained;
}

/** The latest word; of several of one day the lowest, so that the order of reading does not matter. */
function latestWordOf(words: readonly Word[], by: 'a' | 'b'): Word | null {
  let latest: Word | null = null;
  for (const word of words) {
    if (word.by !== by) continue;
    const isLater = latest === null || word.day > latest.day;
    const isLower = latest !== null && WORD_STRENGTHS[word.level] < WORD_STRENGTHS[latest.level];
    if (isLater || (word.day === latest?.day && isLower)) latest = word;
  }
  return latest;
}

/** A "no" that removes the tie comes before any strength; else the lower holds, a's on equal ones. */
function decisiveOf(words: readonly ExplainedWord[]): ExplainedWord | null {
  let decisive: ExplainedWord | null = null;
  for (const word of words) {
    if (decisive === null) decisive = word;
    else if (word.removesTie !== decisive.removesTie) decisive = word.removesTie ? word : decisive;
    else if (word.strength < decisive.strength) decisive = word;
  }
  return decisive;
}

function limited(
  strength: number,
  isRemoved: boolean,
): { strength: number; limit: StrengthExplanation['limit'] } {
  if (isRemoved) return { strength: 0, limit: 'DENIED' };
  if (strength < WEAKEST_TIE) return { strength: 0, limit: 'TOO_WEAK' };
  if (strength > STRONGEST_TIE) return { strength: STRONGEST_TIE, limit: 'CAPPED' };
  return { strength, limit: 'NONE' };
}
