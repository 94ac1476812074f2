import { type Role, SessionDocument } from '../generated/graphql.js';
import { type CannedAnswer, viewer, whenAsked } from './render-app.js';

/** Lena is an employee like any other. */
export const asEmployee = lenaWith(['EMPLOYEE']);

/** Lena looks after the data as well. */
export const asSteward = lenaWith(['EMPLOYEE', 'STEWARD']);

function lenaWith(roles: Role[]): CannedAnswer {
  return whenAsked(SessionDocument).answer(() => ({
    __typename: 'Query',
    viewer: { __typename: 'Viewer', person: viewer, roles, isTourDue: false },
    system: {
      __typename: 'SystemInfo',
      mode: 'TRIAL',
      dataSet: 'DEMO',
      companyName: null,
      employeeCount: 240,
      asOf: '2026-11-23',
    },
  }));
}
