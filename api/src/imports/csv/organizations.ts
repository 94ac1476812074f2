import type { OrganizationRecord, OrganizationStage } from './types.js';
import {
  type Cells,
  type RowProblems,
  readDomain,
  readKey,
  readNameCell,
  readPerson,
  readWord,
  wordMap,
} from './values.js';

const STAGES = wordMap<OrganizationStage>({
  PROSPECT: 'prospect, lead, target, interessent, interessentin, potenziell, potentiell, anfrage, akquise',
  CUSTOMER: 'customer, client, kunde, kundin, bestandskunde',
  PARTNER: 'partner, kooperation, partnerin',
  SUPPLIER: 'supplier, vendor, lieferant, lieferantin, dienstleister',
  FORMER: 'former, former customer, lost, ehemalig, ehemaliger kunde, ehemals, verloren, inaktiv',
  OWN: 'own, self, own company, eigene, eigene firma, wir',
});

/** A row of organizations.csv. */
export function readOrganizationRow(
  cells: Cells,
  _todayDay: number,
  problems: RowProblems,
): OrganizationRecord | null {
  const key = problems.read('id', readKey);
  const name = problems.read('name', readNameCell);
  const domain = problems.read('domain', readDomain);
  const record = {
    name,
    domain,
    stage: problems.read('stage', readWord(STAGES, 'stage')),
    city: problems.read('city', readNameCell),
    country: problems.read('country', readNameCell),
    accountOwner: problems.read('accountOwner', readPerson),
  };
  const id = key ?? domain ?? name;
  if (name === null && domain === null && cells('domain') === '') problems.refuse('name', 'missingValue');
  return problems.found.length > 0 || id === null ? null : { id, ...record };
}
