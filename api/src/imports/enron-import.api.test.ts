import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openTestApplication } from '../testing/test-application.js';
import { doMailCountsAddUp } from './mail/mail-counts.js';
import { doCountsAddUp, sumOf } from './pipeline/counts.js';
import { readRefusals } from './pipeline/runs.js';
import { importFile, strengthBetween } from './pipeline/testing.js';

const ENRON = fileURLToPath(new URL('../../../seed/enron/enron-headers.mbox.gz', import.meta.url));

test('of the Enron file every message, address and pair is accounted for', { timeout: 300_000 }, async () => {
  const here = await openTestApplication({}, { PERLEN_CLOCK: '2002-07-01T00:00:00Z' });
  try {
    const { run, refusals } = await importFile(here, 'MAIL', ENRON, { ownDomains: ['enron.com'] });
    const { counts, state } = run.stored;
    expect(state).toBe('DONE');
    expect(counts.rows).toBe(4_911);
    expect(doCountsAddUp(counts)).toBe(true);
    expect(counts.mail !== null && doMailCountsAddUp(counts.mail)).toBe(true);
    expect(counts.eventsCounted + counts.eventsKnown).toBe(counts.mail?.evidence);
    expect(sumOf(counts.refusals)).toBe(refusals.length);
    const stored = await readRefusals(here.store, run.stored.id, 0, 10_000);
    expect(stored.map(({ ordinal }) => ordinal)).toEqual(refusals.map((_, index) => index + 1));
    const { directory, graph } = here.application.live.current;
    expect(directory.people.size).toBe(counts.peopleCreated);
    expect(directory.organizations.size).toBe(counts.organizationsCreated);
    expect(graph.tieCount).toBe(run.stored.progress.tiesDerived);
    expect(directory.ownOrganization()).toMatchObject({ domain: 'enron.com', name: 'Enron' });
    expect(directory.organizationByDomain('duke-energy.com')).toMatchObject({ name: 'Duke Energy' });
    expect(directory.personByEmail('jeff.dasovich@enron.com')).toMatchObject({
      name: 'Jeff Dasovich',
      isEmployee: true,
    });
    expect(strengthBetween(here, 'jeff.dasovich@enron.com', 'susan.mara@enron.com')).toBeGreaterThan(0.2);
    const again = await importFile(here, 'MAIL', ENRON, { ownDomains: ['enron.com'] });
    expect(again.run.stored.counts).toMatchObject({
      rows: 4_911,
      rowsTaken: 0,
      eventsCounted: 0,
      peopleCreated: 0,
    });
  } finally {
    await here.close();
  }
});
