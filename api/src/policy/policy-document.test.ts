import { expect, it } from 'vitest';
import { operationRules, rulesByFeature } from './operation-rules.js';
import { policyDocument } from './policy-document.js';
import { isObjectRule, type ObjectRule, type Rule, reachOf } from './rule.js';

const rules = Object.entries(operationRules).map(([name, rule]): readonly [string, Rule] => [name, rule]);

it('docs/policy.md says what the server goes by', async () => {
  await expect(policyDocument()).toMatchFileSnapshot('../../../docs/policy.md');
});

it('an admin reads nothing of people: only accounts, the running system, what it stores, and what everybody may ask', () => {
  const open = rules.filter(
    ([, rule]) => reachOf(rule, ['ADMIN'], false) !== 'NO' && reachOf(rule, [], false) === 'NO',
  );
  const beside = open.filter(([name]) => !Object.hasOwn(rulesByFeature.accounts, name));
  expect(beside.map(([name]) => name)).toEqual(['auditVerification', 'check', 'register']);
});

it('the command line of a live store imports and maintains, and asks for no path, tie, reach or coverage', () => {
  const open = rules.filter(([, rule]) => reachOf(rule, ['OPERATOR'], false) !== 'NO');
  const names = open.map(([name]) => name);
  for (const name of [
    'warmPaths',
    'tie',
    'evidence',
    'neighbourhood',
    'reachable',
    'coverage',
    'person',
    'search',
  ]) {
    expect(names).not.toContain(name);
  }
});

it('before sign-in a live store tells whether one is signed in, and nothing of anybody', () => {
  const open = rules.filter(([, rule]) => reachOf(rule, [], false) !== 'NO');
  expect(open.map(([name]) => name).sort()).toEqual([
    'acceptInvitation',
    'invitation',
    'myAccount',
    'personas',
    'ping',
    'signIn',
    'signInCandidates',
    'signInMethods',
    'signOut',
    'system',
    'viewer',
  ]);
});

it('a rule that tells own from others’ says what is own', () => {
  for (const [name, rule] of rules) {
    const tells = Object.values(rule.grants).includes('OWN');
    expect([name, rule.own !== null]).toEqual([name, tells]);
  }
  const objectRules = rules.map(([, rule]) => rule).filter((rule): rule is ObjectRule => isObjectRule(rule));
  expect(objectRules.length).toBeGreaterThan(0);
});
