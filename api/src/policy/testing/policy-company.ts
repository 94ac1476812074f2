import { pathIdOf } from '../../paths/path-id.js';
import { SmallCompany } from '../../testing/small-company.js';
import type { TestApplication } from '../../testing/test-application.js';
import type { PolicyRole } from '../rule.js';
import { columns } from '../table-columns.js';

/** What belongs to one column of the table, and can be changed once without disturbing another. */
export interface Belongings {
  readonly filter: string;
  readonly rule: string;
  readonly view: string;
  readonly requestTo: string;
  readonly requestBy: string;
  /** Evidence of a tie of their own, and of one of somebody else's, named as they read it. */
  readonly evidence: string;
  readonly othersEvidence: string;
  readonly merge: string;
}

export interface World {
  readonly of: ReadonlyMap<PolicyRole, Belongings>;
  readonly other: Pick<Belongings, 'filter' | 'rule' | 'view'> & { readonly request: string };
  /** Does not exist yet; null where the engine makes no copies. */
  readonly copyFolder: string | null;
}

/** The ending of the ids of what belongs to a column. */
export function suffixOf(role: PolicyRole): string {
  return role.toLowerCase().replace('_', '-');
}

/** Who asks for a column, as a test names viewers. */
export function viewerOfColumn(role: PolicyRole): string | null {
  if (role === 'ANONYMOUS') return null;
  if (role === 'ADMIN') return 'admin account';
  return role === 'OPERATOR' ? 'operator' : `p-${suffixOf(role)}`;
}

/** A company with a person and things of their own for each column, and `other`, whose things are somebody else's. */
export function policyCompany(): SmallCompany {
  const company = new SmallCompany()
    .organization('own', 'OWN')
    .organization('acme')
    .department('d')
    .employee('other', {}, 'd')
    .employee('third', {}, 'd');
  for (const owner of ['other', 'third']) {
    for (const id of [`contact-${owner}`, `second-${owner}`]) {
      company.contact(id, 'acme', { recorded: true }).tie(owner, id, 0.7, 'NAMED');
    }
  }
  for (const { role } of columns) addColumn(company, role);
  return company;
}

function addColumn(company: SmallCompany, role: PolicyRole): void {
  const end = suffixOf(role);
  const person = `p-${end}`;
  const isFurtherRole = !['ANONYMOUS', 'EMPLOYEE', 'ADMIN', 'OPERATOR'].includes(role);
  company.employee(person, isFurtherRole ? { roles: [role] } : {}, 'd');
  for (const kind of ['contact', 'gone', 'victim', 'm1', 'm2', 'u1', 'u2', 'd1', 'd2', 'evidence']) {
    company.contact(`${kind}-${end}`, 'acme', { recorded: true });
  }
  company
    .tie(person, `contact-${end}`, 0.7, 'NAMED')
    .tie(person, `gone-${end}`, 0.7, 'NAMED')
    .tie('other', `evidence-${end}`, 0.7, 'NAMED')
    .department(`dep-${end}`)
    .organization(`org-${end}`)
    .project(`project-${end}`)
    .project(`gone-project-${end}`)
    .skill(`skill-${end}`)
    .skill(`second-skill-${end}`);
}

/** Gives everybody what they can only get by asking for it. */
export async function furnish(app: TestApplication, copyFolder: string): Promise<World> {
  const of = new Map<PolicyRole, Belongings>();
  for (const { role } of columns) of.set(role, await belongingsOf(app, role));
  const request = await askAlong(app, 'third', 'other', 'contact-other');
  return {
    of,
    other: { ...(await savedBy(app, 'other')), request },
    copyFolder: app.store.engine === 'embedded' ? copyFolder : null,
  };
}

async function belongingsOf(app: TestApplication, role: PolicyRole): Promise<Belongings> {
  const end = suffixOf(role);
  const person = `p-${end}`;
  const viewer = viewerOfColumn(role);
  const reader = viewer === person ? person : 'operator';
  return {
    ...(await savedBy(app, person)),
    requestTo: await askAlong(app, 'third', person, `contact-${end}`),
    requestBy: await askAlong(app, person, 'third', 'contact-third'),
    evidence: await evidenceId(app, reader, person, `gone-${end}`),
    othersEvidence: await evidenceId(app, reader, 'other', `evidence-${end}`),
    merge: await mergeOf(app, `u1-${end}`, `u2-${end}`),
  };
}

async function savedBy(app: TestApplication, person: string) {
  const { saveFilter, addSharingRule, saveExploreView } = await app.data(
    person,
    `mutation {
      saveFilter(list: PEOPLE, name: "mine", address: "q=a") { id }
      addSharingRule(rule: { kind: PRIVATE_ADDRESSES, sharing: PRIVATE }) { rule { id } }
      saveExploreView(input: { name: "mine", nodes: [{ id: "acme", x: 0, y: 0 }] }) { id }
    }`,
  );
  const ids: Record<'filter' | 'rule' | 'view', string> = {
    filter: saveFilter.id,
    rule: addSharingRule.rule.id,
    view: saveExploreView.id,
  };
  return ids;
}

/** A request to whoever knows somebody outside. */
async function askAlong(
  app: TestApplication,
  asker: string,
  asked: string,
  contact: string,
): Promise<string> {
  const path = pathIdOf([asked, contact], asked);
  const { askForIntroduction } = await app.data(
    asker,
    'mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { id } }',
    { path },
  );
  return askForIntroduction.id;
}

async function evidenceId(
  app: TestApplication,
  reader: string,
  person: string,
  other: string,
): Promise<string> {
  const { evidence } = await app.data(
    reader,
    'query ($person: ID!, $other: ID!) { evidence(filter: { person: $person, other: $other }) { nodes { id } } }',
    { person, other },
  );
  return evidence.nodes[0].id;
}

async function mergeOf(app: TestApplication, keep: string, remove: string): Promise<string> {
  const { mergePeople } = await app.data(
    'p-steward',
    'mutation ($keep: ID!, $remove: ID!) { mergePeople(keep: $keep, remove: $remove) { id } }',
    { keep, remove },
  );
  return mergePeople.id;
}
