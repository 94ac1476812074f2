import { useQuery } from '@apollo/client/react';
import {
  OrganizationsFoundDocument,
  PeopleFoundDocument,
  SkillSuggestionsDocument,
} from '../generated/graphql.js';
import type { Choice } from './PickField.js';
import { placeOf } from './person-place.js';

/** How long what is typed must stay the same before it is asked for. */
export const settleMs = 120;

/** Skills that colleagues state and that fit what is typed. */
export function useSkillSuggestions(text: string): readonly string[] {
  const { data } = useQuery(SkillSuggestionsDocument, { variables: { text }, skip: text === '' });
  return text === '' ? [] : (data?.skillSuggestions ?? []).map(({ name }) => name);
}

/** People whose name fits what is typed. */
export function usePeopleFound(text: string): readonly Choice[] {
  const { data } = useQuery(PeopleFoundDocument, { variables: { text }, skip: text === '' });
  if (text === '') return [];
  return (data?.search ?? []).flatMap(({ subject }) =>
    subject.__typename === 'Person' ? [{ id: subject.id, name: subject.name, place: placeOf(subject) }] : [],
  );
}

/** The same for present colleagues. */
export function useColleaguesFound(text: string): readonly Choice[] {
  const { data } = useQuery(PeopleFoundDocument, { variables: { text }, skip: text === '' });
  if (text === '') return [];
  return (data?.search ?? []).flatMap(({ subject }) =>
    subject.__typename === 'Person' && subject.kind === 'EMPLOYEE'
      ? [{ id: subject.id, name: subject.name, place: placeOf(subject) }]
      : [],
  );
}

/** Organizations whose name or domain fits what is typed. */
export function useOrganizationsFound(text: string): readonly Choice[] {
  const { data } = useQuery(OrganizationsFoundDocument, { variables: { text }, skip: text === '' });
  if (text === '') return [];
  return (data?.search ?? []).flatMap(({ subject }) =>
    subject.__typename === 'Organization'
      ? [{ id: subject.id, name: subject.name, ...(subject.city && { place: subject.city }) }]
      : [],
  );
}
