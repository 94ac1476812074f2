/**
 * Large made-up networks for trials and measurements: communities in which most know each other, fewer ties between
 * them, and hubs who know thousands. Up to 1,000,000 people and 10,000,000 ties in a few hundred megabytes. The same
 * options give the same network.
 */
import { generatedName } from './generated-names.js';
import { RandomNumbers } from './random-numbers.js';

export interface GenerateOptions {
  /** 2..1,000,000 */
  readonly people: number;
  /** 0..10,000,000, and at most half of all pairs. */
  readonly ties: number;
  readonly seed: number;
}

/** A department of the company, or an organization outside whose people are contacts. */
export interface GeneratedGroup {
  readonly key: string;
  readonly name: string;
  readonly kind: 'DEPARTMENT' | 'ORGANIZATION';
}

export interface GeneratedPerson {
  readonly key: string;
  readonly name: string;
  readonly isEmployee: boolean;
  readonly groupKey: string;
}

/** People by key, the earlier one first, each pair once. */
export interface GeneratedTie {
  readonly a: string;
  readonly b: string;
  /** 0.02..0.95, in ten-thousandths. */
  readonly strength: number;
}

const MOST_PEOPLE = 1_000_000;
const MOST_TIES = 10_000_000;

const SMALLEST_COMMUNITY = 20;
const LARGEST_COMMUNITY = 200;
const EMPLOYED_COMMUNITIES = 0.6;
const PEOPLE_PER_HUB = 1000;
const SHARE_OF_HUB_TIES = 0.15;
const SHARE_OF_COMMUNITY_TIES = 0.65;
const SHARE_OF_NEARBY_TIES = 0.12;

/** A made-up network; a RangeError says which number was out of its limits. */
export function generateGraph(options: GenerateOptions): GeneratedGraph {
  requireWithin('people', options.people, 2, MOST_PEOPLE);
  const mostTies = Math.min(MOST_TIES, Math.floor((options.people * (options.people - 1)) / 4));
  requireWithin('ties', options.ties, 0, mostTies);
  return new GeneratedGraph(options);
}

function requireWithin(what: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${what} must be a whole number from ${least} to ${most}, not ${value}`);
}

export class GeneratedGraph {
  readonly peopleCount: number;
  readonly tieCount: number;
  readonly #seed: number;
  /** Where each community's people begin; one more at the end. */
  readonly #communityStarts: readonly number[];
  readonly #communityOf: Uint16Array;
  readonly #isEmployed: readonly boolean[];
  /** Each tie as lower person times people plus higher person, rising. */
  readonly #pairs: Float64Array;
  readonly #strengths: Uint16Array;

  constructor({ people, ties, seed }: GenerateOptions) {
    const random = new RandomNumbers(seed);
    this.#seed = seed;
    this.peopleCount = people;
    this.tieCount = ties;
    this.#communityStarts = communityStarts(people, random);
    this.#communityOf = new Uint16Array(people);
    this.#isEmployed = this.#communityStarts.slice(1).map(() => random.next() < EMPLOYED_COMMUNITIES);
    for (let community = 0; community < this.#isEmployed.length; community += 1) {
      const [start, end] = this.#communityStarts.slice(community, community + 2);
      this.#communityOf.fill(community, start, end);
    }
    this.#pairs = distinctPairs(people, ties, random, this.#pairMaker(random));
    this.#strengths = this.#strengthsOf(random);
  }

  *groups(): Generator<GeneratedGroup> {
    for (let community = 0; community < this.#isEmployed.length; community += 1) yield this.#group(community);
  }

  *people(): Generator<GeneratedPerson> {
    for (let person = 0; person < this.peopleCount; person += 1) {
      const { key, kind } = this.#group(this.#communityOf[person] as number);
      yield {
        key: personKey(person),
        name: generatedName(this.#seed, person),
        isEmployee: kind === 'DEPARTMENT',
        groupKey: key,
      };
    }
  }

  *ties(): Generator<GeneratedTie> {
    for (let tie = 0; tie < this.tieCount; tie += 1) {
      const pair = this.#pairs[tie] as number;
      const a = Math.floor(pair / this.peopleCount);
      const strength = (this.#strengths[tie] as number) / STRENGTH_STEPS;
      yield { a: personKey(a), b: personKey(pair - a * this.peopleCount), strength };
    }
  }

  #group(community: number): GeneratedGroup {
    const number = community + 1;
    return this.#isEmployed[community] === true
      ? { key: `department-${number}`, name: `Department ${number}`, kind: 'DEPARTMENT' }
      : { key: `organization-${number}`, name: `Organization ${number}`, kind: 'ORGANIZATION' };
  }

  /** Draws one pair after another: within a community, with one nearby, with a hub, or with anybody. */
  #pairMaker(random: RandomNumbers): () => number {
    const hubs = drawHubs(this.peopleCount, random);
    const inCommunity = (community: number) => {
      const last = this.#isEmployed.length - 1;
      const within = Math.max(0, Math.min(last, community));
      const start = this.#communityStarts[within] as number;
      return start + random.below((this.#communityStarts[within + 1] as number) - start);
    };
    return () => {
      const person = random.below(this.peopleCount);
      const community = this.#communityOf[person] as number;
      const kind = random.next();
      let other: number;
      if (kind < SHARE_OF_COMMUNITY_TIES) other = inCommunity(community);
      else if (kind < SHARE_OF_COMMUNITY_TIES + SHARE_OF_NEARBY_TIES) {
        other = inCommunity(community - 4 + random.below(9));
      } else if (kind < SHARE_OF_COMMUNITY_TIES + SHARE_OF_NEARBY_TIES + SHARE_OF_HUB_TIES) {
        other = hubs[random.below(hubs.length)] as number;
      } else other = random.below(this.peopleCount);
      return Math.min(person, other) * this.peopleCount + Math.max(person, other);
    };
  }

  /** Ties within a community are stronger; weak ones are the most frequent everywhere. */
  #strengthsOf(random: RandomNumbers): Uint16Array {
    const strengths = new Uint16Array(this.tieCount);
    for (let tie = 0; tie < this.tieCount; tie += 1) {
      const pair = this.#pairs[tie] as number;
      const a = Math.floor(pair / this.peopleCount);
      const isWithin = this.#communityOf[a] === this.#communityOf[pair - a * this.peopleCount];
      const [least, span] = isWithin ? [0.15, 0.8] : [0.02, 0.48];
      strengths[tie] = Math.round((least + span * random.next() ** 2) * STRENGTH_STEPS);
    }
    return strengths;
  }
}

const STRENGTH_STEPS = 10_000;

function personKey(person: number): string {
  return `p${String(person).padStart(7, '0')}`;
}

function communityStarts(people: number, random: RandomNumbers): number[] {
  const starts = [0];
  for (let start = 0; start < people; ) {
    const size = SMALLEST_COMMUNITY + (LARGEST_COMMUNITY - SMALLEST_COMMUNITY) * random.next() ** 3;
    start = Math.min(people, start + Math.floor(size));
    starts.push(start);
  }
  return starts;
}

/** Each hub as often as it is to be drawn: a few are several times as well connected as most. */
function drawHubs(people: number, random: RandomNumbers): number[] {
  const hubs: number[] = [];
  for (let count = Math.ceil(people / PEOPLE_PER_HUB); count > 0; count -= 1) {
    const hub = random.below(people);
    const times = Math.min(20, Math.ceil(random.next() ** -0.7));
    for (let time = 0; time < times; time += 1) hubs.push(hub);
  }
  return hubs;
}

const ROUNDS_OF_ITS_KIND = 12;

/** So many different pairs, rising. Drawn in rounds, for drawing again what was drawn twice needs no table of pairs. */
function distinctPairs(
  people: number,
  count: number,
  random: RandomNumbers,
  drawPair: () => number,
): Float64Array {
  const pairs = new Float64Array(count + Math.ceil(count / 20) + 16);
  let distinct = 0;
  for (let round = 0; distinct < count; round += 1) {
    for (let place = distinct; place < pairs.length; place += 1) {
      // Small networks run out of pairs of a kind; then anybody will do.
      pairs[place] = round < ROUNDS_OF_ITS_KIND ? drawPair() : anyPair(people, random);
    }
    pairs.sort();
    distinct = keepDistinct(pairs, people);
  }
  return drawFrom(pairs, distinct, count, random);
}

function anyPair(people: number, random: RandomNumbers): number {
  const [one, other] = [random.below(people), random.below(people)];
  return Math.min(one, other) * people + Math.max(one, other);
}

/** Moves each pair of two different people to the front, once; gives how many there are. */
function keepDistinct(sorted: Float64Array, people: number): number {
  let distinct = 0;
  let previous = -1;
  for (const pair of sorted) {
    const isToOneself = pair === Math.floor(pair / people) * (people + 1);
    if (pair === previous || isToOneself) continue;
    sorted[distinct] = pair;
    distinct += 1;
    previous = pair;
  }
  return distinct;
}

/** So many of the first pairs, each as likely as another, still rising (selection sampling, Knuth's algorithm S). */
function drawFrom(pairs: Float64Array, from: number, count: number, random: RandomNumbers): Float64Array {
  const drawn = new Float64Array(count);
  let taken = 0;
  for (let place = 0; taken < count; place += 1) {
    if (random.next() * (from - place) >= count - taken) continue;
    drawn[taken] = pairs[place] as number;
    taken += 1;
  }
  return drawn;
}
