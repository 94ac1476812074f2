/** Tells the windows of one person apart. */
const window = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');

/**
 * What this window's searches of a kind are called, for the server to stop them. The same each time, so that a question
 * asked before is known as such.
 */
export function searchKeyOf(kind: 'paths' | 'reach' | 'rest' | 'coverage'): string {
  return `${kind}-${window}`;
}
