import { useQuery } from '@apollo/client/react';
import { DepartmentChoicesDocument, type DepartmentChoicesQuery } from '../generated/graphql.js';

/** Departments to choose from, as far as they are there. */
export interface DepartmentChoices {
  /** Undefined until they are known. */
  readonly departments: DepartmentChoicesQuery['departments'] | undefined;
  /** Why they are not; undefined while nothing went wrong. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** All departments by name. */
export function useDepartmentChoices(): DepartmentChoices {
  const { data, error, loading, refetch } = useQuery(DepartmentChoicesDocument);
  return {
    departments: data?.departments,
    error: data || loading ? undefined : error,
    retry: () => void refetch().catch(() => undefined),
  };
}
