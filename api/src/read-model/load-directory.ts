import type { Reader } from '../store/store.js';
import { asksWithAskers } from './asks.js';
import { Directory, type DirectoryRows, type Settings } from './directory.js';
import * as queries from './queries.js';
import type { AskRow } from './records.js';
import { inSlices, Slices } from './slices.js';

/** A page of people is read in some ten milliseconds of ours, one of choices as well. */
const PEOPLE_PER_PAGE = 300;
const CHOICES_PER_PAGE = 3_000;

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
  directory.consents.replace([], await reader.read(queries.allConsents));
  directory.agreement = (await reader.read(queries.agreements, { limit: 1 }))[0] ?? null;
  const asks = await reader.read(queries.recentAsks, { since: asksSince });
  setAsks(directory, asksWithAskers(asks, await reader.read(queries.offerAskers)));
  return directory;
}

/** A directory of the rows that another was made of, in slices as well. */
export async function directoryOf(rows: DirectoryRows): Promise<Directory> {
  const directory = new Directory();
  const slices = new Slices();
  directory.settings = rows.settings;
  for (const person of rows.people) {
    if (slices.isOver) await slices.rest();
    directory.setPerson(person);
  }
  for await (const one of inSlices(rows.organizations, slices)) directory.setOrganization(one);
  for await (const project of inSlices(rows.projects, slices)) directory.setProject(project);
  for (const skill of rows.skills) directory.skills.set(skill.id, skill);
  directory.departments = new Map(rows.departments.map((row) => [row.id, row]));
  for (const [place, tie] of rows.sharing.ties.entries()) {
    if (slices.isOver) await slices.rest();
    const level = rows.sharing.levels[place];
    if (level !== undefined) directory.restoreSharing(tie, level);
  }
  directory.sharingRules.replace([], rows.sharingRules);
  directory.consents.replace([], rows.consents);
  directory.agreement = rows.agreements[0] ?? null;
  setAsks(directory, rows.asks);
  return directory;
}

export function settingsOf(rows: readonly { id: string; value: string }[]): Settings {
  const values = new Map(rows.map((row) => [row.id, row.value]));
  const chosen = values.get('defaultSharing');
  const isLive = values.get('mode') === 'live';
  const isChosen = chosen === 'PRIVATE' || chosen === 'BLIND' || chosen === 'NAMED';
  return { defaultSharing: isChosen ? chosen : isLive ? 'BLIND' : 'NAMED', isLive, values };
}

function setAsks(directory: Directory, asks: readonly AskRow[]): void {
  const byIntroduction = new Map<string, AskRow[]>();
  for (const ask of asks) {
    const known = byIntroduction.get(ask.introductionId);
    if (known === undefined) byIntroduction.set(ask.introductionId, [ask]);
    else known.push(ask);
  }
  for (const [id, list] of byIntroduction) directory.asks.set(id, list);
}
