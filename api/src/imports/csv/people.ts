import { readName } from '../mail/name.js';
import type { PersonRecord } from './types.js';
import {
  type Cells,
  type ReadValue,
  type RowProblems,
  readDay,
  readDepartmentPath,
  readEmail,
  readKey,
  readList,
  readNameCell,
  readOrganization,
  readWord,
  value,
  wordMap,
} from './values.js';

const YES_NO = wordMap<'YES' | 'NO'>({
  YES: 'yes, y, true, 1, x, left, ja, j, wahr, ausgeschieden',
  NO: 'no, n, false, 0, -, nein, falsch, aktiv, active',
});

/** A row of people.csv. */
export function readPersonRow(cells: Cells, todayDay: number, problems: RowProblems): PersonRecord | null {
  const id = problems.read('id', readKey);
  const email = problems.read('email', readEmail);
  const name = problems.read('name', readPersonName) ?? joinedName(problems);
  const left = problems.read('left', readLeft);
  const record: PersonRecord = {
    id,
    email,
    name,
    title: problems.read('title', readNameCell),
    departmentPath: problems.read('department', readDepartmentPath) ?? [],
    organization: problems.read('organization', readOrganization),
    skills: problems.read('skills', readList) ?? [],
    phone: problems.read('phone', readNameCell),
    hasLeft: left === null ? false : typeof left === 'number' ? left <= todayDay : left,
    leftDay: typeof left === 'number' ? left : null,
  };
  if (cells('id') === '' && cells('email') === '') problems.refuse('id', 'missingValue');
  return problems.found.length > 0 ? null : record;
}

/** "Weber, Anna" in one column is Anna Weber. */
function readPersonName(text: string): ReadValue<string | null> {
  const plain = readNameCell(text);
  if (plain.kind === 'refused' || plain.value === null) return plain;
  if (!plain.value.includes(',')) return plain;
  const spoken = readName(plain.value);
  return spoken.kind === 'name' ? value(spoken.name) : plain;
}

function joinedName(problems: RowProblems): string | null {
  const parts = [problems.read('firstName', readNameCell), problems.read('lastName', readNameCell)];
  const name = parts.filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}

function readLeft(text: string): ReadValue<number | boolean> {
  const word = readWord(YES_NO, 'date')(text);
  return word.kind === 'value' ? value(word.value === 'YES') : readDay(text);
}
