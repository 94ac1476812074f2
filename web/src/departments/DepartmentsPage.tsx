import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { PageHead } from '../design/PageHead.js';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { DepartmentTreeDocument, type DepartmentTreeQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { type Branch, departmentTree } from './department-tree.js';
import '../people/people.css';
import '../people/record.css';
import './departments.css';
import './messages.js';

type Department = DepartmentTreeQuery['departments'][number];

/** All departments as a tree. */
export function DepartmentsPage() {
  const { t } = useMessages();
  const { data, error, refetch } = useQuery(DepartmentTreeDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  const branches = data && departmentTree(data.departments);
  return (
    <div className="departments-page">
      <PageHead title={t('nav.departments')} lead={t('department.lead')} />
      {!branches ? (
        <div className="card department-tree-card" role="status" aria-label={t('shell.loading')}>
          {[0, 1, 1, 2, 0, 1].map((depth, row) => (
            <div
              // The rows have no identity and never move.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={row}
              className="skeleton department-skeleton"
              style={{ marginInlineStart: depth * 28 }}
            />
          ))}
        </div>
      ) : branches.length === 0 ? (
        <div className="empty">
          <HangingString isOpen />
          <h2>{t('department.none')}</h2>
          <p>{t('department.none.body')}</p>
        </div>
      ) : (
        <div className="card department-tree-card">
          <Branches branches={branches} />
          <details className="measured record-measured">
            <summary>{t('ownTie.measured')}</summary>
            <p className="faint">{t('department.countHelp')}</p>
          </details>
        </div>
      )}
    </div>
  );
}

function Branches({ branches }: { branches: readonly Branch<Department>[] }) {
  const { t } = useMessages();
  return (
    <ul className="department-tree">
      {branches.map(({ department, children }) => (
        <li key={department.id}>
          <div className="department-line">
            <Link to="/departments/$id" params={{ id: department.id }} className="person-row-name">
              <Name longest={80}>{department.name}</Name>
            </Link>
            {department.head && (
              <Link to="/people/$id" params={{ id: department.head.id }} className="faint record-link">
                <Name longest={50}>{department.head.name}</Name>
              </Link>
            )}
            {department.memberCount !== null && department.memberCount !== undefined && (
              <span className="faint department-count">
                {t('department.people', { count: department.memberCount })}
              </span>
            )}
          </div>
          {children.length > 0 && <Branches branches={children} />}
        </li>
      ))}
    </ul>
  );
}
