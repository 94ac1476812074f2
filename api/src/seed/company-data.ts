/**
 * The data format of the demo company (seed/demo/company.json), checked when it is loaded.
 *
 * Every moment is a whole number of days counted from the day of seeding: 0 is that day, -365 a year before it.
 * Only `leftOffset` of an employee and `toOffset` of a project may lie in the future.
 * Keys are the source systems' own ("e-kuehn-jana"); ids are UUID v5 of (source system, key).
 * Key prefixes: d- department, o- organization, e- employee, c- contact, s- skill, p- project, i- introduction.
 */
import { z } from 'zod';

const offset = z.int();
const pastOffset = z.int().max(0);
const key = z.string().regex(/^[a-z0-9]+(?:[-:][a-z0-9]+)*$/);
const text = z.string().trim().min(1);
const bilingualText = z.strictObject({ de: text, en: text });

const sourceSystem = z.strictObject({
  key,
  kind: z.enum(['PERSONNEL', 'MAIL', 'CALENDAR', 'CRM', 'PROJECTS', 'ADDRESS_BOOK', 'TIES_FILE', 'OWN_WORD']),
  name: bilingualText,
  /** Whose own address book it is. */
  owner: key.optional(),
});

const department = z.strictObject({ key, name: bilingualText, parent: key.optional() });

const organization = z.strictObject({
  key,
  name: text,
  domain: text,
  city: text,
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  stage: z.enum(['OWN', 'PROSPECT', 'CUSTOMER', 'PARTNER', 'SUPPLIER', 'FORMER']),
  /** An employee; absent for the own company and for organizations nobody looks after. */
  accountOwner: key.optional(),
});

/** A post at another organization; no `untilOffset`: still held. */
const post = z.strictObject({
  organization: key,
  title: text,
  sinceOffset: pastOffset,
  untilOffset: pastOffset.optional(),
});

const employee = z.strictObject({
  key,
  name: text,
  email: z.email(),
  title: text,
  department: key,
  /** Absent for the head of the company only. */
  reportsTo: key.optional(),
  joinedOffset: pastOffset,
  /** Last day here; above 0: the leaving is known already, until then the person is a present employee. */
  leftOffset: offset.optional(),
  /** ISO 639-1. */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  /** Keys of skills. */
  skills: z.array(key),
  /** In the employee's own words, for their own page. */
  askMeAbout: text.optional(),
  phone: text,
  /** Where a person who has left works now. */
  worksAt: z.array(post).optional(),
});

const contact = z.strictObject({
  key,
  name: text,
  email: z.email(),
  /** The title of the current post, or of the last one. */
  title: text,
  /** Oldest first; the last entry is the current one if it has no `untilOffset`. */
  worksAt: z.array(post).min(1),
  /** In the CRM; otherwise known through ties only. */
  recorded: z.boolean(),
});

const skill = z.strictObject({ key, name: text });

const projectMember = z.strictObject({
  /** An employee or a contact. */
  person: key,
  role: text,
  fromOffset: pastOffset,
  /** Absent: still on it; never absent once the project has ended. */
  toOffset: offset.optional(),
});

const project = z.strictObject({
  key,
  name: text,
  description: text,
  /** For whom; absent: for the own company. */
  organization: key.optional(),
  fromOffset: pastOffset,
  /** Absent: still running. */
  toOffset: offset.optional(),
  members: z.array(projectMember).min(1),
});

/** One record per pair, direction (messages only) and source system. */
const events = {
  source: key,
  /** Sum of the events' weights, faded to `day`. */
  amount: z.number().positive(),
  day: pastOffset,
  count: z.int().positive(),
  first: pastOffset,
  last: pastOffset,
};
const messaged = z.strictObject({ from: key, to: key, ...events });
/** `a` and `b` are in the order of their keys, not of the ids that the loader makes. */
const undirectedEvents = z.strictObject({ a: key, b: key, ...events });

const declared = z.strictObject({
  by: key,
  about: key,
  level: z.enum(['WELL', 'SOMEWHAT', 'BARELY', 'NO']),
  dayOffset: pastOffset,
});

/** A file's statement of a strength, the only evidence between two contacts. */
const stated = z.strictObject({
  a: key,
  b: key,
  source: key,
  strength: z.number().min(0.01).max(0.98),
  dayOffset: pastOffset,
});

const sharing = z.strictObject({
  employee: key,
  /** A contact, or an employee (then only NAMED or PRIVATE). */
  other: key,
  level: z.enum(['NAMED', 'BLIND', 'PRIVATE']),
  dayOffset: pastOffset,
});

/** `by` passed `referred` on to the employee `to`. */
const referral = z.strictObject({ by: key, referred: key, to: key, dayOffset: pastOffset, source: key });

const introduction = z.strictObject({
  key,
  asker: key,
  /** The introducer first, the target last. */
  path: z.array(key).min(2),
  /** NAMED: from a named path; OFFER: asked of an unnamed holder, who is the introducer. */
  route: z.enum(['NAMED', 'OFFER']),
  state: z.enum(['ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']),
  /** What the asker wrote. */
  message: text,
  askedOffset: pastOffset,
  /** Present unless the state is ASKED. */
  closedOffset: pastOffset.optional(),
});

const strengthWord = z.enum(['STRONG', 'MEDIUM', 'WEAK']);

const target = z.strictObject({
  employee: key,
  kind: z.enum(['PERSON', 'ORGANIZATION']),
  target: key,
  starredOffset: pastOffset,
  /** How it stood the day before; news are measured from there. Absent: as it stands at the first look. */
  seen: z
    .strictObject({
      path: z.strictObject({ word: strengthWord, introducer: key }).nullable(),
      offer: strengthWord.nullable(),
    })
    .optional(),
});

const persona = z.strictObject({
  key,
  role: z.enum(['SALES', 'ENGINEER', 'MANAGER', 'STEWARD', 'WORKS_COUNCIL']),
  employee: key,
  intro: bilingualText,
});

const story = z.strictObject({
  key,
  title: bilingualText,
  question: bilingualText,
  toKind: z.enum(['PERSON', 'ORGANIZATION']),
  toKey: key,
});

const companyData = z.strictObject({
  format: z.literal(1),
  sources: z.array(sourceSystem),
  departments: z.array(department),
  organizations: z.array(organization),
  skills: z.array(skill),
  employees: z.array(employee),
  contacts: z.array(contact),
  projects: z.array(project),
  messaged: z.array(messaged),
  met: z.array(undirectedEvents),
  connected: z.array(undirectedEvents),
  declared: z.array(declared),
  stated: z.array(stated),
  sharing: z.array(sharing),
  referrals: z.array(referral),
  introductions: z.array(introduction),
  targets: z.array(target),
  personas: z.array(persona),
  stories: z.array(story),
});

export type CompanyData = z.infer<typeof companyData>;
export type SourceSystemData = z.infer<typeof sourceSystem>;
export type DepartmentData = z.infer<typeof department>;
export type OrganizationData = z.infer<typeof organization>;
export type EmployeeData = z.infer<typeof employee>;
export type ContactData = z.infer<typeof contact>;
export type PostData = z.infer<typeof post>;
export type SkillData = z.infer<typeof skill>;
export type ProjectData = z.infer<typeof project>;
export type ProjectMemberData = z.infer<typeof projectMember>;
export type MessagedData = z.infer<typeof messaged>;
/** MET and CONNECTED. */
export type UndirectedEventsData = z.infer<typeof undirectedEvents>;
export type DeclaredData = z.infer<typeof declared>;
export type StatedData = z.infer<typeof stated>;
export type SharingData = z.infer<typeof sharing>;
export type ReferralData = z.infer<typeof referral>;
export type IntroductionData = z.infer<typeof introduction>;
export type TargetData = z.infer<typeof target>;
export type PersonaData = z.infer<typeof persona>;
export type StoryData = z.infer<typeof story>;

/**
 * The content of a company file, checked.
 * @throws ZodError that names the first wrong places by their path. Keys that point nowhere are not looked for.
 */
export function parseCompanyData(content: unknown): CompanyData {
  return companyData.parse(content);
}
