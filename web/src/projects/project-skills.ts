/** A skill that people on a project state. */
export interface StatedSkill {
  readonly id: string;
  readonly name: string;
}

/** Skills that people on a project state, those of most of them first, then by name; each once, `most` at most. */
export function skillsOfMembers(
  members: readonly { readonly person: { readonly id: string; readonly skills: readonly StatedSkill[] } }[],
  most: number,
): StatedSkill[] {
  const holders = new Map<string, { skill: StatedSkill; people: Set<string> }>();
  for (const { person } of members) {
    for (const skill of person.skills) {
      const known = holders.get(skill.id) ?? { skill, people: new Set() };
      known.people.add(person.id);
      holders.set(skill.id, known);
    }
  }
  return [...holders.values()]
    .sort(
      (one, other) => other.people.size - one.people.size || one.skill.name.localeCompare(other.skill.name),
    )
    .slice(0, most)
    .map(({ skill }) => skill);
}
