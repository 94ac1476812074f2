import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type Operation, operationRules } from './operation-rules.js';
import { isObjectRule, type PolicyRole, type Rule, reachOf } from './rule.js';
import { columns, rolesOfColumn } from './table-columns.js';
import { type Attempt, attemptsOf, sourceOf } from './testing/attempts.js';
import { furnish, policyCompany, suffixOf, viewerOfColumn } from './testing/policy-company.js';

/** Refused by the policy itself. */
const CLOSED: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN'];
/** Answers of the domain that show that somebody was let through to something that is not there. */
const LET_THROUGH: readonly unknown[] = [undefined, 'NOT_FOUND', 'BAD_INPUT'];

const operations = Object.entries(operationRules).map(([name, rule]): readonly [Operation, Rule] => [
  name as Operation,
  rule,
]);

describe('Every operation, for every role, with own and others’ things', () => {
  let app: TestApplication;
  let folder: string;
  let attempts: (role: PolicyRole) => Record<Operation, Attempt>;
  let belongings: unknown;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perlen-policy-'));
    app = await openTestApplication(policyCompany().rows(), { PERLEN_DATA: folder });
    const world = await furnish(app, join(folder, 'copy'));
    attempts = (role) => attemptsOf(world, role);
    belongings = await app.data('other', BELONGINGS);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The code of the answer, and how many transactions were written. */
  const ask = async (role: PolicyRole, operation: Operation, input: Record<string, unknown>) => {
    const write = vi.spyOn(app.store, 'write');
    const result = await app.run(viewerOfColumn(role), sourceOf(operation, input), input);
    const written = write.mock.settledResults.filter(({ type }) => type === 'fulfilled').length;
    write.mockRestore();
    return {
      code: result.errors?.[0]?.extensions['code'],
      message: result.errors?.[0]?.message,
      written,
      result,
    };
  };

  it.each(columns.map(({ role }) => role))('%s', async (role) => {
    const wrong: unknown[] = [];
    for (const [operation, rule] of operations) {
      const { own, other, othersAnswer } = attempts(role)[operation];
      const reach = reachOf(rule, rolesOfColumn(role), true);
      const mine = await ask(role, operation, own);
      const isMineRight =
        reach === 'NO' ? CLOSED.includes(mine.code) && mine.written === 0 : LET_THROUGH.includes(mine.code);
      if (!isMineRight) wrong.push([operation, 'own', reach, mine.code, mine.message, mine.written]);
      if (other === undefined) continue;
      const theirs = await ask(role, operation, other);
      const isTheirsRight =
        reach === 'NO'
          ? CLOSED.includes(theirs.code) && theirs.written === 0
          : reach === 'ANY'
            ? LET_THROUGH.includes(theirs.code)
            : isObjectRule(rule)
              ? theirs.code === (rule.hiddenAs === null ? 'FORBIDDEN' : 'NOT_FOUND') && theirs.written === 0
              : othersAnswer === 'NOT_FOUND'
                ? theirs.code === 'NOT_FOUND' && theirs.written === 0
                : JSON.stringify(theirs.result.data?.[operation]) === JSON.stringify(othersAnswer);
      if (!isTheirsRight)
        wrong.push([operation, 'other', reach, theirs.code, theirs.message, theirs.written]);
    }
    expect(wrong).toEqual([]);
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
  });
  afterAll(() => app.close());

  it('what is open in a trial only is refused, to the command line too', async () => {
    const write = vi.spyOn(app.store, 'write');
    for (const { role } of columns) {
      const roles = rolesOfColumn(role);
      for (const [operation, rule] of operations) {
        if (reachOf(rule, roles, false) !== 'NO') continue;
        const { own } = attemptsOf(null, role)[operation];
        const { errors } = await app.run(viewerOfColumn(role), sourceOf(operation, own), own);
        const isOpenInTrial = reachOf(rule, roles, true) !== 'NO';
        const code = errors?.[0]?.extensions['code'];
        if (isOpenInTrial ? code !== 'FORBIDDEN' : !CLOSED.includes(code))
          throw new Error(`${role} ${operation}: ${code}`);
      }
    }
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });
});

const BELONGINGS = `{
  savedFilters(list: PEOPLE) { id name address }
  mySharingRules { id kind sharing }
  exploreViews { id name changedAt }
  introductions(box: RECEIVED) { id state }
  targetIds
}`;
