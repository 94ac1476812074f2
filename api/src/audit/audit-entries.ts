import type { Role } from '../auth/viewer.js';
import type { AuditExtent, AuditPart, AuditSide } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { notFound } from '../graphql/errors.js';
import { checkPageSize, type Page, type Position, pageOf, positionOf } from '../graphql/paging.js';
import { dayOf } from '../network/day.js';
import type { Purpose } from '../read-model/consents.js';
import type { PersonRecord } from '../read-model/records.js';
import { visiblePerson } from '../ties/tie-view.js';
import { auditLogOf } from './audit-log.js';
import type { AskingRole } from './entry.js';
import { isOpenlyNaming } from './operations.js';
import { entriesOfDay, KEPT_DAYS, type PlacedEntry, partIn } from './read-entries.js';

export interface AuditEntryView {
  readonly id: string;
  readonly at: string;
  readonly requestId: string;
  readonly operation: string;
  readonly isChange: boolean;
  readonly isRefused: boolean;
  readonly purpose: Purpose | null;
  readonly role: Role | null;
  readonly asker: PersonRecord | null;
  readonly part: AuditPart;
  readonly named: PersonRecord[];
  readonly shown: AuditExtent;
}

/**
 * What the log has of one person. The works council reads of somebody in particular only, who then sees that it did.
 * Throws NOT_FOUND for somebody unknown, BAD_INPUT naming the argument.
 */
export async function auditEntries(
  context: Context,
  input: { about: string; side: AuditSide; after?: string | null; first: number },
): Promise<Page<AuditEntryView>> {
  const first = checkPageSize(input.first);
  const after = positionOf(input.after);
  const person = visiblePerson(context, input.about);
  if (person === undefined) throw notFound('person');
  const rows: { placed: PlacedEntry; part: AuditPart }[] = [];
  for await (const row of wantedEntries(context, person, input.side, after)) {
    rows.push(row);
    if (rows.length > first) break;
  }
  const page = pageOf(rows, first, ({ placed }) => positionIn(placed));
  return { ...page, nodes: page.nodes.map(({ placed, part }) => viewOf(context, placed, part)) };
}

async function* wantedEntries(
  { application, directory }: Context,
  person: PersonRecord,
  side: AuditSide,
  after: Position | null,
): AsyncGenerator<{ placed: PlacedEntry; part: AuditPart }> {
  const log = auditLogOf(application);
  await log.flush();
  const ids = directory.idsOf(person.id);
  const isWanted = new Set(ids);
  const today = dayOf(log.now);
  const firstDay = after === null ? today : Math.min(today, Number(after.id));
  for (let day = firstDay; day > today - KEPT_DAYS; day -= 1) {
    for await (const placed of entriesOfDay(application.store, ids, day)) {
      if (after !== null && positionIn(placed).key >= after.key) continue;
      const part = partIn(placed.entry, isWanted);
      if (part !== null && (part === 'ASKED') === (side === 'ASKER')) yield { placed, part };
    }
  }
}

/** Texts of one length each, so that their order is that of the log. */
function positionIn({ block, place, day }: PlacedEntry): Position {
  return { key: `${String(block).padStart(12, '0')}.${String(place).padStart(4, '0')}`, id: String(day) };
}

function viewOf(context: Context, { entry, block, place }: PlacedEntry, part: AuditPart): AuditEntryView {
  const person = (id: string) => visiblePerson(context, id) ?? [];
  const { askerId, operation } = entry;
  return {
    id: `${block}.${place}`,
    at: new Date(entry.at).toISOString(),
    requestId: entry.requestId,
    operation,
    isChange: entry.isChange,
    isRefused: entry.isRefused,
    purpose: entry.purpose,
    role: roleOrNull(entry.role),
    asker: askerId === null ? null : (context.directory.person(askerId) ?? null),
    part,
    named: isOpenlyNaming(operation) ? [...new Set(entry.askedIds.flatMap(person))] : [],
    shown: extentOf(entry.shownCount),
  };
}

/** Whoever has a role among those the schema knows. */
export function roleOrNull(role: AskingRole): Role | null {
  return role === 'ANONYMOUS' || role === 'SYSTEM' ? null : role;
}

function extentOf(count: number): AuditExtent {
  if (count <= 1) return count === 0 ? 'NOBODY' : 'ONE';
  if (count <= 10) return 'FEW';
  return count <= 100 ? 'MANY' : 'VERY_MANY';
}
