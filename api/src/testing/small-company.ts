import type { BulkRows, NodeRow, RelationshipRow } from '../seed/bulk.js';

/** Builds small companies for tests, a line a thing. Ids are the names given. Ties are statements of a day. */
export class SmallCompany {
  readonly #people: (NodeRow & { isEmployee: boolean })[] = [];
  readonly #organizations: NodeRow[] = [];
  readonly #departments: (NodeRow & { parentIds: string[] })[] = [];
  readonly #projects: (NodeRow & { organizationIds: string[] })[] = [];
  readonly #skills: NodeRow[] = [];
  readonly #relationships = new Map<string, RelationshipRow[]>();
  readonly #settings: Record<string, string> = {};

  employee(
    id: string,
    properties: Record<string, string | boolean | string[]> = {},
    departmentId?: string,
  ): this {
    this.#people.push({
      id,
      isEmployee: true,
      properties: { name: id, email: `${id}@own.example`, ...properties },
    });
    if (departmentId !== undefined) this.link('MEMBER_OF', id, departmentId);
    return this;
  }

  /** `recorded: true` for one the company recorded itself. */
  contact(
    id: string,
    organizationId?: string,
    properties: Record<string, string | boolean | string[]> = {},
  ): this {
    this.#people.push({
      id,
      isEmployee: false,
      properties: { name: id, email: `${id}@out.example`, ...properties },
    });
    if (organizationId !== undefined) this.link('WORKS_AT', id, organizationId, { title: 'Manager' });
    return this;
  }

  organization(id: string, stage = 'PROSPECT', properties: Record<string, string | boolean> = {}): this {
    this.#organizations.push({ id, properties: { name: id, domain: `${id}.example`, stage, ...properties } });
    return this;
  }

  department(id: string, ...parentIds: string[]): this {
    this.#departments.push({ id, properties: { name: id }, parentIds });
    return this;
  }

  project(id: string, organizationId?: string, properties: Record<string, string> = {}): this {
    this.#projects.push({
      id,
      properties: { name: id, ...properties },
      organizationIds: organizationId === undefined ? [] : [organizationId],
    });
    return this;
  }

  skill(id: string, ...people: string[]): this {
    this.#skills.push({ id, properties: { name: id } });
    for (const person of people) this.link('HAS_SKILL', person, id);
    return this;
  }

  /** A tie of exactly this strength on 2026-11-23; `sharing` is the employee's (the first one's) choice. */
  tie(one: string, other: string, strength: number, sharing?: 'PRIVATE' | 'BLIND' | 'NAMED'): this {
    const [from, to] = one < other ? [one, other] : [other, one];
    this.link('STATED', from, to, { source: 'test', strength, day: 20_780 });
    if (sharing !== undefined)
      this.link('SHARES', one, other, { level: sharing, at: '2026-11-23T00:00:00.000Z' });
    return this;
  }

  link(kind: string, from: string, to: string, properties: RelationshipRow['properties'] = {}): this {
    const rows = this.#relationships.get(kind) ?? [];
    rows.push({ from, to, properties });
    this.#relationships.set(kind, rows);
    return this;
  }

  setting(id: string, value: string): this {
    this.#settings[id] = value;
    return this;
  }

  rows(): BulkRows {
    return {
      people: this.#people,
      organizations: this.#organizations,
      departments: this.#departments,
      projects: this.#projects,
      skills: this.#skills,
      relationships: Object.fromEntries(this.#relationships),
      settings: this.#settings,
    };
  }
}
