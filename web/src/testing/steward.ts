import { SessionDocument } from '../generated/graphql.js';
import { type CannedAnswer, viewer, whenAsked } from './render-app.js';

/** Lena looks after the data as well. */
export const asSteward: CannedAnswer = whenAsked(SessionDocument).answer(() => ({
  __typename: 'Query',
  viewer: { __typename: 'Viewer', person: viewer, roles: ['EMPLOYEE', 'STEWARD'], isTourDue: false },
  system: {
    __typename: 'SystemInfo',
    mode: 'TRIAL',
    dataSet: 'DEMO',
    companyName: null,
    employeeCount: 240,
    asOf: '2026-11-23',
  },
}));
