import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../auth/viewer.js';
import type { Role } from '../generated/graphql.js';

/** Leads from a list to the form for a new record, for whoever has one of the roles. */
export function NewLink({
  to,
  label,
  roles,
}: {
  to: '/people/new' | '/organizations/new' | '/projects/new';
  label: string;
  roles: readonly Role[];
}) {
  const own = useViewer().roles;
  if (!roles.some((role) => own.includes(role))) return null;
  return (
    <Link to={to} className="button">
      <IconPlus size={16} stroke={1.75} aria-hidden="true" />
      {label}
    </Link>
  );
}
