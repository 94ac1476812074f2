import { IconUnlink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CoverageCell } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';

const signs = [
  ['STRONG', 'word.strong'],
  ['MEDIUM', 'word.medium'],
  ['WEAK', 'word.weak'],
  ['NONE', 'reach.matrix.none'],
] as const satisfies readonly (readonly [CoverageCell, MessageKey])[];

/** What the signs in the cells mean; and in words what is pointed at, which the cell itself says to screen readers. */
export function CoverageLegend({ said }: { said: ReactNode }) {
  const { t } = useMessages();
  return (
    <div className="coverage-legend">
      <p className="coverage-said" aria-hidden="true">
        {said ?? <span className="faint">{t('reach.matrix.at')}</span>}
      </p>
      <ul aria-label={t('reach.matrix.legend')}>
        {signs.map(([cell, word]) => (
          <li key={cell}>
            <span className="coverage-cell" data-word={cell} aria-hidden="true">
              <span className="coverage-pearl" />
            </span>
            {t(word)}
          </li>
        ))}
        <li>
          <IconUnlink size={16} className="coverage-nothing-sign" aria-hidden="true" />
          {t('reach.matrix.nothing')}
        </li>
      </ul>
    </div>
  );
}

/** Marks an organization to which nothing leads at all. */
export function NoPathSign() {
  const { t } = useMessages();
  return (
    <>
      <IconUnlink size={16} className="coverage-nothing-sign" aria-hidden="true" />
      <span className="visually-hidden">: {t('reach.matrix.nothing')}</span>
    </>
  );
}
