import type { Page } from 'playwright-core';
import type { PerlenServer } from './perlen-server.js';
import { found, type PersonaRole, personaId, storyTargetId } from './visitor.js';

/** A page of Perlen, where it is, and who is at home there. */
export interface PlainPage {
  readonly name: string;
  readonly address: string;
  readonly as: PersonaRole;
}

/** Every page there is, on the demo company. */
export async function everyPage(server: PerlenServer): Promise<PlainPage[]> {
  const weber = await storyTargetId(server, 'two-warm-ways');
  const { organization, department, project } = await recordsToShow(server);
  return [
    { name: 'home', address: '/', as: 'SALES' },
    { name: 'find', address: '/find', as: 'SALES' },
    { name: 'an answer', address: `/find?to=${weber}`, as: 'SALES' },
    { name: 'prospects within reach', address: '/reach', as: 'SALES' },
    { name: 'reach by department', address: '/reach?view=matrix', as: 'SALES' },
    { name: 'explore', address: '/explore', as: 'SALES' },
    { name: 'explore an organization', address: `/explore?at=${organization}`, as: 'SALES' },
    { name: 'inbox', address: '/inbox', as: 'SALES' },
    { name: 'people', address: '/people', as: 'SALES' },
    { name: 'a contact', address: `/people/${weber}`, as: 'SALES' },
    { name: 'my own page', address: `/people/${await personaId(server, 'EMPLOYEE')}`, as: 'EMPLOYEE' },
    { name: 'what Perlen knows about me', address: '/me', as: 'SALES' },
    { name: 'organizations', address: '/organizations', as: 'SALES' },
    { name: 'an organization', address: `/organizations/${organization}`, as: 'SALES' },
    { name: 'projects', address: '/projects', as: 'EMPLOYEE' },
    { name: 'a project', address: `/projects/${project}`, as: 'EMPLOYEE' },
    { name: 'departments', address: '/departments', as: 'MANAGER' },
    { name: 'a department', address: `/departments/${department}`, as: 'MANAGER' },
    { name: 'experts', address: '/experts', as: 'EMPLOYEE' },
    { name: 'experts on something', address: '/experts?about=Hydraulik', as: 'EMPLOYEE' },
    { name: 'my contacts', address: '/contacts', as: 'SALES' },
    { name: 'import of my contacts', address: '/contacts/import', as: 'SALES' },
    { name: 'do you know them', address: '/know', as: 'SALES' },
    { name: 'imports', address: '/imports', as: 'STEWARD' },
    { name: 'sources', address: '/sources', as: 'STEWARD' },
    { name: 'duplicates', address: '/duplicates', as: 'STEWARD' },
    { name: 'the works council', address: '/council', as: 'WORKS_COUNCIL' },
  ];
}

/** Records of the demo company that have something of everything. */
export async function recordsToShow(
  server: PerlenServer,
): Promise<{ organization: string; department: string; project: string }> {
  const { contact, colleague, projects } = await server.ask<{
    contact: { organization: { id: string; projects: { id: string }[] } };
    colleague: { department: { id: string } };
    projects: { nodes: { id: string }[] };
  }>(
    `query($contact: ID!, $colleague: ID!) {
      contact: person(id: $contact) { organization { id projects { id } } }
      colleague: person(id: $colleague) { department { id } }
      projects(first: 1) { nodes { id } }
    }`,
    {
      contact: await storyTargetId(server, 'two-warm-ways'),
      colleague: await personaId(server, 'MANAGER'),
    },
  );
  const project = contact.organization.projects[0] ?? projects.nodes[0];
  return {
    organization: contact.organization.id,
    department: colleague.department.id,
    project: found(project).id,
  };
}

/** Waits until a page has its heading, and what it shows in place of content that is still to come is gone. */
export async function isShown(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('main .skeleton').first().waitFor({ state: 'detached' });
}

/** Waits until a page is shown and asks for nothing more. */
export async function isSettled(page: Page): Promise<void> {
  await isShown(page);
  await page.waitForLoadState('networkidle');
}
