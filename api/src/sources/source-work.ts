import { z } from 'zod';
import { takeBackImportedChoices } from '../contacts/idle-choices.js';
import { PerlenError } from '../graphql/errors.js';
import { importsOf } from '../imports/import-service.js';
import type { ImportApplication } from '../imports/pipeline/import-run.js';
import { sourceIdOf } from '../imports/pipeline/run-facts.js';
import { importKinds } from '../imports/pipeline/runs.js';
import { dayOf } from '../network/day.js';
import { pairOf, pairsOfProject } from '../read-model/evidence.js';
import { projectsByIds } from '../read-model/queries.js';
import { lastChange } from '../store/feed.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import {
  broughtOrganizations,
  broughtPeople,
  forgetProject,
  projectsOfSource,
  removeLeftContacts,
  removeLeftOrganizations,
} from './brought.js';
import { countedInPages, forgetCounted } from './counted-messages.js';
import { pairsInChunks } from './source-pairs.js';
import {
  allSources,
  isBeingSwitched,
  isBeingWithdrawn,
  type SourceRecord,
  sourcesByIds,
} from './source-records.js';

const idRow = z.object({ id: z.string() });
const beginWork = defineQuery('sources/begin-work', idRow);
const goOn = defineQuery('sources/go-on', idRow);
const endWork = defineQuery('sources/end-work', noRows);
const switchOff = defineQuery('sources/switch-off', noRows);
const switchOn = defineQuery('sources/switch-on', noRows);
const runningImports = defineQuery(
  'sources/running-imports',
  z.object({ kind: z.enum(importKinds), fileName: z.string() }),
);
const removeEvidence = defineQuery('sources/remove-evidence', noRows);
const removeProject = defineQuery('projects/remove', noRows);
const claimants = defineQuery('sources/claimants', idRow);
const removeClaims = defineQuery('sources/remove-claims', noRows);

/** Pairs whose evidence and tie change in one transaction. */
const PAIRS_PER_TRANSACTION = 500;
const PEOPLE_PER_TRANSACTION = 1_000;
const CHANGES_BEFORE_RELOAD = 50;

/**
 * Switches a source off or on: first that its evidence is read or not, then all ties it speaks of, in transactions of
 * bounded size. Cut off, it goes on with the next call or start. Throws CONFLICT while an import reads the source or it
 * is being withdrawn.
 */
export function performSwitch(
  application: ImportApplication,
  { id }: SourceRecord,
  isOn: boolean,
): Promise<void> {
  return inTurn(application, id, async () => {
    const work = await begin(application, id, 'SWITCHING', async (transaction, source) => {
      if (isBeingWithdrawn(source)) throw conflict('This source is being withdrawn.');
      await transaction.run(isOn ? switchOn : switchOff, { id });
    });
    await goOnSwitching(application, id, work);
  });
}

/**
 * Withdraws a source: its evidence with the ties that rest on it, then what was chosen for those, what it alone had
 * made, and the memory of the messages it counted, in transactions of bounded size. Cut off, it goes on with the next
 * call or start. Throws CONFLICT while an import reads the source.
 */
export function performWithdrawal(application: ImportApplication, { id }: SourceRecord): Promise<void> {
  return inTurn(application, id, async () => {
    const work = await begin(application, id, 'WITHDRAWING', async () => {});
    await goOnWithdrawing(application, id, work);
  });
}

/** Ends what an earlier process began and could not end. Answers how many sources there were. */
export async function resumeSourceWork(application: ImportApplication): Promise<number> {
  const open = (await allSources(application.store)).filter(({ work }) => work !== null);
  for (const source of open) {
    await inTurn(application, source.id, async () => {
      const { id, work } = source;
      if (work === null) return;
      if (isBeingWithdrawn(source)) await goOnWithdrawing(application, id, work);
      else if (isBeingSwitched(source)) await goOnSwitching(application, id, work);
    });
  }
  return open.length;
}

const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/** One thing at a time with a source. */
function inTurn(application: object, sourceId: string, task: () => Promise<void>): Promise<void> {
  const bySource = turns.get(application) ?? new Map<string, Promise<unknown>>();
  turns.set(application, bySource);
  const before = bySource.get(sourceId) ?? Promise.resolve();
  const done = before.then(task, task);
  bySource.set(
    sourceId,
    done.catch(() => undefined),
  );
  return done;
}

/** Marks the source, so that no import begins and an end of this process loses nothing. Answers the mark. */
async function begin(
  application: ImportApplication,
  id: string,
  what: 'SWITCHING' | 'WITHDRAWING',
  also: (transaction: WriteTransaction, source: SourceRecord) => Promise<void>,
): Promise<string> {
  // Lets imports be found whose process has died; they do not read any more.
  await importsOf(application).list(1);
  const work = `${what} ${newId()}`;
  await application.store.write(async (transaction) => {
    const [source] = await sourcesByIds(transaction, [id]);
    if (source === undefined) throw new PerlenError('NOT_FOUND', 'There is no such source.');
    await transaction.run(beginWork, { id, work });
    // Behind the lock that the beginning of an import needs as well.
    const running = await transaction.read(runningImports);
    if (running.some(({ kind, fileName }) => sourceIdOf(kind, fileName) === id)) {
      throw conflict('An import is reading this source. Wait until it is done, or cancel it.');
    }
    await also(transaction, source);
  });
  return work;
}

/** Another call has taken the source over, or ended the same work. */
class WorkEnded extends Error {
  override readonly name = 'WorkEnded';
}

type Step = (what: (transaction: WriteTransaction) => Promise<void>) => Promise<void>;

async function working(
  application: ImportApplication,
  id: string,
  work: string,
  perform: (step: Step) => Promise<void>,
  ending: Record<string, unknown>,
): Promise<void> {
  const step: Step = async (what) => {
    await application.store.write(async (transaction) => {
      const mine = await transaction.run(goOn, { id, work, lock: newId() });
      if (mine.length === 0) throw new WorkEnded();
      await what(transaction);
    });
  };
  try {
    await perform(step);
    await step(async (transaction) => {
      await transaction.run(endWork, { id, properties: ending });
    });
  } catch (error) {
    if (!(error instanceof WorkEnded)) throw error;
  } finally {
    await answerWithIt(application);
  }
}

function goOnSwitching(application: ImportApplication, id: string, work: string): Promise<void> {
  const { store, now } = application;
  const today = dayOf(now());
  const perform = async (step: Step) => {
    for await (const pairs of pairsInChunks(store, id, PAIRS_PER_TRANSACTION)) {
      const concerned = pairs.map(({ from, to }) => pairOf(from, to));
      await step(async (transaction) => void (await deriveTies(transaction, concerned, today)));
    }
    for (const project of await projectsOfSource(store, id)) {
      await step((transaction) => changeProject(application, transaction, project.id, async () => {}));
    }
  };
  return working(application, id, work, perform, {});
}

function goOnWithdrawing(application: ImportApplication, id: string, work: string): Promise<void> {
  const { store, live } = application;
  const perform = async (step: Step) => {
    await withdrawEvidence(application, id, step);
    await withdrawProjects(application, id, step);
    await takeBackImportedChoices(store, () => live.current.directory, id, step);
    await takeBackClaims(application, id, step);
    for await (const ids of broughtPeople(store, id)) {
      await step((transaction) => removeLeftContacts(transaction, ids, id));
    }
    for await (const ids of broughtOrganizations(store, id)) {
      await step((transaction) => removeLeftOrganizations(transaction, ids, id));
    }
    for await (const messages of countedInPages(store, id)) {
      await step((transaction) => forgetCounted(transaction, messages, id));
    }
    await step(async (transaction) => void (await transaction.run(switchOn, { id })));
  };
  return working(application, id, work, perform, { withdrawnAt: new Date().toISOString() });
}

async function withdrawEvidence({ store, now }: ImportApplication, id: string, step: Step): Promise<void> {
  const today = dayOf(now());
  for await (const pairs of pairsInChunks(store, id, PAIRS_PER_TRANSACTION)) {
    await step(async (transaction) => {
      await transaction.run(removeEvidence, { pairs, source: id });
      const concerned = pairs.map(({ from, to }) => pairOf(from, to));
      await deriveTies(transaction, concerned, today);
    });
  }
}

async function withdrawProjects(application: ImportApplication, id: string, step: Step): Promise<void> {
  for (const project of await projectsOfSource(application.store, id)) {
    await step((transaction) =>
      changeProject(application, transaction, project.id, async () => {
        if (project.isOnlyOfIt) await transaction.run(removeProject, { id: project.id });
        else await forgetProject(transaction, project.id, id);
      }),
    );
  }
}

/** Changes what a project's work counts for, and recomputes the ties of all who were on it. */
async function changeProject(
  { live, now }: ImportApplication,
  transaction: WriteTransaction,
  id: string,
  change: () => Promise<void>,
): Promise<void> {
  const { canonicalId } = live.current.directory;
  const today = dayOf(now());
  const projects = await transaction.read(projectsByIds, { ids: [id] });
  const pairs = projects.flatMap((project) =>
    pairsOfProject({ ...project, isSwitchedOff: false }, canonicalId, today),
  );
  await change();
  await deriveTies(transaction, pairs, today);
  transaction.touch(`project:${id}`);
}

async function takeBackClaims({ store }: ImportApplication, id: string, step: Step): Promise<void> {
  for (;;) {
    const people = await store.read(claimants, { source: id, limit: PEOPLE_PER_TRANSACTION });
    if (people.length === 0) return;
    await step(async (transaction) => {
      await transaction.run(removeClaims, { ids: people.map((person) => person.id), source: id });
      transaction.touch(...people.map((person) => `person:${person.id}` as const));
    });
  }
}

/** Far behind, loading anew is quicker than following. */
async function answerWithIt({ store, live }: ImportApplication): Promise<void> {
  const { number } = await lastChange(store);
  if (number - live.current.change > CHANGES_BEFORE_RELOAD) await live.reload();
  await live.everywhere();
}

function conflict(message: string): PerlenError {
  return new PerlenError('CONFLICT', message);
}
