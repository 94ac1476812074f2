import type { Context } from '../graphql/context.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
  SkillRecord,
} from '../read-model/records.js';
import { visiblePerson } from '../ties/tie-view.js';
import type { SearchKind } from './search-index.js';

/** What can be found, as GraphQL's union wants it. */
export type Subject =
  | (PersonRecord & { readonly __typename: 'Person' })
  | (OrganizationRecord & { readonly __typename: 'Organization' })
  | (DepartmentRecord & { readonly __typename: 'Department' })
  | (ProjectRecord & { readonly __typename: 'Project' })
  | (SkillRecord & { readonly __typename: 'Skill' });

/** The thing of a kind and an id; undefined if there is none or the viewer may not know of it. */
export function subjectOf(context: Context, kind: SearchKind, id: string): Subject | undefined {
  const { directory } = context;
  switch (kind) {
    case 'PERSON': {
      const person = visiblePerson(context, id);
      return person === undefined ? undefined : { __typename: 'Person', ...person };
    }
    case 'ORGANIZATION': {
      const organization = directory.organizations.get(id);
      if (organization === undefined || !canSeeOrganization(context.model, context.viewer, organization)) {
        return undefined;
      }
      return { __typename: 'Organization', ...organization };
    }
    case 'DEPARTMENT': {
      const department = directory.departments.get(id);
      return department === undefined ? undefined : { __typename: 'Department', ...department };
    }
    case 'PROJECT': {
      const project = directory.projects.get(id);
      return project === undefined ? undefined : { __typename: 'Project', ...project };
    }
    case 'SKILL': {
      const skill = directory.skills.get(id);
      return skill === undefined ? undefined : { __typename: 'Skill', ...skill };
    }
  }
}
