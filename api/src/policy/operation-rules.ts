import type { MutationResolvers, QueryResolvers } from '../generated/schema.js';
import {
  account,
  employees,
  everybody,
  inTrial,
  liveOnly,
  type ObjectRule,
  type OwnOnlyRule,
  oneself,
  oneselfOrOperator,
  only,
  ownElse,
  ownOnly,
  type Rule,
  running,
} from './rule.js';

/**
 * Who may do what: a rule for each operation of the schema, by feature. `docs/policy.md` is printed from it, the guard
 * enforces it, `policy-walk.api.test.ts` tries every role at every operation. An operation without a rule and a rule
 * without an operation do not compile.
 */
export const rulesByFeature = {
  accounts: {
    signInMethods: everybody(),
    myAccount: everybody('one’s own account; null before sign-in'),
    mySessions: account('sessions of the account'),
    myApiTokens: account('API tokens of the account'),
    invitation: everybody('by the secret of a link, in a live store'),
    accounts: liveOnly('ADMIN'),
    signIn: everybody('in a live store'),
    acceptInvitation: everybody('by the secret of a link, in a live store'),
    endSession: account('sessions of the account'),
    endOtherSessions: account('sessions of the account'),
    changePassword: account('the account'),
    beginSecondFactor: account('the account'),
    confirmSecondFactor: account('the account'),
    renewRecoveryCodes: account('the account'),
    removeSecondFactor: account('the account'),
    createApiToken: account('API tokens of the account'),
    removeApiToken: account('API tokens of the account'),
    inviteAccount: liveOnly('ADMIN'),
    resetAccount: liveOnly('ADMIN'),
    setAccountRoles: liveOnly('ADMIN'),
    setAccountDisabled: liveOnly('ADMIN'),
    removeAccount: liveOnly('ADMIN'),
  },
  audit: {
    auditEntries: only('WORKS_COUNCIL'),
    auditCounts: only('WORKS_COUNCIL'),
    auditVerification: running('WORKS_COUNCIL', 'ADMIN'),
    lookUps: oneself('what was asked about the viewer'),
  },
  auth: {
    viewer: everybody(),
    personas: everybody('empty in a live store'),
    signInCandidates: everybody('empty in a live store'),
    signInAs: inTrial('ANONYMOUS'),
    signOut: everybody(),
  },
  consent: {
    myConsents: oneself('consents of the viewer'),
    giveConsent: oneself('consents of the viewer'),
    withdrawConsent: oneself('consents of the viewer'),
    agreement: employees(),
    agreementHistory: only('WORKS_COUNCIL'),
    setAgreement: only('WORKS_COUNCIL'),
    participation: employees(),
    recordObjection: only('STEWARD'),
  },
  contacts: {
    myContacts: oneself('ties of the viewer'),
    myContactIds: oneself('ties of the viewer'),
    mySharingRules: oneself('rules of the viewer'),
    sharingRulePreview: oneself('ties of the viewer'),
    doYouKnow: oneself('questions to the viewer'),
    contactFile: oneself('a file the viewer sent'),
    myContactSources: oneself('what the viewer brought in'),
    chooseSharing: oneself('ties of the viewer'),
    addSharingRule: oneself('rules of the viewer'),
    removeSharingRule: oneself('rules of the viewer'),
    takeContacts: oneself('a file the viewer sent'),
    dropContactFile: oneself('a file the viewer sent'),
    removeContact: oneself('what the viewer said and brought in'),
    withdrawContactSource: oneself('what the viewer brought in'),
    skipSuggestion: oneself('questions to the viewer'),
    unskipSuggestions: oneself('questions to the viewer'),
  },
  departments: {
    department: employees(),
    departments: employees(),
    createDepartment: only('STEWARD'),
    updateDepartment: only('STEWARD'),
    removeDepartment: only('STEWARD'),
  },
  duplicates: {
    duplicates: only('STEWARD'),
    keptApart: only('STEWARD'),
    keepApart: only('STEWARD'),
    undoKeepApart: only('STEWARD'),
  },
  explore: {
    surroundings: employees('FIND_PATHS'),
    linksAmong: employees('FIND_PATHS'),
    exploreThings: employees(),
    exploreView: employees(),
    exploreViews: oneselfOrOperator('pictures the viewer saved'),
    saveExploreView: ownOnly('a picture the viewer saved, or a new one', 'saved picture of yours'),
    renameExploreView: ownOnly('a picture the viewer saved', 'saved picture of yours'),
    removeExploreView: ownOnly('a picture the viewer saved', 'saved picture of yours'),
  },
  graphql: {
    system: everybody(),
    ping: everybody(),
  },
  imports: {
    imports: running('STEWARD'),
    import: running('STEWARD'),
    importRefusals: running('STEWARD'),
    importSettings: running('STEWARD'),
    startImport: running('STEWARD'),
    cancelImport: running('STEWARD'),
    resumeImport: running('STEWARD'),
  },
  introductions: {
    introductions: oneself('requests by and to the viewer', 'FIND_PATHS'),
    askForIntroduction: oneself('in the viewer’s own name', 'FIND_PATHS'),
    answerIntroduction: ownOnly('a request to the viewer', 'introduction', 'FIND_PATHS'),
    withdrawIntroduction: ownOnly('a request by the viewer', 'introduction', 'FIND_PATHS'),
  },
  lists: {
    peopleList: employees(),
    organizationsList: employees(),
    projectsList: employees(),
    savedFilters: oneselfOrOperator('filters the viewer saved'),
    saveFilter: oneself('filters the viewer saved'),
    renameFilter: oneself('filters the viewer saved'),
    removeFilter: oneself('filters the viewer saved'),
  },
  mirror: {
    mirror: oneself('what is kept of the viewer'),
    mirrorPreview: oneself('what others see of the viewer'),
    mirrorTiePreview: oneself('ties of the viewer'),
  },
  notifications: {
    notifications: oneself('what the viewer is told'),
    unreadNotifications: oneself('what the viewer is told'),
    markNotificationsRead: oneself('what the viewer is told'),
  },
  operations: {
    check: running('ADMIN'),
    backup: running(),
  },
  organizations: {
    organization: employees(),
    organizations: employees(),
    createOrganization: only('STEWARD', 'SALES'),
    updateOrganization: only('STEWARD', 'SALES'),
    removeOrganization: only('STEWARD'),
  },
  paths: {
    warmPaths: employees('FIND_PATHS'),
    stopSearch: oneselfOrOperator('searches the viewer started'),
  },
  people: {
    person: employees(),
    people: employees(),
    mergePreview: only('STEWARD'),
    merges: only('STEWARD'),
    createPerson: ownElse('a contact, not an employee', 'STEWARD'),
    updatePerson: ownElse('one’s own languages, skills and what to ask one about', 'STEWARD'),
    removePerson: only('STEWARD'),
    setEmployment: ownElse('somebody the viewer has a tie with', 'STEWARD'),
    setSkills: ownElse('oneself', 'STEWARD'),
    mergePeople: only('STEWARD'),
    undoMerge: only('STEWARD'),
  },
  privacy: {
    settings: employees(),
    setDefaultSharing: inTrial('STEWARD'),
  },
  projects: {
    project: employees(),
    projects: employees(),
    createProject: only('STEWARD', 'MANAGER'),
    updateProject: only('STEWARD', 'MANAGER'),
    removeProject: only('STEWARD'),
    setProjectMember: ownElse('oneself', 'STEWARD', 'MANAGER'),
    removeProjectMember: ownElse('oneself', 'STEWARD', 'MANAGER'),
  },
  reach: {
    reachable: employees('FIND_PATHS'),
    coverage: employees('NETWORK_GAPS'),
    alsoThroughIntroducer: employees('FIND_PATHS'),
  },
  register: {
    register: running('EMPLOYEE', 'ADMIN'),
  },
  search: {
    search: employees(),
    resolve: employees(),
    stories: employees(),
    experts: employees('FIND_EXPERTS'),
  },
  skills: {
    skills: employees(),
    skillSuggestions: employees(),
    skill: employees(),
    createSkill: only('STEWARD'),
    renameSkill: only('STEWARD'),
    mergeSkills: only('STEWARD'),
    removeSkill: only('STEWARD'),
  },
  sources: {
    sources: running('STEWARD'),
    source: running('STEWARD'),
    sourceWithdrawal: running('STEWARD'),
    withdrawSource: running('STEWARD'),
    switchSource: running('STEWARD'),
  },
  targets: {
    targets: oneself('targets of the viewer', 'FIND_PATHS'),
    targetIds: oneself('targets of the viewer'),
    matchTargets: oneself('targets of the viewer'),
    addTargets: oneself('targets of the viewer'),
    removeTargets: oneself('targets of the viewer'),
    visitTargets: oneself('targets of the viewer', 'FIND_PATHS'),
  },
  ties: {
    tie: employees('FIND_PATHS'),
    neighbourhood: employees('FIND_PATHS'),
    evidence: employees('FIND_PATHS'),
    declareTie: oneself('ties of the viewer'),
    withdrawDeclaration: oneself('ties of the viewer'),
    setTieSharing: oneself('ties of the viewer'),
    recordEvidence: oneself('ties of the viewer'),
    removeEvidence: ownElse('evidence of a tie of the viewer', 'STEWARD'),
  },
  tour: {
    closeTour: oneself('the viewer’s tour'),
  },
} satisfies Record<string, Partial<Record<Operation, Rule>>>;

/** The root fields of the schema. */
export type Operation = keyof QueryResolvers | keyof MutationResolvers;

const all = {
  ...rulesByFeature.accounts,
  ...rulesByFeature.audit,
  ...rulesByFeature.auth,
  ...rulesByFeature.consent,
  ...rulesByFeature.contacts,
  ...rulesByFeature.departments,
  ...rulesByFeature.duplicates,
  ...rulesByFeature.explore,
  ...rulesByFeature.graphql,
  ...rulesByFeature.imports,
  ...rulesByFeature.introductions,
  ...rulesByFeature.lists,
  ...rulesByFeature.mirror,
  ...rulesByFeature.notifications,
  ...rulesByFeature.operations,
  ...rulesByFeature.organizations,
  ...rulesByFeature.paths,
  ...rulesByFeature.people,
  ...rulesByFeature.privacy,
  ...rulesByFeature.projects,
  ...rulesByFeature.reach,
  ...rulesByFeature.register,
  ...rulesByFeature.search,
  ...rulesByFeature.skills,
  ...rulesByFeature.sources,
  ...rulesByFeature.targets,
  ...rulesByFeature.ties,
  ...rulesByFeature.tour,
};

/** Every operation with its rule. The schema's operations that have none make this line an error, which names them. */
export const operationRules: typeof all & Readonly<Record<Operation, Rule>> = all;

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(operationRules, name);
}

/** Operations whose rule is asked while they run. */
export type ObjectOperation = OperationsBy<ObjectRule>;

/** Those of them that nobody may do to what is somebody else's. */
export type OwnOnlyOperation = OperationsBy<OwnOnlyRule>;

type OperationsBy<Wanted extends Rule> = {
  [Name in Operation]: (typeof all)[Name] extends Wanted ? Name : never;
}[Operation];
