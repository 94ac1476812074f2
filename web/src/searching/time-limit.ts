/** How long a search may take unless the address says otherwise. */
export const defaultTimeoutMs = 2000;
export const leastTimeoutMs = 10;
export const mostTimeoutMs = 30_000;

/** The next longer limit to offer; null if there is none. */
export function longerTimeoutMs(presentMs: number): number | null {
  return presentMs < mostTimeoutMs ? Math.min(mostTimeoutMs, presentMs * 5) : null;
}
