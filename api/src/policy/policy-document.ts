import type { Purpose } from '../read-model/consents.js';
import { rulesByFeature } from './operation-rules.js';
import { routeRules } from './route-rules.js';
import { isObjectRule, type PolicyRole, type Rule, reachOf } from './rule.js';
import { columns, rolesOfColumn } from './table-columns.js';

/** The policy for people to read, as Markdown: what `docs/policy.md` holds. */
export function policyDocument(): string {
  const features = Object.entries(rulesByFeature).map(([feature, rules]) => [
    `### ${feature}`,
    tableOf('operation', rules),
  ]);
  return [
    HEAD,
    '## Operations',
    ...features.flat(),
    '## Addresses',
    ADDRESSES,
    tableOf('address', routeRules),
  ]
    .join('\n\n')
    .concat('\n');
}

const HEAD = `# Who may do what

Printed from \`api/src/policy\`, which the server itself goes by; a test fails when the two differ. To print it anew:
\`npx vitest run --project pure policy-document -u\`.

| role | who |
|---|---|
| nobody | has not signed in |
| employee | is present in the company today; has also each further role that is given to them |
| sales, manager, steward, works council | an employee with this role |
| admin | runs the system by an account that is nobody in the graph: reads nobody's ties. An employee who is an admin besides knows what any colleague knows, and no more |
| operator | the command line on the server's machine |

| word | meaning |
|---|---|
| any | may, whatever it is about, as far as they may know of it |
| own | may with what is their own, as the table says; what is somebody else's is refused or answered like nothing |
| in a trial | may in a trial store, and not in a live one |
| – | may not |

Whoever may ask is still answered only what they may know of: an unshared tie answers like none, numbers and dates of a
tie go to its two people, e-mail and telephone of people outside to those who have a tie of their own to them. That is
decided in \`api/src/privacy/visibility.ts\`, whichever operation asks.

A refusal is UNAUTHENTICATED where signing in would help, else FORBIDDEN; what must not be known to exist is NOT_FOUND.
A purpose says for which of the three purposes that employees agree to, each on its own, ties and work are looked at.`;

const ADDRESSES = `\`/graphql\` is open to everybody: each operation has its rule above.`;

const PURPOSES: Readonly<Record<Purpose, string>> = {
  FIND_PATHS: 'find paths',
  FIND_EXPERTS: 'find experts',
  NETWORK_GAPS: 'network gaps',
};

function tableOf(what: string, rules: Readonly<Record<string, Rule>>): string {
  const heads = [what, ...columns.map(({ title }) => title), '', 'purpose'];
  const rows = Object.entries(rules).map(([name, rule]) => [
    `\`${name}\``,
    ...columns.map(({ role }) => cellOf(rule, role)),
    remarkOn(rule),
    rule.purpose === null ? '' : PURPOSES[rule.purpose],
  ]);
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function remarkOn(rule: Rule): string {
  if (rule.own === null) return rule.note ?? '';
  if (!isObjectRule(rule)) return `own: ${rule.own}`;
  return `own: ${rule.own}; else ${rule.hiddenAs === null ? 'FORBIDDEN' : 'NOT_FOUND'}`;
}

function cellOf(rule: Rule, role: PolicyRole): string {
  const roles = rolesOfColumn(role);
  const inTrial = WORDS[reachOf(rule, roles, true)];
  const inLive = WORDS[reachOf(rule, roles, false)];
  if (inTrial === inLive) return inTrial;
  return inLive === WORDS.NO ? 'in a trial' : `${inTrial} in a trial, ${inLive} in a live store`;
}

const WORDS = { NO: '–', OWN: 'own', ANY: 'any' } as const;
