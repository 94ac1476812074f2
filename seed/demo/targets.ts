/** Whom the head of sales wants to reach, and what she saw of it yesterday. */
import type { TargetData } from '../../api/src/seed/company-data.js';

const headOfSales = 'e-hoffmann-claudia';

/** One of each kind: news of a new way and of a stronger one, an offer, facts alone, and nothing new. */
export const targets: readonly TargetData[] = [
  person('c-weber-sabine', -40, { path: { word: 'MEDIUM', introducer: 'e-jaeger-markus' }, offer: null }),
  person('c-janssen-ulrike', -38, { path: null, offer: 'STRONG' }),
  person('c-boehme-matthias', -38, { path: null, offer: null }),
  person('c-tammen-gerd', -21, { path: { word: 'STRONG', introducer: 'e-weiss-reinhold' }, offer: null }),
  organization('o-vossbrink', -40, { path: null, offer: null }),
  organization('o-nordhalm', -12),
  organization('o-ginsterhof', -12),
  organization('o-selkenried', -2),
];

function person(target: string, starredOffset: number, seen?: TargetData['seen']): TargetData {
  return { employee: headOfSales, kind: 'PERSON', target, starredOffset, ...(seen && { seen }) };
}

function organization(target: string, starredOffset: number, seen?: TargetData['seen']): TargetData {
  return { employee: headOfSales, kind: 'ORGANIZATION', target, starredOffset, ...(seen && { seen }) };
}
