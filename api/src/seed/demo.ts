import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dayOf, isoOfDay } from '../network/day.js';
import { importedId } from '../store/ids.js';
import type { Store } from '../store/store.js';
import { snapshotText } from '../targets/changes.js';
import {
  type BulkRows,
  deriveAllTies,
  type OnProgress,
  parentsFirst,
  type RelationshipRow,
  writeBulk,
} from './bulk.js';
import {
  type CompanyData,
  type PostData,
  parseCompanyData,
  type TargetData,
  type UndirectedEventsData,
} from './company-data.js';

const DEMO_FILE = fileURLToPath(new URL('../../../seed/demo/company.json', import.meta.url));

/** Fills an empty store with the demo company; its dates count from `now`. Answers how many people and ties there are. */
export async function seedDemo(
  store: Store,
  now: Date,
  onProgress?: OnProgress,
): Promise<{ people: number; ties: number }> {
  const data = parseCompanyData(JSON.parse(readFileSync(DEMO_FILE, 'utf8')));
  const today = dayOf(now);
  await writeBulk(store, rowsOf(data, today), onProgress);
  const ties = await deriveAllTies(store, today, onProgress);
  return { people: data.employees.length + data.contacts.length, ties };
}

const idOf = (key: string): string => importedId('demo', key);

/** The company as rows for a store, its offsets as dates around `today` (whole UTC days since 1970-01-01). */
function rowsOf(data: CompanyData, today: number): BulkRows {
  const date = (offset: number): string => isoOfDay(today + offset);
  const instant = (offset: number): string => `${date(offset)}T09:00:00.000Z`;
  return {
    sourceSystems: data.sources.map(({ key, kind, name }) => ({
      id: importedId('source', key),
      properties: { key, kind, name: name.de },
    })),
    organizations: data.organizations.map(({ key, name, domain, city, country, stage }) => ({
      id: idOf(key),
      properties: { key, name, domain, city, country, stage, ...describedBy('crm', instant) },
    })),
    departments: parentsFirst(
      data.departments.map(({ key, name, parent }) => ({
        id: idOf(key),
        properties: { key, name: name.de, nameEn: name.en },
        parentIds: parent === undefined ? [] : [idOf(parent)],
      })),
    ),
    skills: data.skills.map(({ key, name }) => ({ id: idOf(key), properties: { key, name } })),
    people: peopleOf(data, date, instant),
    projects: data.projects.map((project) => ({
      id: idOf(project.key),
      properties: {
        key: project.key,
        name: project.name,
        description: project.description,
        from: date(project.fromOffset),
        ...describedBy('projects', instant),
        ...(project.toOffset === undefined ? {} : { to: date(project.toOffset) }),
      },
      organizationIds: project.organization === undefined ? [] : [idOf(project.organization)],
    })),
    introductions: introductionsOf(data, instant),
    relationships: relationshipsOf(data, date, instant, today),
    settings: settingsOf(data),
  };
}

function peopleOf(
  data: CompanyData,
  date: (offset: number) => string,
  instant: (offset: number) => string,
): NonNullable<BulkRows['people']> {
  const lookers = new Set(data.targets.map(({ employee }) => employee));
  const roles = new Map(data.personas.map((persona) => [persona.employee, PERSONA_ROLES[persona.role]]));
  const employees = data.employees.map((employee) => ({
    id: idOf(employee.key),
    isEmployee: true,
    properties: {
      key: employee.key,
      name: employee.name,
      email: employee.email.toLowerCase(),
      title: employee.title,
      phone: employee.phone,
      languages: employee.languages,
      recorded: true,
      joinedAt: date(employee.joinedOffset),
      ...describedBy('personnel', instant),
      roles: roles.get(employee.key) ?? [],
      ...(employee.leftOffset === undefined ? {} : { leftAt: date(employee.leftOffset) }),
      ...(lookers.has(employee.key) && { lookedAtTargetsAt: `${date(-1)}T09:00:00.000Z` }),
      ...(employee.askMeAbout === undefined ? {} : { askMeAbout: employee.askMeAbout }),
    },
  }));
  const contacts = data.contacts.map(({ key, name, email, recorded }) => ({
    id: idOf(key),
    isEmployee: false,
    properties: {
      key,
      name,
      email: email.toLowerCase(),
      recorded,
      ...(recorded ? describedBy('crm', instant) : {}),
    },
  }));
  return [...employees, ...contacts];
}

/** The systems tell what they know every night. */
function describedBy(sourceKey: string, instant: (offset: number) => string) {
  return { origin: importedId('source', sourceKey), originAt: instant(-1) };
}

const PERSONA_ROLES = {
  SALES: ['SALES'],
  ENGINEER: [],
  MANAGER: ['MANAGER'],
  STEWARD: ['STEWARD'],
  WORKS_COUNCIL: ['WORKS_COUNCIL'],
} as const;

function introductionsOf(
  data: CompanyData,
  instant: (offset: number) => string,
): NonNullable<BulkRows['introductions']> {
  return data.introductions.map((introduction) => ({
    id: idOf(introduction.key),
    properties: {
      key: introduction.key,
      state: introduction.state,
      message: introduction.message,
      isFromOffer: introduction.route === 'OFFER',
      askedAt: instant(introduction.askedOffset),
      pathIds: introduction.route === 'OFFER' ? [] : [introduction.asker, ...introduction.path].map(idOf),
      ...(introduction.closedOffset === undefined ? {} : { answeredAt: instant(introduction.closedOffset) }),
    },
  }));
}

function relationshipsOf(
  data: CompanyData,
  date: (offset: number) => string,
  instant: (offset: number) => string,
  today: number,
): NonNullable<BulkRows['relationships']> {
  const link = (
    from: string,
    to: string,
    properties: RelationshipRow['properties'] = {},
  ): RelationshipRow => ({
    from: idOf(from),
    to: idOf(to),
    properties,
  });
  const events = ({ source, amount, day, count, first, last }: Omit<UndirectedEventsData, 'a' | 'b'>) => ({
    source: importedId('source', source),
    amount,
    day: today + day,
    count,
    first: date(first),
    last: date(last),
  });
  const undirected = (a: string, b: string, properties: RelationshipRow['properties']): RelationshipRow =>
    idOf(a) < idOf(b) ? link(a, b, properties) : link(b, a, properties);
  const post = (person: string, { organization, title, sinceOffset, untilOffset }: PostData) =>
    link(person, organization, {
      title,
      since: date(sinceOffset),
      ...(untilOffset === undefined ? {} : { until: date(untilOffset) }),
    });
  const present = <Value>(value: Value | undefined): Value[] => (value === undefined ? [] : [value]);
  return {
    MEMBER_OF: data.employees.map(({ key, department }) => link(key, department)),
    REPORTS_TO: data.employees.flatMap(({ key, reportsTo }) =>
      present(reportsTo).map((boss) => link(key, boss)),
    ),
    WORKS_AT: [...data.employees, ...data.contacts].flatMap(({ key, worksAt }) =>
      (worksAt ?? []).map((one) => post(key, one)),
    ),
    OWNS_ACCOUNT: data.organizations.flatMap(({ key, accountOwner }) =>
      present(accountOwner).map((owner) => link(owner, key)),
    ),
    HAS_SKILL: data.employees.flatMap(({ key, skills }) =>
      skills.map((skill) => link(key, skill, { source: 'own' })),
    ),
    WORKED_ON: data.projects.flatMap((project) =>
      project.members.map(({ person, role, fromOffset, toOffset }) =>
        link(person, project.key, {
          role,
          from: date(fromOffset),
          ...(toOffset === undefined ? {} : { to: date(toOffset) }),
        }),
      ),
    ),
    MESSAGED: data.messaged.map((row) => link(row.from, row.to, events(row))),
    MET: data.met.map((row) => undirected(row.a, row.b, events(row))),
    CONNECTED: data.connected.map((row) => undirected(row.a, row.b, events(row))),
    DECLARED: data.declared.map(({ by, about, level, dayOffset }) =>
      link(by, about, { level, at: instant(dayOffset), source: importedId('source', 'own-word') }),
    ),
    STATED: data.stated.map(({ a, b, source, strength, dayOffset }) =>
      undirected(a, b, { source: importedId('source', source), strength, day: today + dayOffset }),
    ),
    SHARES: data.sharing.map(({ employee, other, level, dayOffset }) =>
      link(employee, other, { level, at: instant(dayOffset) }),
    ),
    REFERRED: data.referrals.map(({ by, referred, to, dayOffset, source }) =>
      link(by, referred, { to: idOf(to), day: today + dayOffset, source: importedId('source', source) }),
    ),
    TARGETS_PERSON: targetsOf(data, 'PERSON', instant),
    TARGETS_ORGANIZATION: targetsOf(data, 'ORGANIZATION', instant),
    ASKED_FOR: data.introductions.map(({ asker, key }) => link(asker, key)),
    LEADS_TO: data.introductions.flatMap(({ key, path }) =>
      present(path.at(-1)).map((target) => link(key, target)),
    ),
    ASKED_OF: data.introductions.flatMap(({ key, path, state, askedOffset }) =>
      present(path[0]).map((introducer) => link(key, introducer, { state, at: instant(askedOffset) })),
    ),
  };
}

function targetsOf(
  data: CompanyData,
  kind: TargetData['kind'],
  instant: (offset: number) => string,
): RelationshipRow[] {
  const employers = new Map(
    data.contacts.map(({ key, worksAt = [] }) => [
      key,
      worksAt
        .filter(({ untilOffset }) => untilOffset === undefined)
        .map(({ organization }) => idOf(organization)),
    ]),
  );
  const snapshot = (target: string, { path, offer }: NonNullable<TargetData['seen']>): string =>
    snapshotText({
      path: path && { word: path.word, introducerId: idOf(path.introducer) },
      offer,
      standing: kind === 'PERSON' ? 'CONTACT' : null,
      employerIds: employers.get(target) ?? [],
      request: null,
    });
  return data.targets
    .filter((one) => one.kind === kind)
    .map(({ employee, target, starredOffset, seen }) => ({
      from: idOf(employee),
      to: idOf(target),
      properties: { at: instant(starredOffset), ...(seen && { seen: snapshot(target, seen) }) },
    }));
}

function settingsOf(data: CompanyData): Record<string, string> {
  return {
    dataSet: 'DEMO',
    personas: JSON.stringify(
      data.personas.map(({ employee, role, intro }) => ({
        personId: idOf(employee),
        role: role === 'ENGINEER' ? 'EMPLOYEE' : role,
        introductionDe: intro.de,
        introductionEn: intro.en,
      })),
    ),
    stories: JSON.stringify(
      data.stories.map(({ key, title, question, toKind, toKey }) => ({
        key,
        titleDe: title.de,
        titleEn: title.en,
        questionDe: question.de,
        questionEn: question.en,
        kind: toKind,
        id: idOf(toKey),
      })),
    ),
  };
}
