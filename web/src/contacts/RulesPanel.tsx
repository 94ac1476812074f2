import { useQuery } from '@apollo/client/react';
import { IconTrash } from '@tabler/icons-react';
import { Name } from '../design/Name.js';
import { Panel } from '../design/Panel.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { MySharingRulesDocument, type RuleFragment } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { AddRule } from './AddRule.js';
import { SharingMark } from './SharingMark.js';
import { useSharing } from './useSharing.js';
import './messages.js';

/** What holds for many ties at once, now and later: the rules, what they reach, and a new one with its preview. */
export function RulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useMessages();
  const sharing = useSharing();
  const { data, error, loading, refetch } = useQuery(MySharingRulesDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const rules = data?.mySharingRules ?? [];
  return (
    <Panel title={t('contacts.rules')} widthPx={480} onClose={onClose}>
      <div className="rules">
        <p className="soft">{t('contacts.rules.lead')}</p>
        {error && !data ? (
          <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
        ) : (
          <ul className="rule-list" aria-label={t('contacts.rules')} aria-busy={loading || undefined}>
            {rules.map((rule) => (
              <li key={rule.id} className="rule">
                <div>
                  <p>
                    <RuleSubject rule={rule} />
                  </p>
                  <p className="rule-facts">
                    <SharingMark sharing={rule.sharing} />
                    <span className="faint">
                      {t('contacts.rule.reach', { holds: rule.holds, fits: rule.fits })}
                    </span>
                  </p>
                </div>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('contacts.rule.remove')}
                  disabled={sharing.isBusy}
                  onClick={() => void sharing.remove(rule)}
                >
                  <IconTrash size={18} aria-hidden="true" />
                </button>
              </li>
            ))}
            {data && rules.length === 0 && <li className="faint">{t('contacts.rules.none')}</li>}
          </ul>
        )}
        {sharing.error !== undefined && <ProblemLine error={sharing.error} />}
        <AddRule isBusy={sharing.isBusy} onAdd={sharing.add} />
        <p className="faint">{t('contacts.rules.order')}</p>
      </div>
    </Panel>
  );
}

function RuleSubject({ rule }: { rule: RuleFragment }) {
  const { t } = useMessages();
  const subject = rule.organization?.name ?? rule.department?.name;
  if (rule.kind === 'OUTSIDE' || rule.kind === 'PRIVATE_ADDRESSES') return t(ruleMessages[rule.kind]);
  if (subject === undefined) return t('contacts.rule.gone');
  return (
    <Sentence message={ruleMessages[rule.kind]} parts={{ subject: <Name longest={60}>{subject}</Name> }} />
  );
}

const ruleMessages = {
  OUTSIDE: 'contacts.rule.outside',
  PRIVATE_ADDRESSES: 'contacts.rule.privateAddresses',
  ORGANIZATION: 'contacts.rule.organization',
  DEPARTMENT: 'contacts.rule.department',
} as const satisfies Record<RuleFragment['kind'], MessageKey>;
