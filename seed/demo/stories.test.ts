import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCompanyData } from '../../api/src/seed/company-data.js';
import { accountsOfLeaver } from './cast.js';
import { bridgeKey } from './colleagues.js';
import { pairKey, tieStrengths, wordOf } from './strengths.js';

const company = parseCompanyData(JSON.parse(readFileSync(new URL('company.json', import.meta.url), 'utf8')));
const employees = new Map(company.employees.map((one) => [one.key, one]));
const contacts = new Map(company.contacts.map((one) => [one.key, one]));
const levels = new Map(company.sharing.map((one) => [pairKey(one.employee, one.other), one.level]));

/** Days of seeding at both ends of months, years and a leap day: what strengths of projects hang on. */
const seedDays = ['2026-11-23', '2026-12-01', '2026-12-31', '2027-02-28', '2028-02-29', '2030-07-15'].map(
  (day) => ({
    day,
    strengths: tieStrengths(company, Date.parse(day) / 86_400_000),
  }),
);

interface Known {
  readonly by: string;
  readonly word: string;
  readonly level: string | undefined;
}

/** Everybody with a tie to the person, warmest first. */
function whoKnows(strengths: ReadonlyMap<string, number>, person: string): Known[] {
  return (tiesByPerson(strengths).get(person) ?? []).map(({ by, strength }) => ({
    by,
    word: wordOf(strength),
    level: levels.get(pairKey(by, person)),
  }));
}

interface TieOfPerson {
  readonly by: string;
  readonly strength: number;
}
const byPerson = new Map<ReadonlyMap<string, number>, Map<string, TieOfPerson[]>>();

/** Made once for each day. */
function tiesByPerson(strengths: ReadonlyMap<string, number>): Map<string, TieOfPerson[]> {
  const made = byPerson.get(strengths) ?? new Map<string, TieOfPerson[]>();
  if (byPerson.has(strengths)) return made;
  byPerson.set(strengths, made);
  for (const [pair, strength] of [...strengths].sort(([, one], [, other]) => other - one)) {
    const [a = '', b = ''] = pair.split(' ');
    for (const [person, by] of [[a, b] as const, [b, a] as const]) {
      made.set(person, [...(made.get(person) ?? []), { by, strength }]);
    }
  }
  return made;
}

function departmentOf(key: string): string | undefined {
  return employees.get(key)?.department;
}

function employeesWhoKnow(
  strengths: ReadonlyMap<string, number>,
  organization: string,
): Map<string, Known[]> {
  const known = new Map<string, Known[]>();
  for (const one of [...company.contacts, ...company.employees]) {
    if (one.worksAt?.at(-1)?.organization === organization) known.set(one.key, whoKnows(strengths, one.key));
  }
  return known;
}

/** Steps from any present employee over ties that everybody may use; contacts only stand between. */
function stepsFromCompany(strengths: ReadonlyMap<string, number>): Map<string, number> {
  const steps = new Map<string, number>();
  let border = company.employees.filter((one) => (one.leftOffset ?? 1) > 0).map((one) => one.key);
  for (let count = 0; border.length > 0; count += 1) {
    for (const key of border) steps.set(key, count);
    const next = new Set<string>();
    for (const pair of strengths.keys()) {
      const level = levels.get(pair);
      if (level === 'BLIND' || level === 'PRIVATE') continue;
      const [a = '', b = ''] = pair.split(' ');
      if (steps.get(a) === count && !steps.has(b)) next.add(b);
      if (steps.get(b) === count && !steps.has(a)) next.add(a);
    }
    border = [...next];
  }
  return steps;
}

describe.each(seedDays)('seeded on $day', ({ strengths }) => {
  test('two warm ways: a strong named tie in Sales, a medium one in Production, and nobody else knows Ms Weber', () => {
    expect(whoKnows(strengths, 'c-weber-sabine')).toEqual([
      { by: 'e-kuehn-jana', word: 'STRONG', level: 'NAMED' },
      { by: 'e-jaeger-markus', word: 'MEDIUM', level: 'NAMED' },
    ]);
    expect(departmentOf('e-kuehn-jana')).toBe('d-vertrieb');
    expect(departmentOf('e-jaeger-markus')).toBe('d-produktion');
  });

  test('two warm ways: the salesperson knows the two who know Ms Weber, Jana Kühn strongly', () => {
    expect(wordOf(strengths.get('e-kuehn-jana e-vogt-lena') ?? 0)).toBe('STRONG');
    expect(wordOf(strengths.get('e-jaeger-markus e-vogt-lena') ?? 0)).toBe('MEDIUM');
  });

  test('only through an unshared tie: one strong blind tie is all that leads to Ms Janssen', () => {
    expect(whoKnows(strengths, 'c-janssen-ulrike')).toEqual([
      { by: 'e-koehler-andreas', word: 'STRONG', level: 'BLIND' },
    ]);
    expect(company.personas.map((persona) => persona.employee)).not.toContain('e-koehler-andreas');
  });

  test('no way yet: nobody here knows anybody at Ostrander, the nearest person is one step away from Mr Böhme', () => {
    for (const known of employeesWhoKnow(strengths, 'o-ostrander').values()) {
      expect(known.filter((one) => employees.has(one.by))).toEqual([]);
    }
    const steps = stepsFromCompany(strengths);
    expect(steps.get('c-boehme-matthias')).toBe(4);
    expect(steps.get('c-rosental-nadja')).toBe(3);
    expect(whoKnows(strengths, 'c-boehme-matthias').map((one) => one.by)).toEqual(['c-rosental-nadja']);
  });

  test('Service and Development are two silos with one bridge person', () => {
    const isDevelopment = (key: string) =>
      /^d-(entwicklung|steuerungstechnik)$/.test(departmentOf(key) ?? '');
    const across = [...strengths.keys()]
      .map((pair) => pair.split(' '))
      .filter((pair) => pair.some((key) => departmentOf(key) === 'd-service') && pair.some(isDevelopment));
    expect(across.length).toBeGreaterThanOrEqual(8);
    expect(across.filter((pair) => !pair.includes(bridgeKey))).toEqual([]);
    const inService = whoKnows(strengths, bridgeKey).filter((one) => departmentOf(one.by) === 'd-service');
    expect(inService.length).toBeGreaterThanOrEqual(8);
  });

  test('Nordhalm is reached through Purchasing alone', () => {
    const known = [...employeesWhoKnow(strengths, 'o-nordhalm').values()].flat();
    expect(known.length).toBeGreaterThanOrEqual(3);
    expect(new Set(known.map((one) => departmentOf(one.by)))).toEqual(new Set(['d-einkauf']));
    expect(new Set(known.map((one) => one.level))).toEqual(new Set(['NAMED']));
    expect(new Set(known.map((one) => one.word))).toEqual(new Set(['STRONG', 'MEDIUM', 'WEAK']));
  });

  test('three departments see three different sides of Grauental', () => {
    const sides = ['d-vertrieb', 'd-service', 'd-entwicklung'].map((department) =>
      [...employeesWhoKnow(strengths, 'o-grauental')]
        .filter(([, known]) =>
          known.some((one) => one.level === 'NAMED' && departmentOf(one.by) === department),
        )
        .map(([contact]) => contact),
    );
    expect(sides.every((side) => side.length > 0)).toBe(true);
    expect(new Set(sides.flat()).size).toBe(sides.flat().length);
  });

  test('who is about to leave holds the only strong ties to four customers', () => {
    expect(employees.get('e-weiss-reinhold')?.leftOffset).toBeGreaterThan(0);
    for (const organization of accountsOfLeaver) {
      const strong = [...employeesWhoKnow(strengths, organization).values()]
        .flat()
        .filter((one) => one.word === 'STRONG');
      expect(new Set(strong.map((one) => one.by))).toEqual(new Set(['e-weiss-reinhold']));
    }
  });

  test('some contacts are known by one private tie alone and are in no CRM', () => {
    const hidden = company.contacts.filter((contact) => {
      const known = whoKnows(strengths, contact.key);
      return known.length === 1 && known[0]?.level === 'PRIVATE' && !contact.recorded;
    });
    expect(hidden.length).toBeGreaterThanOrEqual(8);
    expect(hidden.map((contact) => contact.key)).not.toContain('c-janssen-ulrike');
  });

  test('every contact outside the CRM is known to somebody', () => {
    const unknown = company.contacts.filter(
      (one) => !one.recorded && whoKnows(strengths, one.key).length === 0,
    );
    expect(unknown).toEqual([]);
  });

  test('ties come in all three words, inside and outside, and strong is not the usual one', () => {
    for (const isOutside of [false, true]) {
      const words = [...strengths]
        .filter(([pair]) => pair.split(' ').some((key) => contacts.has(key)) === isOutside)
        .map(([, strength]) => wordOf(strength));
      const share = (word: string) => words.filter((one) => one === word).length / words.length;
      expect(share('STRONG')).toBeGreaterThan(0.1);
      expect(share('STRONG')).toBeLessThan(0.3);
      expect(share('MEDIUM')).toBeGreaterThan(0.3);
      expect(share('WEAK')).toBeGreaterThan(0.25);
    }
  });
});

test('no way yet: the CRM, an account owner and a past project have something to say about Ostrander', () => {
  expect(contacts.get('c-boehme-matthias')?.recorded).toBe(true);
  expect(company.organizations.find((one) => one.key === 'o-ostrander')?.accountOwner).toBe('e-brandl-felix');
  const past = company.projects.filter((one) => one.organization === 'o-ostrander');
  expect(past.map((one) => (one.toOffset ?? 1) < 0)).toEqual([true]);
});

test('Grauental has a project of Sales, one of Service and one of Development', () => {
  const leads = company.projects
    .filter((one) => one.organization === 'o-grauental')
    .map((one) => departmentOf(one.members[0]?.person ?? ''));
  expect(leads.sort()).toEqual(['d-entwicklung', 'd-service', 'd-vertrieb']);
});

test('former colleagues work at customers now and are still known here', () => {
  const strengths = seedDays[0]?.strengths ?? new Map();
  const former = company.employees.filter((one) => (one.leftOffset ?? 1) < 0 && one.worksAt !== undefined);
  expect(former.length).toBeGreaterThanOrEqual(3);
  for (const one of former) {
    const employer = company.organizations.find((other) => other.key === one.worksAt?.at(-1)?.organization);
    expect(employer?.stage).toBe('CUSTOMER');
    expect(whoKnows(strengths, one.key).some((known) => known.level === 'NAMED')).toBe(true);
  }
});

test('the three stories ask for people who are there, and those who would help have not been asked lately', () => {
  expect(company.stories.map((one) => one.key)).toEqual(['two-warm-ways', 'unshared-tie', 'no-way-yet']);
  for (const story of company.stories) {
    expect(contacts.get(story.toKey)?.recorded).toBe(true);
    const organization = company.organizations.find(
      (one) => one.key === contacts.get(story.toKey)?.worksAt.at(-1)?.organization,
    );
    expect(organization?.stage).toBe('PROSPECT');
  }
  const asked = company.introductions.map((one) => one.path[0]);
  for (const helper of ['e-kuehn-jana', 'e-jaeger-markus', 'e-koehler-andreas', 'e-strobel-henning']) {
    expect(asked).not.toContain(helper);
  }
});

test('five personas are present employees, one a role', () => {
  expect(company.personas.map((one) => one.role)).toEqual([
    'SALES',
    'ENGINEER',
    'MANAGER',
    'STEWARD',
    'WORKS_COUNCIL',
  ]);
  for (const persona of company.personas) expect(employees.get(persona.employee)?.leftOffset).toBeUndefined();
});

test('the same skill is found in several departments', () => {
  for (const skill of [
    's-hydraulik',
    's-spritzguss',
    's-sps-programmierung',
    's-vertragsrecht',
    's-six-sigma',
  ]) {
    const departments = company.employees
      .filter((one) => one.skills.includes(skill))
      .map((one) => one.department);
    expect(new Set(departments).size).toBeGreaterThanOrEqual(3);
  }
});
