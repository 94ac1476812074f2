import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCompanyData } from '../../api/src/seed/company-data.js';
import { makeCompany } from './company.js';
import { formatCompany } from './format.js';

const text = readFileSync(new URL('company.json', import.meta.url), 'utf8');
const company = parseCompanyData(JSON.parse(text));
const employees = new Map(company.employees.map((one) => [one.key, one]));
const contacts = new Map(company.contacts.map((one) => [one.key, one]));
const people = new Set([...employees.keys(), ...contacts.keys()]);
const pairs = [
  ...company.messaged.map((one) => ({ ...one, a: one.from, b: one.to })),
  ...company.met,
  ...company.connected,
];

describe('the committed file', () => {
  test('is what the generator makes', () => {
    const made = formatCompany(makeCompany()).split('\n');
    const committed = text.split('\n');
    const differing = made.findIndex((line, index) => line !== committed[index]);
    expect({ line: differing + 1, text: committed[differing] }).toEqual({ line: 0, text: undefined });
    expect(committed).toHaveLength(made.length);
  });

  test('is made the same at every run', () => {
    expect(makeCompany()).toEqual(makeCompany());
  });

  test('stays small and holds one record a line', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(1_500_000);
    const recordCount = Object.values(company).reduce<number>(
      (sum, part) => sum + (Array.isArray(part) ? part.length : 0),
      0,
    );
    expect(text.split('\n').filter((line) => line.startsWith('{"'))).toHaveLength(recordCount);
  });
});

describe('the size of the company', () => {
  test('240 employees, 9 departments, 60 organizations besides the own one, 420 contacts, 80 projects', () => {
    expect(company.employees).toHaveLength(240);
    expect(company.departments).toHaveLength(9);
    expect(company.organizations.filter((one) => one.stage !== 'OWN')).toHaveLength(60);
    expect(company.organizations.filter((one) => one.stage === 'OWN')).toHaveLength(1);
    expect(company.contacts).toHaveLength(420);
    expect(company.projects).toHaveLength(80);
  });

  test('every stage has organizations and every department people', () => {
    const stages = new Set(company.organizations.map((one) => one.stage));
    expect([...stages].sort()).toEqual(['CUSTOMER', 'FORMER', 'OWN', 'PARTNER', 'PROSPECT', 'SUPPLIER']);
    const filled = new Set(company.employees.map((one) => one.department));
    expect(filled).toEqual(new Set(company.departments.map((one) => one.key)));
  });

  test('there is evidence of every kind, and introductions in every state', () => {
    for (const kind of ['messaged', 'met', 'connected', 'declared', 'stated', 'referrals'] as const) {
      expect(company[kind].length).toBeGreaterThan(10);
    }
    const states = new Set(company.introductions.map((one) => one.state));
    expect([...states].sort()).toEqual(['ACCEPTED', 'ASKED', 'DECLINED', 'WITHDRAWN']);
  });
});

describe('nothing points nowhere', () => {
  test('keys are unique, addresses too', () => {
    const keyed = [
      company.departments,
      company.organizations,
      company.skills,
      company.projects,
      company.sources,
    ];
    for (const part of [...keyed, company.introductions, [...company.employees, ...company.contacts]]) {
      expect(new Set(part.map((one) => one.key)).size).toBe(part.length);
    }
    const addresses = [...company.employees, ...company.contacts].map((one) => one.email);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('every person named anywhere exists', () => {
    const named = [
      ...company.organizations.flatMap((one) => one.accountOwner ?? []),
      ...company.employees.flatMap((one) => one.reportsTo ?? []),
      ...company.projects.flatMap((one) => one.members.map((member) => member.person)),
      ...[...pairs, ...company.stated].flatMap((one) => [one.a, one.b]),
      ...company.declared.flatMap((one) => [one.by, one.about]),
      ...company.sharing.flatMap((one) => [one.employee, one.other]),
      ...company.referrals.flatMap((one) => [one.by, one.referred, one.to]),
      ...company.introductions.flatMap((one) => [one.asker, ...one.path]),
      ...company.personas.map((one) => one.employee),
    ];
    expect(named.filter((key) => !people.has(key))).toEqual([]);
  });

  test('every department, organization, skill and source named anywhere exists', () => {
    const departments = new Set(company.departments.map((one) => one.key));
    const organizations = new Set(company.organizations.map((one) => one.key));
    const skills = new Set(company.skills.map((one) => one.key));
    const sources = new Set(company.sources.map((one) => one.key));
    const posts = [...company.employees, ...company.contacts].flatMap((one) => one.worksAt ?? []);
    const inDepartments = [
      ...company.employees.map((one) => one.department),
      ...company.departments.flatMap((one) => one.parent ?? []),
    ];
    expect(inDepartments.filter((key) => !departments.has(key))).toEqual([]);
    expect(posts.filter((post) => !organizations.has(post.organization))).toEqual([]);
    expect(company.projects.filter((one) => !organizations.has(one.organization ?? 'o-brachwald'))).toEqual(
      [],
    );
    expect(company.employees.flatMap((one) => one.skills).filter((key) => !skills.has(key))).toEqual([]);
    const named = [...pairs, ...company.stated, ...company.referrals].map((one) => one.source);
    expect(named.filter((key) => !sources.has(key))).toEqual([]);
  });

  test('there is one head, and everybody reports to them in the end without a circle', () => {
    expect(company.employees.filter((one) => one.reportsTo === undefined).map((one) => one.key)).toEqual([
      'e-albrecht-christoph',
    ]);
    for (const employee of company.employees) {
      let steps = 0;
      for (let one = employee.reportsTo; one !== undefined; one = employees.get(one)?.reportsTo) {
        steps += 1;
        expect(steps).toBeLessThan(8);
      }
    }
  });
});

describe('the data is plausible', () => {
  test('every address is one that can never be real', () => {
    for (const one of [...company.employees, ...company.contacts])
      expect(one.email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    for (const one of company.organizations) expect(one.domain).toMatch(/^[a-z0-9-]+\.example$/);
  });

  test('nothing happened between two people before one of them was here', () => {
    const early = pairs.filter((one) => one.first < Math.max(joined(one.a), joined(one.b)));
    expect(early).toEqual([]);
  });

  test('a record counts at least one event, first to last, none of them weighing more than one', () => {
    const odd = pairs.filter(
      (one) => one.first > one.last || one.day !== one.last || one.amount > one.count || one.a === one.b,
    );
    expect(odd).toEqual([]);
  });

  test('messages and meetings have an employee in them: mail between outsiders makes no tie', () => {
    expect(pairs.filter((one) => !employees.has(one.a) && !employees.has(one.b))).toEqual([]);
  });

  test('one record per pair, direction and source', () => {
    const messages = company.messaged.map((one) => `${one.from} ${one.to} ${one.source}`);
    expect(new Set(messages).size).toBe(messages.length);
    for (const kind of [company.met, company.connected]) {
      const records = kind.map((one) => `${one.a} ${one.b} ${one.source}`);
      expect(new Set(records).size).toBe(records.length);
      expect(kind.filter((one) => one.a >= one.b)).toEqual([]);
    }
  });

  test('project members are here while they are on it, and on it while it runs', () => {
    for (const project of company.projects) {
      for (const member of project.members) {
        expect(member.fromOffset).toBeGreaterThanOrEqual(Math.max(project.fromOffset, joined(member.person)));
        expect(member.toOffset !== undefined || project.toOffset === undefined).toBe(true);
        expect(member.toOffset ?? project.fromOffset).toBeLessThanOrEqual(project.toOffset ?? 0);
        expect(employees.get(member.person)?.leftOffset ?? 1).toBeGreaterThan(0);
      }
      expect(project.members.filter((member) => contacts.has(member.person)).length).toBeLessThanOrEqual(1);
      expect(project.fromOffset).toBeGreaterThanOrEqual(-1_461);
    }
  });

  test('introductions are of the last 90 days, closed when they are no longer asked', () => {
    for (const one of company.introductions) {
      expect(one.askedOffset).toBeGreaterThan(-90);
      expect(one.closedOffset === undefined).toBe(one.state === 'ASKED');
      expect(one.closedOffset ?? 0).toBeGreaterThanOrEqual(one.askedOffset);
    }
  });

  test('colleagues know few or many, most of them about a dozen', () => {
    const degrees = new Map<string, number>();
    const inside = new Set(
      pairs
        .filter((one) => employees.has(one.a) && employees.has(one.b))
        .map((one) => [one.a, one.b].sort().join(' ')),
    );
    for (const key of [...inside].flatMap((pair) => pair.split(' ')))
      degrees.set(key, (degrees.get(key) ?? 0) + 1);
    const sorted = [...degrees.values()].sort((one, other) => one - other);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(16);
    expect(sorted.at(-1)).toBeGreaterThan(30);
  });
});

describe('sharing', () => {
  const outside = company.sharing.filter(
    (one) => contacts.has(one.other) || (employees.get(one.other)?.leftOffset ?? 1) < 0,
  );

  test('is 60% named, 30% blind and 10% private towards the outside', () => {
    const share = (level: string) => outside.filter((one) => one.level === level).length / outside.length;
    expect(share('NAMED')).toBeCloseTo(0.6, 2);
    expect(share('BLIND')).toBeCloseTo(0.3, 2);
    expect(share('PRIVATE')).toBeCloseTo(0.1, 2);
  });

  test('is said once a tie, by a present employee, and never blind between colleagues', () => {
    const said = company.sharing.map((one) => `${one.employee} ${one.other}`);
    expect(new Set(said).size).toBe(said.length);
    expect(company.sharing.filter((one) => (employees.get(one.employee)?.leftOffset ?? 1) <= 0)).toEqual([]);
    const inside = company.sharing.filter((one) => !outside.includes(one));
    expect(inside.filter((one) => one.level === 'BLIND')).toEqual([]);
    expect(inside.length).toBeGreaterThan(0);
  });
});

function joined(key: string): number {
  return employees.get(key)?.joinedOffset ?? -100_000;
}

test('targets name contacts and organizations outside, and whoever was seen to introduce them knows somebody', () => {
  const outside = new Set(company.organizations.filter(({ stage }) => stage !== 'OWN').map(({ key }) => key));
  expect(company.targets.length).toBeGreaterThan(4);
  for (const { employee, kind, target, seen } of company.targets) {
    expect(employees.has(employee)).toBe(true);
    expect(kind === 'PERSON' ? contacts.has(target) : outside.has(target), target).toBe(true);
    if (seen?.path) expect(employees.has(seen.path.introducer)).toBe(true);
  }
});
