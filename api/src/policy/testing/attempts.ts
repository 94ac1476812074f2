import { getNamedType, isLeafType } from 'graphql';
import { makeSchema } from '../../graphql/schema.js';
import { pathIdOf } from '../../paths/path-id.js';
import type { ObjectOperation, Operation } from '../operation-rules.js';
import type { PolicyRole } from '../rule.js';
import { suffixOf, type World } from './policy-company.js';

type Input = Readonly<Record<string, unknown>>;

/** What somebody sends: about what is their own or nobody's, and about what is somebody else's. */
export interface Attempt {
  readonly own: Input;
  /** The code that says that there is no such thing, where making one takes more than a question, or not in a trial. */
  readonly finds?: 'NOT_FOUND' | 'BAD_INPUT' | 'FORBIDDEN' | 'CONFLICT';
  readonly other?: Input;
  /** Of a rule that is not asked while it runs: what others' things are answered with; NOT_FOUND is a code. */
  readonly othersAnswer?: unknown;
}

/** A rule about objects is tried with one of somebody else's, too. */
type Attempts = {
  readonly [Name in Operation]: Name extends ObjectOperation ? Attempt & { readonly other: Input } : Attempt;
};

const NOBODYS_ID = '018f4e1c-0000-7000-8000-000000000000';

/** What is sent for a column of the table: without a world ids of nothing. An operation without a line does not compile. */
export function attemptsOf(world: World | null, role: PolicyRole): Attempts {
  const end = suffixOf(role);
  const person = `p-${end}`;
  const contact = `contact-${end}`;
  const mine = (what: keyof NonNullable<ReturnType<World['of']['get']>>) =>
    world?.of.get(role)?.[what] ?? NOBODYS_ID;
  const others = (what: keyof World['other']) => world?.other[what] ?? NOBODYS_ID;
  const picture = { name: 'picture', nodes: [{ id: 'acme', x: 1, y: 1 }] };
  const rule = { kind: 'ORGANIZATION', subject: 'acme', sharing: 'NAMED' };
  const onProject = (who: string) => ({
    project: `project-${end}`,
    input: { person: who, from: '2026-01-01' },
  });
  return {
    auditEntries: { own: { about: person } },
    auditCounts: { own: {} },
    auditVerification: { own: {} },
    lookUps: { own: {} },
    viewer: { own: {} },
    personas: { own: {} },
    signInCandidates: { own: { text: 'o' } },
    signInAs: { own: { person } },
    signOut: { own: {} },
    myConsents: { own: {} },
    giveConsent: { own: { purposes: ['FIND_PATHS'] }, finds: 'CONFLICT' },
    withdrawConsent: { own: { purposes: ['FIND_PATHS'] }, finds: 'CONFLICT' },
    agreement: { own: {} },
    agreementHistory: { own: {} },
    setAgreement: {
      own: { input: { date: '2026-11-01', version: '1', purposes: [], sources: [] } },
      finds: 'CONFLICT',
    },
    participation: { own: {} },
    recordObjection: { own: { input: { emails: [`objects-${end}@nowhere.example`] } } },
    myContacts: { own: {} },
    myContactIds: { own: {} },
    mySharingRules: { own: {} },
    sharingRulePreview: { own: { rule } },
    doYouKnow: { own: {} },
    contactFile: { own: { id: NOBODYS_ID } },
    myContactSources: { own: {} },
    chooseSharing: { own: { choices: [{ with: contact, sharing: 'NAMED' }] } },
    addSharingRule: { own: { rule } },
    removeSharingRule: {
      own: { id: mine('rule') },
      other: { id: others('rule') },
      othersAnswer: 'NOT_FOUND',
    },
    takeContacts: { own: { input: { file: NOBODYS_ID, ticked: [{ row: 'r0' }] } }, finds: 'NOT_FOUND' },
    dropContactFile: { own: { id: NOBODYS_ID } },
    removeContact: { own: { with: contact } },
    withdrawContactSource: { own: { kind: 'VCARD' }, finds: 'BAD_INPUT' },
    skipSuggestion: { own: { person: 'contact-other' } },
    unskipSuggestions: { own: {} },
    department: { own: { id: 'd' } },
    departments: { own: {} },
    createDepartment: { own: { name: `new department ${end}` } },
    updateDepartment: { own: { id: `dep-${end}`, input: { name: `department ${end}` } } },
    removeDepartment: { own: { id: `dep-${end}` } },
    duplicates: { own: {} },
    keptApart: { own: {} },
    keepApart: { own: { one: `d1-${end}`, other: `d2-${end}` } },
    undoKeepApart: { own: { one: `d1-${end}`, other: `d2-${end}` } },
    surroundings: { own: { of: ['acme'] } },
    linksAmong: { own: { ids: ['acme', 'other'] } },
    exploreThings: { own: { ids: ['acme'] } },
    exploreView: { own: { id: mine('view') } },
    exploreViews: { own: {} },
    saveExploreView: { own: { input: picture }, other: { id: others('view'), input: picture } },
    renameExploreView: { own: { id: mine('view'), name: 'x' }, other: { id: others('view'), name: 'x' } },
    removeExploreView: { own: { id: mine('view') }, other: { id: others('view') } },
    system: { own: {} },
    ping: { own: {} },
    imports: { own: {} },
    import: { own: { id: NOBODYS_ID } },
    importRefusals: { own: { id: NOBODYS_ID } },
    importSettings: { own: {} },
    startImport: { own: { input: { kind: 'PEOPLE', upload: NOBODYS_ID } }, finds: 'BAD_INPUT' },
    cancelImport: { own: { id: NOBODYS_ID }, finds: 'NOT_FOUND' },
    resumeImport: { own: { id: NOBODYS_ID }, finds: 'NOT_FOUND' },
    introductions: { own: { box: 'SENT' } },
    askForIntroduction: { own: { input: { path: pathIdOf(['third', 'second-third'], 'third') } } },
    answerIntroduction: {
      own: { id: mine('requestTo'), answer: 'ACCEPT' },
      other: { id: others('request'), answer: 'ACCEPT' },
    },
    withdrawIntroduction: { own: { id: mine('requestBy') }, other: { id: others('request') } },
    peopleList: { own: {} },
    organizationsList: { own: {} },
    projectsList: { own: {} },
    savedFilters: { own: { list: 'PEOPLE' } },
    saveFilter: { own: { list: 'PEOPLE', name: 'new', address: 'q=b' } },
    renameFilter: {
      own: { id: mine('filter'), name: 'x' },
      other: { id: others('filter'), name: 'x' },
      othersAnswer: 'NOT_FOUND',
    },
    removeFilter: { own: { id: mine('filter') }, other: { id: others('filter') }, othersAnswer: false },
    mirror: { own: {} },
    mirrorPreview: { own: { as: 'SALES' } },
    mirrorTiePreview: {
      own: { as: 'SALES', with: contact },
      other: { as: 'SALES', with: 'contact-other' },
      othersAnswer: null,
    },
    notifications: { own: {} },
    unreadNotifications: { own: {} },
    markNotificationsRead: { own: { ids: [] } },
    check: { own: {} },
    backup: copyTo(world?.copyFolder ?? null, end),
    organization: { own: { id: 'acme' } },
    organizations: { own: {} },
    createOrganization: { own: { input: { name: `new organization ${end}`, stage: 'PROSPECT' } } },
    updateOrganization: { own: { id: `org-${end}`, input: { city: 'Ulm' } } },
    removeOrganization: { own: { id: `org-${end}` } },
    warmPaths: { own: { input: { to: 'contact-other' } } },
    stopSearch: { own: { searchKey: 'x' } },
    person: { own: { id: 'other' } },
    people: { own: {} },
    mergePreview: { own: { keep: `m1-${end}`, remove: `m2-${end}` } },
    merges: { own: {} },
    createPerson: {
      own: { input: { kind: 'CONTACT', name: `new contact ${end}` } },
      other: { input: { kind: 'EMPLOYEE', name: `new employee ${end}` } },
    },
    updatePerson: {
      own: { id: person, input: { languages: ['de'] } },
      other: { id: 'other', input: { languages: ['de'] } },
    },
    removePerson: { own: { id: `victim-${end}` } },
    setEmployment: {
      own: { person: contact, input: { organization: 'acme', title: 'x' } },
      other: { person: 'contact-other', input: { organization: 'acme', title: 'x' } },
    },
    setSkills: { own: { person, skills: ['walking'] }, other: { person: 'other', skills: ['walking'] } },
    mergePeople: { own: { keep: `m1-${end}`, remove: `m2-${end}` } },
    undoMerge: { own: { id: mine('merge') } },
    settings: { own: {} },
    setDefaultSharing: { own: { sharing: 'NAMED' } },
    project: { own: { id: `project-${end}` } },
    projects: { own: {} },
    createProject: { own: { input: { name: `new project ${end}` } } },
    updateProject: { own: { id: `project-${end}`, input: { description: 'x' } } },
    removeProject: { own: { id: `gone-project-${end}` } },
    setProjectMember: { own: onProject(person), other: onProject('other') },
    removeProjectMember: {
      own: { project: `project-${end}`, person },
      other: { project: `project-${end}`, person: 'other' },
    },
    reachable: { own: { input: {} } },
    coverage: { own: { input: {} } },
    alsoThroughIntroducer: { own: { introducer: 'other' } },
    register: { own: { language: 'DE' } },
    search: { own: { text: 'other' } },
    resolve: { own: { text: 'other' } },
    stories: { own: {} },
    experts: { own: { about: 'walking' } },
    skills: { own: {} },
    skillSuggestions: { own: { text: 'walk' } },
    skill: { own: { id: `skill-${end}` } },
    createSkill: { own: { name: `new skill ${end}` } },
    renameSkill: { own: { id: `skill-${end}`, name: `skill of ${end}` } },
    mergeSkills: { own: { from: `second-skill-${end}`, into: `skill-${end}` } },
    removeSkill: { own: { id: `skill-${end}` } },
    sources: { own: {} },
    source: { own: { id: NOBODYS_ID } },
    sourceWithdrawal: { own: { id: NOBODYS_ID } },
    withdrawSource: { own: { id: NOBODYS_ID }, finds: 'NOT_FOUND' },
    switchSource: { own: { id: NOBODYS_ID, on: false }, finds: 'NOT_FOUND' },
    targets: { own: {} },
    targetIds: { own: {} },
    matchTargets: { own: { lines: ['acme'] } },
    addTargets: { own: { ids: ['acme'] } },
    removeTargets: { own: { ids: ['acme'] } },
    visitTargets: { own: {} },
    tie: { own: { between: [person, contact] } },
    neighbourhood: { own: { of: 'other' } },
    evidence: { own: {} },
    declareTie: { own: { with: contact, level: 'WELL' } },
    withdrawDeclaration: { own: { with: contact } },
    setTieSharing: { own: { with: contact, sharing: 'NAMED' } },
    recordEvidence: { own: { input: { with: contact, kind: 'MET' } } },
    removeEvidence: { own: { id: mine('evidence') }, other: { id: mine('othersEvidence') } },
    closeTour: { own: {} },
    ...attemptsAtAccounts(),
  };
}

/** A trial has no accounts: whom the policy lets through is told so. */
function attemptsAtAccounts() {
  const finds = 'FORBIDDEN' as const;
  const account = { own: { id: NOBODYS_ID }, finds };
  const code = { own: { code: '000000' }, finds };
  return {
    signInMethods: { own: {} },
    myAccount: { own: {} },
    mySessions: { own: {}, finds },
    myApiTokens: { own: {}, finds },
    invitation: { own: { secret: 'x' }, finds },
    accounts: { own: {}, finds },
    signIn: { own: { email: 'other@own.example', password: 'x' }, finds },
    acceptInvitation: { own: { secret: 'x', password: 'x' }, finds },
    endSession: account,
    endOtherSessions: { own: {}, finds },
    changePassword: { own: { current: 'x', next: 'y' }, finds },
    beginSecondFactor: { own: {}, finds },
    confirmSecondFactor: code,
    renewRecoveryCodes: code,
    removeSecondFactor: code,
    createApiToken: { own: { input: { name: 'x', roles: ['EMPLOYEE'] } }, finds },
    removeApiToken: account,
    inviteAccount: { own: { email: 'other@own.example' }, finds },
    resetAccount: account,
    setAccountRoles: { own: { id: NOBODYS_ID, roles: [] }, finds },
    setAccountDisabled: { own: { id: NOBODYS_ID, isDisabled: true }, finds },
    removeAccount: account,
  };
}

function copyTo(folder: string | null, end: string): Attempt {
  return folder === null
    ? { own: { folder: NOBODYS_ID }, finds: 'BAD_INPUT' }
    : { own: { folder: `${folder}-${end}` } };
}

const schema = makeSchema();

/** The question for an operation with just these arguments, as variables. */
export function sourceOf(operation: Operation, input: Input): string {
  const query = schema.getQueryType()?.getFields()[operation];
  const field = query ?? schema.getMutationType()?.getFields()[operation];
  if (field === undefined) throw new Error(`The schema has no ${operation}.`);
  const given = field.args.filter(({ name }) => name in input);
  const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const inBrackets = (text: string) => (text === '' ? '' : `(${text})`);
  const chosen = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const kind = query === undefined ? 'mutation' : 'query';
  return `${kind}${inBrackets(declared)} { ${operation}${inBrackets(passed)}${chosen} }`;
}
