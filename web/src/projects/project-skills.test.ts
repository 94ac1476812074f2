import { expect, it } from 'vitest';
import { skillsOfMembers } from './project-skills.js';

const skill = (name: string) => ({ id: name, name });
const member = (id: string, ...skills: string[]) => ({ person: { id, skills: skills.map(skill) } });

it('skills of a project come once each, those of most people first, then by name', () => {
  const members = [member('a', 'Pumpen', 'Bohren'), member('b', 'Pumpen', 'Aufmaß'), member('c')];
  expect(skillsOfMembers(members, 9).map(({ name }) => name)).toEqual(['Pumpen', 'Aufmaß', 'Bohren']);
  expect(skillsOfMembers(members, 1)).toHaveLength(1);
});

it('somebody who was on it twice counts once', () => {
  const members = [
    member('a', 'Pumpen'),
    member('a', 'Pumpen'),
    member('b', 'Bohren'),
    member('c', 'Bohren'),
  ];
  expect(skillsOfMembers(members, 9).map(({ name }) => name)).toEqual(['Bohren', 'Pumpen']);
});
