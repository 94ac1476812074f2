import type { Context } from '../graphql/context.js';
import { type EvidenceRow, evidenceRow, type PersonRecord } from '../read-model/records.js';
import { defineQuery } from '../store/queries.js';
import { type EvidenceView, recordsOfRows } from '../ties/evidence-view.js';
import { SourceReader } from '../ties/shown-source.js';
import { visiblePerson } from '../ties/tie-view.js';

const evidenceOf = defineQuery('mirror/evidence-of', evidenceRow);

/** Everything that is kept between the viewer and one other person. */
export interface OtherEvidence {
  readonly otherId: string;
  /** Undefined if nothing but this evidence speaks of them: then they are known to nobody. */
  readonly other: PersonRecord | undefined;
  readonly rows: EvidenceRow[];
  /** 0.01..0.98, null if it makes no tie. */
  readonly strength: number | null;
}

/** All evidence of the viewer by the other person, that of switched off sources and that which makes no tie included. */
export async function evidenceOfViewer(context: Context, viewer: PersonRecord): Promise<OtherEvidence[]> {
  const { application, directory, model } = context;
  const rows = await application.store.read(evidenceOf, { personIds: directory.idsOf(viewer.id) });
  const byOther = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const ends = [row.fromId, row.toId].map(directory.canonicalId);
    const otherId = ends.find((id) => id !== viewer.id);
    if (otherId === undefined) continue;
    const known = byOther.get(otherId);
    if (known === undefined) byOther.set(otherId, [row]);
    else known.push(row);
  }
  return [...byOther].map(([otherId, ofOther]) => ({
    otherId,
    other: visiblePerson(context, otherId),
    rows: ofOther,
    strength: model.graph.tie(viewer.id, otherId)?.strength ?? null,
  }));
}

/** Those among them with whom the viewer has no tie. */
export async function evidenceWithoutTie(context: Context, viewer: PersonRecord): Promise<OtherEvidence[]> {
  return (await evidenceOfViewer(context, viewer)).filter(({ strength }) => strength === null);
}

/** The records that such evidence comes to, its sources named as far as the viewer may read them. */
export async function recordsOf(
  context: Context,
  viewer: PersonRecord,
  all: readonly OtherEvidence[],
): Promise<{ readonly of: OtherEvidence; readonly record: EvidenceView }[]> {
  const readingOf = await new SourceReader(context).read(all.flatMap(({ rows }) => rows));
  return all.flatMap((of) => {
    const other = context.directory.person(of.otherId);
    if (other === undefined) return [];
    const tie = { a: viewer, b: other, strength: of.strength ?? 0 };
    return recordsOfRows(context, tie, of.rows, readingOf).map((record) => ({ of, record }));
  });
}
