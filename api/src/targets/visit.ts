/** When a look at the targets begins a new visit. Pure. */

const VISIT_ENDS_AFTER_MS = 30 * 60_000;

/**
 * True if nobody has looked yet, on another UTC day, or if the last look is 30 minutes ago. A clock that was set back
 * begins a new visit, too. Instants as ISO texts.
 */
export function isNewVisit(lastLookAt: string | null, now: string): boolean {
  if (lastLookAt === null) return true;
  const elapsedMs = Date.parse(now) - Date.parse(lastLookAt);
  return elapsedMs >= VISIT_ENDS_AFTER_MS || elapsedMs < 0 || lastLookAt.slice(0, 10) !== now.slice(0, 10);
}
