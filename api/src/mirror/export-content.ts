import { type OwnTie, ownTies } from '../contacts/own-ties.js';
import { mySharingRules } from '../contacts/sharing-rules.js';
import { exploreViews } from '../explore/views.js';
import type { Context } from '../graphql/context.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import { introductions } from '../introductions/introductions.js';
import { savedFilters } from '../lists/saved-filters.js';
import { strengthWord } from '../network/strength.js';
import type { PersonRecord } from '../read-model/records.js';
import { compareByName } from '../search/name-order.js';
import { storedTargets } from '../targets/target-store.js';
import { evidenceOfViewer, recordsOf } from './evidence-of-viewer.js';
import { factsOfViewer } from './facts.js';
import { holdingsOf, LISTS } from './holdings.js';
import { sharingOutcome } from './sharing-outcome.js';

/** Everything about the viewer as plain data: what me.json holds, and what the sheets are made of. */
export async function exportContent(context: Context) {
  const viewer = context.requirePerson();
  const ties = ownTies(context, viewer).sort((one, other) => compareByName(one.person, other.person));
  const possible = await sharingOutcome(context, viewer);
  return {
    asOf: context.model.asOf,
    facts: await factsOfViewer(context, viewer),
    ties: ties.map(tieOf),
    evidence: await evidenceRows(context, viewer),
    sharingRules: mySharingRules(context).map(({ kind, subjectId, level, at }) => ({
      kind,
      subject: nameOfSubject(context, subjectId),
      sharing: level,
      at,
    })),
    introductions: [
      ...(await introductions(context, 'RECEIVED')).map((one) => requestOf('RECEIVED', one)),
      ...(await introductions(context, 'SENT')).map((one) => requestOf('SENT', one)),
    ],
    targets: (await storedTargets(context)).map(({ row, target }) => ({
      name: target.name,
      addedAt: row.at,
    })),
    savedFilters: (await Promise.all(LISTS.map((list) => savedFilters(context, list)))).flat(),
    savedPictures: (await exploreViews(context)).map(({ name }) => ({ name })),
    kept: await holdingsOf(context, viewer),
    possible: {
      ...possible,
      latestAccepted: possible.latestAccepted.map((one) => requestOf('RECEIVED', one)),
      onlyThroughViewer: possible.onlyThroughViewer.map(({ name }) => name),
    },
  };
}

export type ExportContent = Awaited<ReturnType<typeof exportContent>>;

function tieOf({ person, strength, sharing, origin, chosen }: OwnTie) {
  return {
    with: person.name,
    strength: rounded(strength),
    word: strengthWord(strength),
    sharing,
    sharingOrigin: origin,
    chosen: chosen ?? null,
  };
}

/** Each record, by the other's name. Whom only this evidence speaks of is not named: others may hide them. */
async function evidenceRows(context: Context, viewer: PersonRecord) {
  const records = await recordsOf(context, viewer, await evidenceOfViewer(context, viewer));
  return records
    .map(({ of, record }) => ({
      with: of.other?.name ?? null,
      isTie: of.strength !== null,
      kind: record.kind,
      from: record.from && (record.from.id === viewer.id ? viewer.name : (of.other?.name ?? null)),
      count: record.count,
      first: record.first,
      last: record.last,
      amount: record.amount === null ? null : rounded(record.amount),
      level: record.level,
      strength: record.strength,
      sourceKind: record.source?.kind ?? null,
      source: record.source?.name ?? null,
    }))
    .sort((one, other) => compare(one.with ?? '', other.with ?? '') || compare(one.kind, other.kind));
}

function requestOf(box: 'SENT' | 'RECEIVED', view: IntroductionView) {
  const { asker, target, targetOrganization, introducer, isFromOffer, message, state } = view;
  return {
    box,
    asker: asker.name,
    target: target?.name ?? targetOrganization?.name ?? null,
    introducer: introducer?.name ?? null,
    isFromOffer,
    message,
    state,
    askedAt: view.askedAt,
    answeredAt: view.answeredAt,
  };
}

function nameOfSubject({ directory }: Context, id: string | null): string | null {
  if (id === null) return null;
  return (directory.organizations.get(id) ?? directory.departments.get(id))?.name ?? null;
}

/** Digits enough to be compared, without those that arithmetic leaves behind. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
