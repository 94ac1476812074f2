import type { Reader } from '../store/store.js';
import { Directory, type Settings } from './directory.js';
import * as queries from './queries.js';
import type { AskRow } from './records.js';
import { inSlices, Slices } from './slices.js';

/** A page of people is read in some ten milliseconds of ours, one of choices as well. */
const PEOPLE_PER_PAGE = 500;
const CHOICES_PER_PAGE = 4_000;

/**
 * Reads all people, organizations, departments, projects, skills, choices of sharing and recent requests, in slices between
 * which others have their turn. `asksSince`: the first instant whose requests count.
 */
export async function loadDirectory(reader: Reader, asksSince: string): Promise<Directory> {
  const directory = new Directory();
  const slices = new Slices();
  directory.settings = settingsOf(await reader.read(queries.allSettings));
  const ids = await queries.readPeopleIds(reader);
  const people = { wanted: PEOPLE_PER_PAGE, sizeOf: (rows: readonly unknown[]) => rows.length };
  for await (const { rows } of queries.readPages(reader, queries.peopleByIds, ids, people)) {
    slices.begin();
    for await (const person of inSlices(rows, slices)) directory.setPerson(person);
  }
  for (const one of await queries.readAllById(reader, queries.loadOrganizations))
    directory.setOrganization(one);
  for (const project of await queries.readAllById(reader, queries.loadProjects))
    directory.setProject(project);
  for (const skill of await reader.read(queries.allSkills)) directory.skills.set(skill.id, skill);
  directory.departments = new Map((await reader.read(queries.allDepartments)).map((row) => [row.id, row]));
  const choices = { wanted: CHOICES_PER_PAGE, sizeOf: (rows: readonly unknown[]) => rows.length };
  for await (const { rows } of queries.readPages(reader, queries.sharingOfPage, ids, choices)) {
    slices.begin();
    for await (const row of inSlices(rows, slices)) directory.addSharing(row);
  }
  directory.sharingRules.replace([], await reader.read(queries.allSharingRules));
  const asks = await reader.read(queries.recentAsks, { since: asksSince });
  for (const [id, list] of byIntroduction(asks)) directory.asks.set(id, list);
  return directory;
}

export function settingsOf(rows: readonly { id: string; value: string }[]): Settings {
  const values = new Map(rows.map((row) => [row.id, row.value]));
  const chosen = values.get('defaultSharing');
  return { defaultSharing: chosen === 'PRIVATE' || chosen === 'BLIND' ? chosen : 'NAMED', values };
}

function byIntroduction(asks: readonly AskRow[]): Map<string, AskRow[]> {
  const found = new Map<string, AskRow[]>();
  for (const ask of asks) {
    const known = found.get(ask.introductionId);
    if (known === undefined) found.set(ask.introductionId, [ask]);
    else known.push(ask);
  }
  return found;
}
