import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** Whether the server refused because something else has this name. */
export function isNameTaken(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some((one) => one.extensions?.['code'] === 'ALREADY_EXISTS')
  );
}
