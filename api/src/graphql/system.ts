import { standingOf } from '../read-model/standing.js';
import type { Context } from './context.js';

const dataSets = ['DEMO', 'ENRON', 'GENERATED', 'OWN'] as const;

/** The running system as a whole: no personal data, so it may be asked before sign-in. */
export function systemInfo(context: Context) {
  const { model, directory, application } = context;
  const dataSet = dataSets.find((name) => name === directory.settings.values.get('dataSet'));
  let employeeCount = 0;
  for (const person of directory.people.values()) {
    if (standingOf(person, model.asOf) === 'EMPLOYEE') employeeCount++;
  }
  return {
    mode: application.config.mode === 'live' ? ('LIVE' as const) : ('TRIAL' as const),
    asOf: model.asOf,
    change: model.change,
    dataSet: dataSet ?? (directory.people.size === 0 ? ('EMPTY' as const) : ('OWN' as const)),
    companyName: directory.ownOrganization()?.name ?? null,
    employeeCount,
  };
}
