import { z } from 'zod';

/** What the read model keeps of each thing: the rows of the load queries, checked. */

const text = z.string().nullable();
const texts = z
  .array(z.string())
  .nullable()
  .transform((list) => list ?? []);

export const employmentRecord = z.object({
  organizationId: z.string(),
  title: text,
  since: text,
  until: text,
});

export const personRow = z.object({
  id: z.string(),
  key: text,
  sourceKeys: texts,
  name: z.string(),
  email: text,
  otherEmails: texts,
  /** Address of their profile elsewhere, as a file of own contacts gave it; two records can have the same. */
  profile: text.optional(),
  phone: text,
  /** Title inside the company. */
  title: text,
  isEmployee: z.boolean(),
  /** First day in the company, if known. */
  joinedAt: text,
  leftAt: text,
  /** What colleagues may ask them, in their own words. */
  askMeAbout: text,
  /** The company recorded this contact itself; others are known through ties only. */
  recorded: z
    .boolean()
    .nullable()
    .transform((value) => value ?? false),
  languages: texts,
  /** Roles beyond EMPLOYEE. */
  roles: texts,
  mergedInto: text,
  departmentIds: z.array(z.string()),
  reportsToIds: z.array(z.string()),
  skillIds: z.array(z.string()),
  employments: z.array(employmentRecord),
});

/** How an organization can stand to the company, in the order people name them. */
export const organizationStages = [
  'PROSPECT',
  'CUSTOMER',
  'PARTNER',
  'SUPPLIER',
  'FORMER',
  'OWN',
  'UNKNOWN',
] as const;

export const organizationRow = z.object({
  id: z.string(),
  key: text,
  sourceKeys: texts,
  name: z.string(),
  domain: text,
  /** Domains that contacts' addresses have: unlike `domain`, several organizations can have the same. */
  otherDomains: z.array(z.string()).nullable().optional(),
  city: text,
  country: text,
  stage: z.enum(organizationStages),
  /** Only somebody's own contacts named it; the company itself recorded nothing of it. */
  isPersonal: z.boolean().optional(),
  accountOwnerIds: z.array(z.string()),
});

export const memberRecord = z.object({ personId: z.string(), role: text, from: text, to: text });

export const projectRow = z.object({
  id: z.string(),
  key: text,
  sourceKeys: texts,
  name: z.string(),
  description: text,
  from: text,
  to: text,
  /** All sources that brought it are switched off: what its members did together says nothing. */
  isSwitchedOff: z.boolean().optional(),
  organizationIds: z.array(z.string()),
  members: z.array(memberRecord),
});

export const departmentRow = z.object({
  id: z.string(),
  key: text,
  name: z.string(),
  parentIds: z.array(z.string()),
});

export const skillRow = z.object({ id: z.string(), name: z.string() });

const evidenceKinds = ['MESSAGED', 'MET', 'CONNECTED', 'STATED', 'DECLARED'] as const;
const tieLevels = ['WELL', 'SOMEWHAT', 'BARELY', 'NO'] as const;
const tieSharings = ['PRIVATE', 'BLIND', 'NAMED'] as const;

/** Also what is no number one can count with: such evidence says nothing, but must not keep the rest from being read. */
const figure = z.custom<number | null>((value) => value === null || typeof value === 'number');

export const evidenceRow = z.object({
  fromId: z.string(),
  toId: z.string(),
  kind: z.enum(evidenceKinds),
  source: text,
  amount: figure,
  day: figure,
  count: z.number().nullable(),
  first: text,
  last: text,
  level: z.enum(tieLevels).nullable(),
  at: text,
  strength: figure,
});

/** One record of evidence of a person and another: id of the other, whether it runs from the person, and what it says. */
const evidenceOfPerson = z.tuple([
  z.string(),
  z.boolean(),
  z.enum(evidenceKinds),
  figure,
  figure,
  z.enum(tieLevels).nullable(),
  text,
  figure,
]);

export const evidencePageRow = z.object({ id: z.string(), evidence: z.array(evidenceOfPerson) });

export const sharingRow = z.object({ ownerId: z.string(), otherId: z.string(), level: z.enum(tieSharings) });

export const askRow = z.object({
  introductionId: z.string(),
  personId: z.string(),
  at: z.string(),
  state: z.enum(['ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']),
});

export const offerAskerRow = z.object({ introductionId: z.string(), askerId: z.string() });

export const settingRow = z.object({ id: z.string(), value: z.string() });

export type PersonRecord = z.output<typeof personRow>;
export type EmploymentRecord = z.output<typeof employmentRecord>;
export type OrganizationRecord = z.output<typeof organizationRow>;
export type ProjectRecord = z.output<typeof projectRow>;
export type MemberRecord = z.output<typeof memberRecord>;
export type DepartmentRecord = z.output<typeof departmentRow>;
export type SkillRecord = z.output<typeof skillRow>;
export type EvidenceRow = z.output<typeof evidenceRow>;
/** What a record of evidence says of a pair, without the two people. */
export type EvidenceFacts = Pick<EvidenceRow, 'kind' | 'amount' | 'day' | 'level' | 'at' | 'strength'>;
export type EvidencePageRow = z.output<typeof evidencePageRow>;
export type TieSharing = (typeof tieSharings)[number];
export type SharingRow = z.output<typeof sharingRow>;
export type SettingRow = z.output<typeof settingRow>;
/** A request, with who took up the offer that Perlen asks behind; null where somebody asks by name. */
export type AskRow = z.output<typeof askRow> & { readonly offerAskerId: string | null };
