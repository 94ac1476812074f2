import { z } from 'zod';
import type { Application } from '../application.js';
import { offerIn } from '../consent/offers.js';
import type { StrengthWord } from '../network/strength.js';
import type { ReadModel } from '../read-model/read-model.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';

const partRow = z.object({
  writer: z.string(),
  part: z.number(),
  parts: z.number(),
  targetIds: z
    .array(z.string())
    .nullable()
    .transform((list) => list ?? []),
  words: z
    .array(z.enum(['STRONG', 'MEDIUM', 'WEAK']))
    .nullable()
    .transform((list) => list ?? []),
});

const readParts = defineQuery('targets/offers-of-day', partRow);
const saveParts = defineQuery('targets/save-offers-of-day', noRows);
const forgetParts = defineQuery('targets/forget-offers', noRows);

const TARGETS_PER_PART = 5_000;
const CHECK_MS = 30_000;

/** The words of all offers at the start of a day, by the target's id. */
type OffersOfDay = ReadonlyMap<string, StrengthWord>;

/**
 * The offers as they stood when the present UTC day began. An unshared tie that is made, chosen or taken away meanwhile
 * shows in them on the next day only, so that nobody can watch it happen. They are noted once a day, for all people and
 * organizations at once, by the first process that has the store open that day (one that runs: within half a minute
 * after midnight); every later question, process and restart of the day reads what was noted. A store without people
 * has no day yet.
 */
export async function offersOfDay(application: Application): Promise<OffersOfDay> {
  const { asOfDay } = application.live.current;
  const known = kept.get(application);
  const offers = known?.day === asOfDay ? known.offers : findOrNote(application, asOfDay);
  if (offers !== known?.offers) kept.set(application, { day: asOfDay, offers });
  try {
    const found = await offers;
    if (found !== null) return found;
  } catch (error) {
    kept.delete(application);
    throw error;
  }
  kept.delete(application);
  return new Map();
}

/** Notes each day's offers as it begins, while the server runs. Answers how to stop. */
export function watchDaysForOffers(application: Application): () => void {
  const look = () =>
    void offersOfDay(application).catch((error: unknown) =>
      application.logger.error({ err: error }, 'offers of the day'),
    );
  look();
  const timer = setInterval(look, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * The word of a target's offer when the day began; of merged records the strongest. In a live store none that nobody
 * stands for any more: what was withdrawn meanwhile is in no answer.
 */
export function offerWordOfDay(model: ReadModel, offers: OffersOfDay, id: string): StrengthWord | null {
  const { directory } = model;
  const kind = directory.organizations.has(id) ? 'ORGANIZATION' : 'PERSON';
  if (directory.isLive && offerIn(model, { kind, id: directory.canonicalId(id) }) === null) return null;
  const words = directory.idsOf(id).flatMap((one) => offers.get(one) ?? []);
  return WORDS.find((word) => words.includes(word)) ?? null;
}

const WORDS: readonly StrengthWord[] = ['STRONG', 'MEDIUM', 'WEAK'];

interface Kept {
  readonly day: number;
  /** Null while there is nothing to note. */
  readonly offers: Promise<OffersOfDay | null>;
}

const kept = new WeakMap<Application, Kept>();

async function findOrNote(application: Application, day: number): Promise<OffersOfDay | null> {
  const { store, live } = application;
  const noted = await readNoted(application, day);
  if (noted !== undefined) return noted;
  const model = live.current;
  if (model.asOfDay !== day || model.directory.people.size === 0) return null;
  const rows = partsOf([...offersNow(model)], day, newId());
  await store.write(async (transaction) => {
    await transaction.run(saveParts, { rows: rows.map((properties) => ({ properties })) });
    await transaction.run(forgetParts, { before: day - 1 });
  });
  // Another process may have been first: what both read is what holds.
  return (await readNoted(application, day)) ?? null;
}

/** Of several writers the first one that is whole. */
async function readNoted({ store }: Application, day: number): Promise<OffersOfDay | undefined> {
  const byWriter = new Map<string, z.output<typeof partRow>[]>();
  for (const row of await store.read(readParts, { day })) {
    byWriter.set(row.writer, [...(byWriter.get(row.writer) ?? []), row]);
  }
  const parts = [...byWriter.values()].find((rows) => rows.length === rows[0]?.parts);
  if (parts === undefined) return undefined;
  return new Map(parts.flatMap(({ targetIds, words }) => pairsOf(targetIds, words)));
}

function pairsOf(ids: readonly string[], words: readonly StrengthWord[]): [string, StrengthWord][] {
  return ids.flatMap((id, place) => {
    const word = words[place];
    return word === undefined ? [] : [[id, word]];
  });
}

function* offersNow(model: ReadModel): Generator<[string, StrengthWord]> {
  const { directory } = model;
  for (const [kind, ids] of [
    ['PERSON', directory.people.keys()],
    ['ORGANIZATION', directory.organizations.keys()],
  ] as const) {
    for (const id of ids) {
      const offer = offerIn(model, { kind, id });
      if (offer !== null) yield [id, offer.word];
    }
  }
}

function partsOf(offers: readonly [string, StrengthWord][], day: number, writer: string) {
  const parts = Math.max(1, Math.ceil(offers.length / TARGETS_PER_PART));
  return Array.from({ length: parts }, (_, part) => {
    const own = offers.slice(part * TARGETS_PER_PART, (part + 1) * TARGETS_PER_PART);
    return {
      day,
      writer,
      part,
      parts,
      targetIds: own.map(([id]) => id),
      words: own.map(([, word]) => word),
    };
  });
}
