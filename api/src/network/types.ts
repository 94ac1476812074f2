/** What the tie graph is built from and answers with. Pure data: nothing here knows the store or the API. */

/** Who may use a tie: 0 nobody (one end has left), 1 its owner, 2 its owner and as an unnamed offer, 3 everybody. */
export type SharingLevel = 0 | 1 | 2 | 3;

export const SHARING = { unusable: 0, private: 1, blind: 2, named: 3 } as const;

export interface GraphPerson {
  readonly id: string;
  /** Employed on the day of the graph: a source for COMPANY and DEPARTMENTS. */
  readonly isPresentEmployee: boolean;
  /** May stand between the two ends of a path: false once a person has left and is nowhere else. */
  readonly canConnect: boolean;
  /** Direct departments only; the graph knows the tree. */
  readonly departmentIds: readonly string[];
  /** Organizations with a current WORKS_AT. */
  readonly organizationIds: readonly string[];
  /** Introductions asked of this person in the last 90 days and not declined. */
  readonly askedCount: number;
}

export interface GraphTie {
  readonly a: string;
  readonly b: string;
  /** 0.01..0.98; 0 removes the tie. */
  readonly strength: number;
  readonly sharing: SharingLevel;
}

export interface GraphDepartment {
  readonly id: string;
  readonly parentId: string | null;
}

export interface GraphChanges {
  /** Added or changed people, whole rows. */
  readonly people?: readonly GraphPerson[];
  readonly removedPeople?: readonly string[];
  readonly ties?: readonly GraphTie[];
  /** The whole tree, when any department changed. */
  readonly departments?: readonly GraphDepartment[];
}

/** Whose eyes a search has: one employee sees named ties and their own; the operator of a trial all but private ones. */
export type GraphAccess = { readonly kind: 'PERSON'; readonly id: string } | { readonly kind: 'OPERATOR' };

export type PathOrigin =
  /** `isSingle`: the viewer or one person; such a source is not asked, so its availability does not count. */
  | { readonly kind: 'PEOPLE'; readonly ids: readonly string[]; readonly isSingle: boolean }
  | { readonly kind: 'DEPARTMENTS'; readonly ids: readonly string[] }
  | { readonly kind: 'COMPANY' };

export type PathTarget =
  | { readonly kind: 'PERSON'; readonly id: string }
  | { readonly kind: 'ORGANIZATION'; readonly id: string };

export interface PathQuery {
  readonly from: PathOrigin;
  readonly to: PathTarget;
  readonly access: GraphAccess;
  /** 1..6 */
  readonly maxHops: number;
  /** 1..100 */
  readonly limit: number;
  readonly perIntroducer?: number;
  readonly leaveOut?: { readonly people: readonly string[]; readonly departments: readonly string[] };
  /** Ties below this strength are not used. */
  readonly minStrength?: number;
  /** Target people that must not be answered with (a contact absent for this viewer). */
  readonly hiddenTargets?: ReadonlySet<string>;
  /** People for whom another number of introductions asked counts than the graph holds, by id. */
  readonly askedCounts?: ReadonlyMap<string, number>;
}

export interface WarmPath {
  /** Source first, target last. */
  readonly people: readonly string[];
  /** One fewer than people. */
  readonly strengths: readonly number[];
  /** One for each of the people; 1 for those who are not asked. */
  readonly availabilities: readonly number[];
  /** Float64 product from source to target. */
  readonly warmth: number;
  /** Integer sum of round(-log2(x)·2^40) over strengths and availabilities. */
  readonly rankKey: number;
  /** Who would be asked first; the source itself when it stands alone with the target. */
  readonly introducer: string;
}

export interface NearestPerson {
  readonly id: string;
  /** 1 or 2: hops still missing from this person to a target. */
  readonly hopsMissing: number;
  /** The warmest path from the origin to this person. */
  readonly path: WarmPath;
}

export type PathAnswer =
  | { readonly kind: 'PATHS'; readonly version: number; readonly paths: readonly WarmPath[] }
  | { readonly kind: 'NONE'; readonly version: number; readonly nearest: NearestPerson | null }
  /** The first j paths of the exact answer. */
  | { readonly kind: 'TIMED_OUT'; readonly version: number; readonly paths: readonly WarmPath[] };
