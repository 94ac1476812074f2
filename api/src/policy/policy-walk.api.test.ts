import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditLogOf } from '../audit/audit-log.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { isOperation, type Operation, operationRules } from './operation-rules.js';
import { isObjectRule, type PolicyRole, type Rule, reachOf } from './rule.js';
import { columns, rolesOfColumn } from './table-columns.js';
import { type Attempt, attemptsOf, sourceOf } from './testing/attempts.js';
import { furnish, policyCompany, suffixOf, viewerOfColumn } from './testing/policy-company.js';

const operations = Object.keys(operationRules)
  .filter(isOperation)
  .map((name): readonly [Operation, Rule] => [name, operationRules[name]]);

describe('Every operation, for every role, with own and others’ things', () => {
  let app: TestApplication;
  let folder: string;
  let attempts: (role: PolicyRole) => Record<Operation, Attempt>;
  let belongings: unknown;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perlen-policy-'));
    app = await openTestApplication(policyCompany().rows(), { PERLEN_DATA: folder });
    leaveOutTheLog(app);
    const world = await furnish(app, join(folder, 'copy'));
    attempts = (role) => attemptsOf(world, role);
    belongings = await app.data('other', BELONGINGS);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The code of the answer, else what was answered; whatever is refused has written nothing. */
  const ask = async (role: PolicyRole, operation: Operation, input: Record<string, unknown>) => {
    const write = vi.spyOn(app.store, 'write');
    const { data, errors } = await app.run(viewerOfColumn(role), sourceOf(operation, input), input);
    const hasWritten = write.mock.settledResults.some(({ type }) => type === 'fulfilled');
    write.mockRestore();
    const code = errors?.[0]?.extensions['code'] ?? errors?.[0]?.message;
    return code === undefined ? { answer: data?.[operation] } : { code, hasWritten };
  };

  it.each(columns.map(({ role }) => role))('%s', async (role) => {
    const told: unknown[] = [];
    const expected: unknown[] = [];
    for (const [operation, rule] of operations) {
      const attempt = attempts(role)[operation];
      const { own, other } = attempt;
      const reach = reachOf(rule, rolesOfColumn(role), true);
      told.push([operation, 'own', await ask(role, operation, own)]);
      expected.push([operation, 'own', reach === 'NO' ? closedTo(role) : openTo(attempt)]);
      if (other === undefined) continue;
      told.push([operation, 'other', await ask(role, operation, other)]);
      const ofOthers = { NO: closedTo(role), OWN: notTheirs(rule, attempt), ANY: openTo(attempt) }[reach];
      expected.push([operation, 'other', ofOthers]);
    }
    expect(told).toEqual(expected);
  });

  it('leaves what is somebody else’s as it was', async () => {
    expect(await app.data('other', BELONGINGS)).toEqual(belongings);
  });

  it('tells nothing of people’s ties and addresses to who is no employee, by whatever may be asked', async () => {
    const open = 'signInCandidates(text: "other") { id email phone ties { totalCount } ownTie { word } }';
    for (const viewer of ['admin account', null]) {
      const { signInCandidates } = await app.data(viewer, `{ ${open} }`);
      const told = { id: 'other', email: null, phone: null, ties: { totalCount: 0 }, ownTie: null };
      expect(signInCandidates).toEqual([told]);
    }
  });

  it('shows the address of somebody outside to those who have a tie of their own, whatever their role', async () => {
    for (const { role } of columns.filter((column) => rolesOfColumn(column.role).includes('EMPLOYEE'))) {
      const known = `contact-${suffixOf(role)}`;
      const { mine, theirs } = await app.data(
        viewerOfColumn(role),
        `{ mine: person(id: "${known}") { email } theirs: person(id: "contact-other") { email } }`,
      );
      expect([role, mine.email, theirs.email]).toEqual([role, `${known}@out.example`, null]);
    }
  });
});

describe('In a live store', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await openTestApplication(policyCompany().rows(), { PERLEN_MODE: 'live' });
    leaveOutTheLog(app);
  });
  afterAll(() => app.close());

  it('nobody is told who works here before signing in', async () => {
    const asked = '{ personas { role } signInCandidates(text: "other") { id } viewer { roles } }';
    expect(await app.data(null, asked)).toEqual({ personas: [], signInCandidates: [], viewer: null });
  });

  it('what is open in a trial only is refused, to the command line too', async () => {
    const write = vi.spyOn(app.store, 'write');
    for (const { role } of columns) {
      const roles = rolesOfColumn(role);
      for (const [operation, rule] of operations) {
        if (reachOf(rule, roles, false) !== 'NO') continue;
        const { own } = attemptsOf(null, role)[operation];
        const { errors } = await app.run(viewerOfColumn(role), sourceOf(operation, own), own);
        const isOpenInTrial = reachOf(rule, roles, true) !== 'NO';
        const expected = isOpenInTrial ? 'FORBIDDEN' : closedTo(role).code;
        expect([role, operation, errors?.[0]?.extensions['code']]).toEqual([role, operation, expected]);
      }
    }
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });
});

/** It writes refusals down, too; here what operations themselves write is looked at. */
function leaveOutTheLog({ application }: TestApplication): void {
  vi.spyOn(auditLogOf(application), 'add').mockImplementation(() => undefined);
}

const BELONGINGS = `{
  savedFilters(list: PEOPLE) { id name address }
  mySharingRules { id kind sharing }
  exploreViews { id name changedAt }
  introductions(box: RECEIVED) { id state }
  targetIds
}`;

/** Refused by the policy itself: whom signing in as an employee would help is told so. */
function closedTo(role: PolicyRole) {
  const code = role === 'ANONYMOUS' || role === 'OPERATOR' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  return { code, hasWritten: false };
}

/** Answered, or let through to something that is not there. */
function openTo({ finds }: Attempt) {
  return finds === undefined ? { answer: expect.toSatisfy(() => true) } : { code: finds, hasWritten: false };
}

/** What is somebody else's is refused, or answered like nothing of that name. */
function notTheirs(rule: Rule, { othersAnswer }: Attempt) {
  if (isObjectRule(rule)) {
    return { code: rule.hiddenAs === null ? 'FORBIDDEN' : 'NOT_FOUND', hasWritten: false };
  }
  return othersAnswer === 'NOT_FOUND' ? { code: othersAnswer, hasWritten: false } : { answer: othersAnswer };
}
