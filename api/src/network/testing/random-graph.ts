/** Random small graphs and questions with every feature in them and many equal costs. For tests. */
import fc from 'fast-check';
import type {
  GraphAccess,
  GraphDepartment,
  GraphPerson,
  GraphTie,
  PathOrigin,
  PathQuery,
  PathTarget,
  SharingLevel,
} from '../types.js';

export interface RandomGraph {
  readonly people: readonly GraphPerson[];
  readonly ties: readonly GraphTie[];
  readonly departments: readonly GraphDepartment[];
}

/** In no order of code units; the last two stand the other way round by code points. */
const IDS = ['m', 'B', 'a', 'p10', 'p2', 'ä', 'Z', 'aa', '0', 'k', '\u{1f600}', '\uffee'];
const DEPARTMENTS: readonly GraphDepartment[] = [
  { id: 'company', parentId: null },
  { id: 'sales', parentId: 'company' },
  { id: 'north', parentId: 'sales' },
  { id: 'plant', parentId: 'company' },
];

/** More than these and listing every path takes too long. */
const MOST_TIES = 24;

export const randomGraphs: fc.Arbitrary<RandomGraph> = fc
  .constantFrom(1, 3, 5, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12)
  .chain((size) =>
    fc.record({
      people: fc.tuple(...IDS.slice(0, size).map(personArbitrary)),
      ties: tiesArbitrary(size),
      departments: fc.constantFrom(
        DEPARTMENTS,
        DEPARTMENTS.map(({ id }) => ({ id, parentId: null })),
      ),
    }),
  );

/**
 * Larger ones with few ties each, some of them around somebody well connected: long paths, also where the halves of a
 * search differ in size. The first people are the same as in the small ones, so that the same questions can be asked.
 */
export const randomLargerGraphs: fc.Arbitrary<RandomGraph> = fc
  .integer({ min: 14, max: 30 })
  .chain((size) => {
    const ids = Array.from({ length: size }, (_, place) => IDS[place] ?? `q${place}`);
    const pairs = (most: number) =>
      fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
        minLength: Math.floor(most * 0.6),
        maxLength: most,
        selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
      });
    const hubPairs = fc
      .tuple(fc.nat(size - 1), fc.subarray([...ids.keys()], { maxLength: 14 }))
      .map(([hub, others]) => others.map((other): [number, number] => [hub, other]));
    const chosen = fc.tuple(pairs(size * 2), mostly<typeof hubPairs | null>(null, hubPairs));
    return fc.record({
      people: fc.tuple(...ids.map(personArbitrary)),
      ties: chosen.chain(([some, hub]) =>
        (hub ?? fc.constant([])).chain((more) => tiesOf(ids, [...some, ...more])),
      ),
      departments: fc.constant(DEPARTMENTS),
    });
  });

function tiesOf(
  ids: readonly string[],
  pairs: readonly (readonly [number, number])[],
): fc.Arbitrary<GraphTie[]> {
  const named = new Map(
    pairs
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => [
        Math.min(one, other) * ids.length + Math.max(one, other),
        [one, other] as const,
      ]),
  );
  return fc.tuple(
    ...[...named.values()].map(([one, other]) => tieArbitrary({ a: ids[one] ?? '', b: ids[other] ?? '' })),
  );
}

function personArbitrary(id: string): fc.Arbitrary<GraphPerson> {
  return fc.record({
    id: fc.constant(id),
    isPresentEmployee: fc.constantFrom(true, false, false),
    canConnect: mostly(true, false),
    departmentIds: fc.constantFrom(['sales'], ['north'], ['plant'], ['plant', 'north'], []),
    organizationIds: fc.constantFrom([], [], ['prospect'], ['customer'], ['prospect', 'customer']),
    askedCount: mostly(0, 3, 1, 2, 6),
  });
}

/** From almost none, which leaves people isolated, to many. */
function tiesArbitrary(size: number): fc.Arbitrary<GraphTie[]> {
  const ids = IDS.slice(0, size);
  const pairs = ids.flatMap((a, place) => ids.slice(place + 1).map((b) => ({ a, b })));
  const most = Math.min(MOST_TIES, pairs.length);
  const counts = [0, size - 1, size * 1.5, size * 2, most, most, most].map((count) =>
    Math.min(most, Math.floor(count)),
  );
  return fc
    .constantFrom(...counts)
    .chain((count) => fc.shuffledSubarray(pairs, { minLength: count, maxLength: count }))
    .chain((chosen) => fc.tuple(...chosen.map(tieArbitrary)));
}

function tieArbitrary({ a, b }: { a: string; b: string }): fc.Arbitrary<GraphTie> {
  return fc.record({
    a: fc.constant(a),
    b: fc.constant(b),
    // Halves and quarters make many equal keys, also of different lengths.
    strength: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(0.5, 0.25) },
      { weight: 2, arbitrary: fc.double({ min: 0.01, max: 0.98, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(0.98, 0.01) },
    ),
    sharing: fc.oneof(
      { weight: 5, arbitrary: fc.constant<SharingLevel>(3) },
      { weight: 2, arbitrary: fc.constantFrom<SharingLevel[]>(0, 1, 2, 3) },
    ),
  });
}

// Those in almost every graph more often.
const someone = fc.constantFrom(
  ...IDS,
  ...Array.from({ length: 5 }, () => IDS.slice(0, 6)).flat(),
  'unknown',
);
const people = fc
  .constantFrom(0, 1, 2, 3, 4)
  .chain((count) => fc.array(someone, { minLength: count, maxLength: count }));
const departments = fc.constantFrom(['sales'], ['plant'], ['north', 'plant'], ['company'], [], ['unknown']);

const origins: fc.Arbitrary<PathOrigin> = fc.oneof(
  someone.map((id) => ({ kind: 'PEOPLE', ids: [id], isSingle: true }) as const),
  people.map((ids) => ({ kind: 'PEOPLE', ids, isSingle: false }) as const),
  departments.map((ids) => ({ kind: 'DEPARTMENTS', ids }) as const),
  fc.constant({ kind: 'COMPANY' } as const),
);

const targets: fc.Arbitrary<PathTarget> = fc.oneof(
  { weight: 3, arbitrary: someone.map((id) => ({ kind: 'PERSON', id }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('prospect', 'customer', 'unknown')
      .map((id) => ({ kind: 'ORGANIZATION', id }) as const),
  },
);

const accesses: fc.Arbitrary<GraphAccess> = fc.oneof(
  someone.map((id) => ({ kind: 'PERSON', id }) as const),
  fc.constant({ kind: 'OPERATOR' } as const),
);

export const randomQueries: fc.Arbitrary<PathQuery> = fc
  .record({
    from: origins,
    to: targets,
    access: accesses,
    maxHops: fc.integer({ min: 1, max: 6 }),
    limit: fc.constantFrom(1, 2, 5, 10, 100),
    perIntroducer: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    leaveOut: fc.option(fc.record({ people: fc.array(someone, { maxLength: 2 }), departments }), {
      nil: undefined,
      freq: 1,
    }),
    minStrength: mostly<number | undefined>(undefined, 0.25, 0.3),
    hiddenTargets: mostly<ReadonlySet<string> | undefined>(undefined, new Set(['B', 'k'])),
  })
  .map(withoutUndefined);

/** A key that is there and undefined is not the same as one that is absent. */
function withoutUndefined(question: { [Key in keyof PathQuery]: PathQuery[Key] | undefined }): PathQuery {
  return Object.fromEntries(
    Object.entries(question).filter(([, value]) => value !== undefined),
  ) as unknown as PathQuery;
}

function mostly<Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}
