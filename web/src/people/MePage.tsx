import { Navigate } from '@tanstack/react-router';
import { useViewerId } from '../auth/viewer.js';

/** The short address of one's own page. */
export function MePage() {
  const id = useViewerId();
  return id === null ? <Navigate to="/" replace /> : <Navigate to="/people/$id" params={{ id }} replace />;
}
