import { z } from 'zod';
import type { StrengthWord } from '../network/strength.js';

/** What a viewer saw of a target, and what is different now. Pure. */

const word = z.enum(['STRONG', 'MEDIUM', 'WEAK']).nullable();

/** All that is kept of a look at a target: nothing in it that the viewer could not read on the page. */
export const snapshotShape = z.object({
  /** The best named path: the word of its weakest step, and who would be asked first; null without one. */
  path: z.object({ word: word.unwrap(), introducerId: z.string() }).nullable(),
  /** The offer as it was at the start of the UTC day. */
  offer: word,
  /** How a person stands to the company; null for an organization. */
  standing: z.enum(['EMPLOYEE', 'FORMER_EMPLOYEE', 'CONTACT']).nullable(),
  /** Present employers outside, sorted. */
  employerIds: z.array(z.string()),
  /** The viewer's latest request for the target. */
  request: z
    .object({ id: z.string(), state: z.enum(['ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']) })
    .nullable(),
});

export type TargetSnapshot = z.output<typeof snapshotShape>;

const changeKinds = [
  'REQUEST_ANSWERED',
  'NEW_PATH',
  'STRONGER',
  'FADING',
  'WEAKER_PATH',
  'PATH_LOST',
  'NEW_OFFER',
  'OFFER_STRONGER',
  'OFFER_FADING',
  'OFFER_LOST',
  'MOVED',
  'LEFT',
  'JOINED_US',
  'LEFT_US',
] as const;

export const changeShape = z.object({
  kind: z.enum(changeKinds),
  word,
  formerWord: word,
  organizationId: z.string().nullable(),
  formerOrganizationId: z.string().nullable(),
  state: z.enum(['ACCEPTED', 'DECLINED']).nullable(),
});

export type TargetChange = z.output<typeof changeShape>;

/**
 * What changed between two looks, the most useful first. The same looks give nothing. Who is asked first may change with
 * how often people were asked lately: that alone is no news; a stronger path through somebody else is.
 */
export function changesBetween(before: TargetSnapshot, now: TargetSnapshot): TargetChange[] {
  return [
    ...requestChanges(before, now),
    ...pathChanges(before, now),
    ...offerChanges(before, now),
    ...placeChanges(before, now),
  ];
}

function requestChanges({ request: before }: TargetSnapshot, { request: now }: TargetSnapshot) {
  if (now === null || (now.state !== 'ACCEPTED' && now.state !== 'DECLINED')) return [];
  const isKnown = before !== null && before.id === now.id && before.state === now.state;
  return isKnown ? [] : [change('REQUEST_ANSWERED', { state: now.state })];
}

function pathChanges({ path: before }: TargetSnapshot, { path: now }: TargetSnapshot): TargetChange[] {
  if (now === null) return before === null ? [] : [change('PATH_LOST', { formerWord: before.word })];
  if (before === null) return [change('NEW_PATH', { word: now.word })];
  if (before.word === now.word) return [];
  const words = { word: now.word, formerWord: before.word };
  const isSame = before.introducerId === now.introducerId;
  if (RANK[now.word] > RANK[before.word]) return [change(isSame ? 'STRONGER' : 'NEW_PATH', words)];
  return [change(isSame ? 'FADING' : 'WEAKER_PATH', words)];
}

/** An offer is of use where there is no named path. */
function offerChanges(
  { offer: before }: TargetSnapshot,
  { offer: now, path }: TargetSnapshot,
): TargetChange[] {
  if (path !== null || before === now) return [];
  if (now === null) return [change('OFFER_LOST', { formerWord: before })];
  if (before === null) return [change('NEW_OFFER', { word: now })];
  const isStronger = RANK[now] > RANK[before];
  return [change(isStronger ? 'OFFER_STRONGER' : 'OFFER_FADING', { word: now, formerWord: before })];
}

function placeChanges(before: TargetSnapshot, now: TargetSnapshot): TargetChange[] {
  if (before.standing !== now.standing) {
    if (now.standing === 'EMPLOYEE') return [change('JOINED_US')];
    if (before.standing === 'EMPLOYEE')
      return [change('LEFT_US', { organizationId: now.employerIds[0] ?? null })];
  }
  const gained = now.employerIds.find((id) => !before.employerIds.includes(id));
  const lost = before.employerIds.find((id) => !now.employerIds.includes(id)) ?? null;
  if (gained !== undefined) return [change('MOVED', { organizationId: gained, formerOrganizationId: lost })];
  return lost === null ? [] : [change('LEFT', { formerOrganizationId: lost })];
}

const RANK: Readonly<Record<StrengthWord, number>> = { WEAK: 0, MEDIUM: 1, STRONG: 2 };

function change(kind: TargetChange['kind'], rest: Partial<Omit<TargetChange, 'kind'>> = {}): TargetChange {
  return {
    kind,
    word: null,
    formerWord: null,
    organizationId: null,
    formerOrganizationId: null,
    state: null,
    ...rest,
  };
}

/** A snapshot as it is stored; equal ones give the same text. */
export function snapshotText({ path, offer, standing, employerIds, request }: TargetSnapshot): string {
  return JSON.stringify({
    path: path && { word: path.word, introducerId: path.introducerId },
    offer,
    standing,
    employerIds: [...employerIds].sort(),
    request: request && { id: request.id, state: request.state },
  });
}

/** A stored snapshot; null if there is none or it is of a shape that is no longer written. */
export function snapshotOf(text: string | null): TargetSnapshot | null {
  if (text === null) return null;
  try {
    return snapshotShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
