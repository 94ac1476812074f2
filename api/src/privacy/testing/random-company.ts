import fc from 'fast-check';
import { SmallCompany } from '../../testing/small-company.js';

type Sharing = 'PRIVATE' | 'BLIND' | 'NAMED';

interface RandomTie {
  readonly one: string;
  readonly other: string;
  readonly strength: number;
  /** The choice of the first one; undefined: none was made. */
  readonly sharing: Sharing | undefined;
}

/** A few employees (e0 is somebody in particular, and a steward) and contacts at two organizations with ties of every sharing. */
export interface RandomCompany {
  readonly employees: readonly string[];
  readonly contacts: readonly string[];
  readonly recorded: ReadonlySet<string>;
  readonly defaultSharing: Sharing;
  readonly ties: readonly RandomTie[];
}

export const ORGANIZATIONS = ['o0', 'o1'] as const;

/** For tests of rules that hold in every company. */
export const randomCompanies: fc.Arbitrary<RandomCompany> = fc
  .record({
    employeeCount: fc.integer({ min: 2, max: 5 }),
    contactCount: fc.integer({ min: 1, max: 4 }),
    defaultSharing: fc.constantFrom<Sharing>('PRIVATE', 'BLIND', 'NAMED'),
    recordedShare: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    chosen: fc.array(
      fc.record({
        isThere: fc.boolean(),
        strength: fc.constantFrom(0.1, 0.3, 0.5, 0.6, 0.9),
        sharing: fc.constantFrom<Sharing | undefined>('PRIVATE', 'BLIND', 'NAMED', undefined),
      }),
      { minLength: 36, maxLength: 36 },
    ),
  })
  .map(({ employeeCount, contactCount, defaultSharing, recordedShare, chosen }) => {
    const employees = Array.from({ length: employeeCount }, (_, number) => `e${number}`);
    const contacts = Array.from({ length: contactCount }, (_, number) => `c${number}`);
    const people = [...employees, ...contacts];
    const ties = people
      .flatMap((one, place) => people.slice(place + 1).map((other) => ({ one, other })))
      .flatMap(({ one, other }, place) => {
        const choice = chosen[place];
        if (choice?.isThere !== true) return [];
        const sharing = isEmployee(one) ? choice.sharing : undefined;
        const isBetweenEmployees = isEmployee(other);
        const allowed = isBetweenEmployees && sharing === 'BLIND' ? 'PRIVATE' : sharing;
        return [{ one, other, strength: choice.strength, sharing: allowed }];
      });
    const recorded = new Set(contacts.filter((_, number) => recordedShare[number]));
    return { employees, contacts, recorded, defaultSharing, ties };
  });

/** What holds for a tie, by the words of the product: the choice, else named between colleagues, else the default. */
export function sharingIn(company: RandomCompany, { other, sharing }: RandomTie): Sharing {
  if (isEmployee(other)) return sharing ?? 'NAMED';
  return sharing ?? company.defaultSharing;
}

/** The company with those ties alone that `keeps` says. */
export function withTies(company: RandomCompany, keeps: (tie: RandomTie) => boolean): RandomCompany {
  return { ...company, ties: company.ties.filter(keeps) };
}

/**
 * A company, and the same one without the unshared ties of others than the viewer. A blind tie does say that its contact
 * exists: here the company knows that anyway.
 */
export function withAndWithoutUnshared(
  drawn: RandomCompany,
  viewer: string,
): { readonly company: RandomCompany; readonly without: RandomCompany } {
  const isUnshared = (tie: RandomTie) => sharingIn(drawn, tie) !== 'NAMED' && !isOf(tie, viewer);
  const blind = drawn.ties.filter((tie) => isUnshared(tie) && sharingIn(drawn, tie) === 'BLIND');
  const company = recording(
    drawn,
    blind.flatMap(({ one, other }) => [one, other]),
  );
  return { company, without: withTies(company, (tie) => !isUnshared(tie)) };
}

/** The company without the private ties of others than the viewer. */
export function withoutPrivate(company: RandomCompany, viewer: string): RandomCompany {
  return withTies(company, (tie) => sharingIn(company, tie) !== 'PRIVATE' || isOf(tie, viewer));
}

/** The contacts whom nobody may know of but the owners of their ties, `viewer` not among them. */
export function hiddenContacts(company: RandomCompany, viewer: string): string[] {
  return company.contacts.filter((contact) => {
    const ties = company.ties.filter(({ one, other }) => one === contact || other === contact);
    const isHidden = (tie: RandomTie) => tie.one !== viewer && sharingIn(company, tie) === 'PRIVATE';
    return !company.recorded.has(contact) && ties.length > 0 && ties.every(isHidden);
  });
}

/** The company as if these contacts had never been. */
export function withoutContacts(company: RandomCompany, gone: readonly string[]): RandomCompany {
  return {
    ...company,
    contacts: company.contacts.filter((contact) => !gone.includes(contact)),
    ties: company.ties.filter(({ one, other }) => !gone.includes(one) && !gone.includes(other)),
  };
}

/** Contacts the company knows of whatever happens to these ties. */
export function recording(company: RandomCompany, contacts: Iterable<string>): RandomCompany {
  return { ...company, recorded: new Set([...company.recorded, ...contacts]) };
}

export function rowsOf({ employees, contacts, recorded, defaultSharing, ties }: RandomCompany) {
  const rows = new SmallCompany().setting('defaultSharing', defaultSharing).department('d0');
  for (const id of ORGANIZATIONS) rows.organization(id);
  for (const [number, id] of employees.entries()) {
    rows.employee(id, number === 0 ? { roles: ['STEWARD'] } : {}, number % 2 === 0 ? 'd0' : undefined);
  }
  for (const id of contacts) {
    rows.contact(id, ORGANIZATIONS[Number(id.slice(1)) % 2], { recorded: recorded.has(id) });
  }
  for (const { one, other, strength, sharing } of ties) rows.tie(one, other, strength, sharing);
  return rows.rows();
}

function isOf({ one, other }: RandomTie, id: string): boolean {
  return one === id || other === id;
}

function isEmployee(id: string): boolean {
  return id.startsWith('e');
}
