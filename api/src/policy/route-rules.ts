import { employees, everybody, oneself, type Rule, running } from './rule.js';

/**
 * Who may ask at which address of the server, beside the operations of GraphQL. A test looks for every route that the
 * server has, and tries every role at every address.
 */
export const routeRules = {
  'GET /healthz': everybody(),
  'GET /readyz': everybody('how many people and ties there are to the operator alone'),
  'GET /targets.csv': oneself('targets of the viewer', 'FIND_PATHS'),
  'GET /export/people.csv': employees(),
  'GET /export/organizations.csv': employees(),
  'GET /export/projects.csv': employees(),
  'GET /export/reach.csv': employees('FIND_PATHS'),
  'GET /export/me.zip': oneself('what is kept of the viewer'),
  'POST /imports/files': running('STEWARD'),
  'GET /imports/:id/refusals.csv': running('STEWARD'),
  'POST /contacts/files': oneself('a file of the sender’s own contacts'),
  'GET /auth/oidc/start': everybody('where an identity provider is set up, as the next three'),
  'GET /auth/oidc/callback': everybody(),
  'GET /auth/oidc/sign-out': everybody(),
  'POST /auth/oidc/signed-out': everybody('for the provider itself, under its signature'),
  'GET /council/record-of-processing.pdf': running('STEWARD', 'WORKS_COUNCIL', 'ADMIN'),
  'GET /council/impact-assessment.pdf': running('STEWARD', 'WORKS_COUNCIL', 'ADMIN'),
  'GET /council/works-agreement.pdf': running('STEWARD', 'WORKS_COUNCIL', 'ADMIN'),
  'GET /.*/': everybody('the web app itself, without any data'),
} satisfies Record<`${'GET' | 'POST'} /${string}`, Rule>;

export type Route = keyof typeof routeRules;
